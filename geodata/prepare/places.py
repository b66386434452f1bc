#!/usr/bin/python3
"""features/regions, border, crossings, projects and airports.geojson.

Words and facts: inputs/places.json. Geometry: points from there; regions and the border from outlines.py;
districts from districts.py (run it first).
"""
import json
import math
from pathlib import Path

from shapely.geometry import LineString, MultiPoint, Point, mapping, shape
from shapely.geometry.polygon import orient

import spherical
from outlines import border_points, border_stretches, first_level, oblasts, xinjiang
from packages import ROOT, cache_folder

INPUTS = Path(__file__).with_name("inputs")
RELIEF_M = 4000                        # a cell of the relief: ridges are not known better than this
FEATURES = ROOT / "geodata" / "features"
DISTRICT = {
    "en": "Derived, no open data set of districts being at hand: the oblast was shared out among all "
          "its districts by way and climb from {count} settlements and places known to be in one or another, with "
          "ridges as barriers, so that areas keep the proportion of the published ones (the oblast as drawn has "
          "{share} % of their sum). Outer borders are the oblast's{lake}; inner ones are approximate.{extra}",
    "zh": "推算所得（未获得可用的区界数据）：以已知归属的{count}处居民点和地点为起点，按行程与爬升、以山脊为阻隔，"
          "将全州分配给所属各区，使面积与公布面积成比例（图上全州为各区公布面积之和的{share}%）。"
          "外界即州界{lake_zh}，内界为近似。{extra_zh}"}


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
        polygon = outlines[entry["admin1"]]
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
    return {"precision": 3, "uncertainty_m": math.ceil((mine["uncertainty_m"] + RELIEF_M) / 1000) * 1000,
            "lineage": {k: v.format(**words) for k, v in DISTRICT.items()},
            "uses": ["natural-earth", "geo-maps", *(["natural-earth-lake"] if lake else []), "seeds", "areas", "srtm"],
            "license": "ODbL-1.0"}


def feature(entry, sources, districts, outlines):
    if entry.get("district"):
        entry = {**entry, **district_words(entry, districts)}
    stretches = None
    if "common_line" in entry:
        geometry, stretches = {"type": "LineString", "coordinates": border_points()}, border_stretches()
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
    outlines = {**oblasts(), "Bishkek": first_level("KG")["Bishkek"], "Xinjiang": xinjiang()}
    for layer, title in facts["layers"].items():
        found = [feature(e, facts["sources"], districts, outlines) for e in facts["features"] if e["layer"] == layer]
        collection = {"type": "FeatureCollection", "layer": layer, "title": title, "features": found}
        path = FEATURES / f"{layer}.geojson"
        path.write_text(text(collection) + "\n", encoding="utf-8")
        print(path.name, len(found), "features", path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
