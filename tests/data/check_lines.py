"""What the line features promise: run with `python3 tests/data/check_lines.py`."""
import json
import math
import re
import unittest
from pathlib import Path

FEATURES = Path(__file__).resolve().parents[2] / "geodata" / "features"
IDS = {
    "roads": {"road-bishkek-torugart-kashgar", "road-osh-irkeshtam", "road-north-south",
              "road-osh-isfana", "road-china-kyrgyzstan-uzbekistan",
              "road-china-tajikistan-uzbekistan", "road-western-china-western-europe"},
    "railway": {"railway-china-kyrgyzstan-uzbekistan"},
    "power": {"power-line-datka-kemin", "power-lines-500kv"},
    "gas": {"pipeline-line-d-kyrgyz-section", "pipeline-line-d", "pipeline-lines-abc"},
    "tourism": {"issyk-kul-tourist-route"},
    "air": {"air-route-beijing-bishkek"},
    "transport": {"trans-caspian-route"},
}
SPACING = {"air-route": 25.0, "transport-route": 12.0}      # km between vertices at most; others 2.6
MISSING = [f"{layer}.geojson" for layer in IDS if not (FEATURES / f"{layer}.geojson").exists()]


def load():
    out = {}
    for layer in IDS:
        data = json.loads((FEATURES / f"{layer}.geojson").read_text(encoding="utf-8"))
        for feature in data["features"]:
            if "LineString" in feature["geometry"]["type"]:
                out[feature["id"]] = feature
    return out


def parts(feature):
    c = feature["geometry"]["coordinates"]
    return c if feature["geometry"]["type"] == "MultiLineString" else [c]


def km(p, q):
    """Distance on the ellipsoid's local radii: good to 0.1 % for the short pieces it is used on."""
    lat = math.radians((p[1] + q[1]) / 2)
    w = math.sqrt(1 - 0.00669438 * math.sin(lat) ** 2)
    x = math.radians(q[0] - p[0]) * 6378.137 / w * math.cos(lat)
    y = math.radians(q[1] - p[1]) * 6378.137 * (1 - 0.00669438) / w ** 3
    return math.hypot(x, y)


def length(line):
    return sum(km(p, q) for p, q in zip(line, line[1:]))


def turns(line):
    """Angle by which the line turns at each inner vertex, degrees."""
    for a, b, c in zip(line, line[1:], line[2:]):
        k = math.cos(math.radians(b[1]))
        u = ((b[0] - a[0]) * k, b[1] - a[1])
        v = ((c[0] - b[0]) * k, c[1] - b[1])
        yield abs(math.degrees(math.atan2(u[0] * v[1] - u[1] * v[0], u[0] * v[0] + u[1] * v[1])))


def contains(long, short):
    try:
        k = long.index(short[0])
    except ValueError:
        return False
    return long[k:k + len(short)] == short


@unittest.skipIf(MISSING, f"not there: {MISSING}")
class Lines(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.features = load()

    def each(self):
        for name, feature in self.features.items():
            with self.subTest(name):
                yield feature, feature["properties"]

    def test_all_ids_in_their_layers(self):
        for layer, ids in IDS.items():
            for name in ids:
                self.assertIn(name, self.features)
                properties = self.features[name]["properties"]
                self.assertEqual((properties["id"], properties["layer"]), (name, layer))

    def test_stretches_cover_the_line(self):
        for feature, properties in self.each():
            cover = properties["stretches"]
            self.assertEqual((cover[0]["between"][0], cover[-1]["between"][1]), (0, 1))
            for a, b in zip(cover, cover[1:]):
                self.assertEqual(a["between"][1], b["between"][0])
            for item in cover:
                self.assertLess(item["between"][0], item["between"][1])
                self.assertGreater(item["uncertainty_m"], 0)
                self.assertEqual(item["uncertainty_m"] % 100, 0)
                self.assertTrue(item["basis"]["en"] and item["basis"]["zh"])
            self.assertEqual(properties["uncertainty_m"], max(s["uncertainty_m"] for s in cover))
            self.assertEqual(properties["exactness"], 2)
            self.assertEqual(properties["precision"], 2 if properties["uncertainty_m"] <= 25000 else 5)

    def test_lengths_agree_or_are_explained(self):
        for feature, properties in self.each():
            own = sum(length(p) for p in parts(feature))
            for item in properties["lengths"]:
                self.assertTrue(item["source"] and item["what"]["en"] and item["what"]["zh"])
                if abs(own / item["km"] - 1) > 0.15:
                    self.assertTrue(properties.get("length_note", {}).get("en"), (own, item["km"]))
                    self.assertTrue(properties["length_note"]["zh"])
            for words in properties.get("length_note", {}).values():
                self.assertNotRegex(words, r"[{}]")

    def test_length_of_one_known_arc(self):
        self.assertAlmostEqual(km((0, 0), (0, 1)), 110.574, delta=0.02)
        self.assertAlmostEqual(km((0, 0), (1, 0)), 111.320, delta=0.02)

    def test_vertices_lie_close_but_not_twice(self):
        for feature, properties in self.each():
            most = SPACING.get(properties["kind"], 2.6)
            for line in parts(feature):
                steps = [km(p, q) for p, q in zip(line, line[1:])]
                self.assertLess(max(steps), most)
                self.assertGreater(min(steps), 0.01)

    def test_no_hairpins_and_no_staircase(self):
        for feature, properties in self.each():
            found = [t for line in parts(feature) for t in turns(line)]
            self.assertLessEqual(sum(t > 120 for t in found), max(1, len(found) // 400))
            self.assertLess(sum(found) / len(found), 20, "the line zigzags")

    def test_no_line_comes_back_on_itself(self):
        """Within 3 km along a road no two vertices are nearer than a third of the way between."""
        for feature, properties in self.each():
            if properties["kind"] in SPACING:
                continue
            for line in parts(feature):
                tight = sum(km(line[k], line[k + 4]) < 0.33 * length(line[k:k + 5])
                            for k in range(len(line) - 4))
                self.assertLessEqual(tight, max(3, len(line) // 60))

    def test_shared_roads_share_vertices(self):
        def line(name):
            return parts(self.features[name])[0]
        through = line("road-china-kyrgyzstan-uzbekistan")
        self.assertTrue(contains(through, line("road-osh-irkeshtam")))
        torugart, north_south = line("road-bishkek-torugart-kashgar"), line("road-north-south")
        shared = [p for p in north_south if p in torugart]
        self.assertGreater(length(shared), 40)
        self.assertTrue(contains(torugart, shared) and contains(north_south, shared))
        end = [p for p in through if p in torugart]
        self.assertGreater(length(end), 40)
        self.assertTrue(contains(torugart, end) and contains(through, end))

    def test_kyrgyz_section_is_a_run_of_line_d(self):
        whole = parts(self.features["pipeline-line-d"])[0]
        self.assertTrue(contains(whole, parts(self.features["pipeline-line-d-kyrgyz-section"])[0]))

    def test_lines_run_towards_china_or_east(self):
        for feature, properties in self.each():
            for line in parts(feature):
                if line[0] != line[-1] and feature["id"] not in (
                        "road-north-south", "road-osh-isfana", "power-lines-500kv"):
                    self.assertLess(line[0][0], line[-1][0])

    def test_names_in_four_scripts(self):
        for feature, properties in self.each():
            self.assertRegex(properties["name_zh"], r"[\u4e00-\u9fff]")
            self.assertRegex(properties["name_en"], r"^[^\u0400-\u04ff\u4e00-\u9fff]+$")
            self.assertRegex(properties["name_ru"], r"[\u0400-\u04ff]")
            self.assertNotRegex(properties["name_ru"], r"[ҢңӨөҮү\u4e00-\u9fff]")
            self.assertRegex(properties["name_ky"], r"[\u0400-\u04ff]")
            self.assertNotRegex(properties["name_ky"], r"[\u4e00-\u9fff]")
        self.assertIn("Өзбекстан", self.features["road-china-kyrgyzstan-uzbekistan"]
                      ["properties"]["name_ky"])

    def test_statuses_say_who_and_when(self):
        for feature, properties in self.each():
            status = properties["status"]
            self.assertTrue(status)
            dates = [s["date"] for s in status]
            self.assertEqual(dates, sorted(dates))
            for item in status:
                self.assertIn(item["code"], range(1, 7))
                self.assertTrue(item["source"] and item["note"]["en"] and item["note"]["zh"])
                self.assertTrue(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", item["date"]))

    def test_licence_follows_the_sources(self):
        for feature, properties in self.each():
            self.assertTrue(properties["sources"])
            if any("ODbL" in s["license"] for s in properties["sources"]):
                self.assertEqual(properties["license"], "ODbL-1.0")

    def test_coordinates_have_at_most_six_decimals(self):
        for layer in IDS:
            text = (FEATURES / f"{layer}.geojson").read_text(encoding="utf-8")
            self.assertNotRegex(text, r"\[-?\d+\.\d{7,}")


if __name__ == "__main__":
    unittest.main()
