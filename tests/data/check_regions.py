#!/usr/bin/python3
"""What must hold of regions, border, crossings, projects and airports. Standard library only."""
import csv
import json
import math
import re
import unittest
from pathlib import Path

GEODATA = Path(__file__).resolve().parents[2] / "geodata"
LAYERS = ("regions", "border", "crossings", "projects", "airports")
KINDS = {
    "xinjiang": "autonomous-region", "xpcc": "corps-city", "issyk-kul-oblast": "oblast", "naryn-oblast": "oblast",
    "osh-oblast": "oblast", "ak-suu": "district", "jeti-oguz": "district", "at-bashy": "district", "alay": "district",
    "kara-kulja": "district", "border-china-kyrgyzstan": "border", "torugart": "crossing", "irkeshtam": "crossing",
    "port-aktau": "port", "port-kuryk": "port", "port-turkmenbashi": "port", "termez": "city",
    "bishkek-thermal-power-plant": "power-plant", "kashgar-economic-zone": "economic-zone",
    "naryn-free-economic-zone": "economic-zone", "aral-agricultural-park": "agricultural-park",
    "tumxuk-agricultural-centre": "agricultural-centre", "bishkek-streets": "street-network",
    "bishkek-national-hospital": "hospital", "osh-hospital": "hospital", "bishkek-chinese-school": "school",
    "xian": "city", "airports-kyrgyzstan": "airport"}
OBLAST = {"ak-suu": "issyk-kul-oblast", "jeti-oguz": "issyk-kul-oblast", "at-bashy": "naryn-oblast",
          "alay": "osh-oblast", "kara-kulja": "osh-oblast"}
SCRIPTS = {"name_zh": r"[\u4e00-\u9fff0-9－—\-]+$", "name_en": r"[A-Za-z' ,.\-]+$",
           "name_ru": r"[А-Яа-яЁё «»№.,\-]+$", "name_ky": r"[А-Яа-яЁёҢңӨөҮү «»№.,\-]+$"}
RADIUS_KM = 6371.0072


def load():
    found = {}
    for layer in LAYERS:
        text = (GEODATA / "features" / f"{layer}.geojson").read_text(encoding="utf-8")
        for feature in json.loads(text)["features"]:
            found[feature["id"]] = feature
    return found


FOUND = load()


def ring_km2(ring):
    """Signed area on the sphere, positive when the ring runs counter-clockwise (Chamberlain and Duquette)."""
    total = sum(math.radians(b[0] - a[0]) * (2 + math.sin(math.radians(a[1])) + math.sin(math.radians(b[1])))
                for a, b in zip(ring, ring[1:]))
    return -total * RADIUS_KM ** 2 / 2


def outer(name):
    geometry = FOUND[name]["geometry"]
    return geometry["coordinates"][0]


def km2(name):
    rings = FOUND[name]["geometry"]["coordinates"]
    return abs(ring_km2(rings[0])) - sum(abs(ring_km2(r)) for r in rings[1:])


def km(line):
    total = 0.0
    for (x1, y1), (x2, y2) in zip(line, line[1:]):
        p, q = math.radians(y1), math.radians(y2)
        a = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(x2 - x1) / 2) ** 2
        total += 2 * 6371.0088 * math.asin(math.sqrt(a))
    return total


def within(point, ring):
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def points_of(geometry):
    if geometry["type"] == "Point":
        yield geometry["coordinates"]
    elif geometry["type"] in ("LineString", "MultiPoint"):
        yield from geometry["coordinates"]
    else:
        for ring in geometry["coordinates"]:
            yield from ring


def edges(name):
    ring = [tuple(p) for p in outer(name)]
    return list(zip(ring, ring[1:]))


def cross(a, b, c, d):
    """Do two segments cross in a point inside both?"""
    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def crossings(one, two):
    """Pairs of edges of two outlines that cross, found through a coarse grid."""
    size, cells = 0.05, {}
    for e in edges(two):
        for cell in covered(e, size):
            cells.setdefault(cell, []).append(e)
    return [(e, f) for e in edges(one) for cell in covered(e, size) for f in cells.get(cell, []) if cross(*e, *f)]


def covered(edge, size):
    (x1, y1), (x2, y2) = edge
    return [(i, j) for i in range(math.floor(min(x1, x2) / size), math.floor(max(x1, x2) / size) + 1)
            for j in range(math.floor(min(y1, y2) / size), math.floor(max(y1, y2) / size) + 1)]


class Catalogue(unittest.TestCase):
    def test_every_feature_is_there_once_with_its_kind(self):
        self.assertEqual({n: f["properties"]["kind"] for n, f in FOUND.items()}, KINDS)

    def test_names_are_in_their_scripts(self):
        for name, feature in FOUND.items():
            for key, pattern in SCRIPTS.items():
                self.assertRegex(feature["properties"][key], pattern, (name, key))

    def test_kyrgyz_names_are_kyrgyz(self):
        names = {n: FOUND[n]["properties"]["name_ky"] for n in ("jeti-oguz", "issyk-kul-oblast", "torugart")}
        self.assertEqual(names, {"jeti-oguz": "Жети-Өгүз району", "issyk-kul-oblast": "Ысык-Көл облусу",
                                 "torugart": "Торугарт өткөрүү пункту"})

    def test_members(self):
        for name, feature in FOUND.items():
            p = feature["properties"]
            self.assertEqual(p["id"], name)
            self.assertIn(p["exactness"], (1, 2))
            self.assertIn(p["precision"], range(1, 7))
            self.assertGreaterEqual(p["uncertainty_m"], 100, name)
            self.assertTrue(p["license"] and p["sources"], name)
            self.assertTrue(p["lineage"]["en"] and p["lineage"]["zh"], name)
            if feature["geometry"]["type"] == "MultiPoint":
                self.assertEqual(len(p["points"]), len(feature["geometry"]["coordinates"]), name)

    def test_status(self):
        clauses = {c["id"] for f in (GEODATA / "documents").glob("*.json")
                   for c in json.loads(f.read_text(encoding="utf-8"))["clauses"]}
        for name, feature in FOUND.items():
            status = feature["properties"]["status"]
            self.assertEqual(status, sorted(status, key=lambda s: s["date"]), name)
            for s in status:
                self.assertRegex(s["date"], r"^\d{4}(-\d\d){0,2}$", name)
                self.assertIn(s["code"], range(1, 7))
                self.assertTrue(s["note"]["en"] and s["note"]["zh"] and s["source"], name)
                if re.match(r"(plan|statement|outcomes)-\d{4}/", s["source"]) and clauses:
                    self.assertIn(s["source"], clauses, name)


class Geometry(unittest.TestCase):
    def test_coordinates(self):
        for name, feature in FOUND.items():
            for x, y in points_of(feature["geometry"]):
                self.assertTrue(50 < x < 110 and 33 < y < 50, (name, x, y))
                self.assertEqual((round(x, 6), round(y, 6)), (x, y), name)

    def test_rings_are_closed_and_run_counter_clockwise(self):
        for name, feature in FOUND.items():
            if feature["geometry"]["type"] == "Polygon":
                for i, ring in enumerate(feature["geometry"]["coordinates"]):
                    self.assertEqual(ring[0], ring[-1], name)
                    self.assertEqual(len(set(map(tuple, ring))), len(ring) - 1, name)
                    self.assertEqual(ring_km2(ring) > 0, i == 0, name)

    def test_area_routine(self):
        square = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
        self.assertAlmostEqual(ring_km2(square), 12363.7, delta=2)

    def test_areas(self):
        for name, feature in FOUND.items():
            for area in feature["properties"].get("areas", []):
                if abs(km2(name) / area["km2"] - 1) > 0.05:
                    self.assertIn("area_note", feature["properties"], (name, km2(name), area))
        for name in OBLAST:
            self.assertAlmostEqual(km2(name) / FOUND[name]["properties"]["areas"][0]["km2"], 1, delta=0.05, msg=name)

    def test_border_length_and_stretches(self):
        feature = FOUND["border-china-kyrgyzstan"]
        for length in feature["properties"]["lengths"]:
            self.assertAlmostEqual(km(feature["geometry"]["coordinates"]) / length["km"], 1, delta=0.05)
        places = [s["between"] for s in feature["properties"]["stretches"]]
        self.assertEqual((places[0][0], places[-1][1]), (0, 1))
        self.assertEqual([p[1] for p in places[:-1]], [p[0] for p in places[1:]])

    def test_size(self):
        for layer in LAYERS:
            self.assertLess((GEODATA / "features" / f"{layer}.geojson").stat().st_size, 1_500_000)


class Fit(unittest.TestCase):
    """Outlines meet in the very same vertices: no gaps, no overlaps."""

    def test_districts_lie_in_their_oblast(self):
        for name, oblast in OBLAST.items():
            border = set(map(tuple, outer(oblast)))
            for point in map(tuple, outer(name)):
                self.assertTrue(point in border or within(point, outer(oblast)), (name, point))
            self.assertEqual(crossings(name, oblast), [], name)
            self.assertGreater(len(border & set(map(tuple, outer(name)))), 100, name)

    def test_neighbouring_districts_share_edges(self):
        for one, two in (("ak-suu", "jeti-oguz"), ("alay", "kara-kulja")):
            turned = {(b, a) for a, b in edges(two)}
            shared = [e for e in edges(one) if e in turned]
            self.assertGreater(sum(km(e) for e in shared), 60, (one, two))
            self.assertEqual(crossings(one, two), [], (one, two))
            border = set(map(tuple, outer(two)))
            for point in map(tuple, outer(one)):
                self.assertTrue(point in border or not within(point, outer(two)), (one, two, point))

    def test_districts_of_the_border_lie_on_it(self):
        line = set(map(tuple, FOUND["border-china-kyrgyzstan"]["geometry"]["coordinates"]))
        for name in (*OBLAST, "xinjiang"):
            self.assertGreater(len(line & set(map(tuple, outer(name)))), 100, name)
        self.assertEqual(line - set(map(tuple, outer("xinjiang"))), set())

    def test_outlines_have_no_knots(self):
        for name in (*OBLAST, *set(OBLAST.values()), "xinjiang"):
            self.assertEqual(crossings(name, name), [], name)

    def test_settlements_lie_in_their_district(self):
        with (GEODATA / "prepare/inputs/district_seeds.csv").open(encoding="utf-8") as file:
            rows = [r for r in csv.DictReader(file) if float(r["uncertainty_m"]) <= 1000]
        ours = [r for r in rows if r["district"] in OBLAST]
        self.assertGreater(len(ours), 70)
        for row in rows:
            point = float(row["lon"]), float(row["lat"])
            for name in OBLAST:
                self.assertEqual(within(point, outer(name)), row["district"] == name, (row, name))

    def test_crossings_are_near_the_border(self):
        line = FOUND["border-china-kyrgyzstan"]["geometry"]["coordinates"]
        for name in ("torugart", "irkeshtam"):
            point = FOUND[name]["geometry"]["coordinates"]
            self.assertLess(min(km([point, p]) for p in line), 8, name)


if __name__ == "__main__":
    unittest.main()
