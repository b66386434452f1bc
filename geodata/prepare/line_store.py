"""Segments of routes: way-points in, dense lines out, kept in the cache by what they are made of."""
import csv
import hashlib
import json
from pathlib import Path

import geodesy
import line_route
from packages import cache_folder

HERE = Path(__file__).resolve().parent
STEP = {"straight-abc": 2000.0, "straight-air": 20000.0}
KIND_OF_PREFIX = {"railway": "railway", "power": "power-line", "pipeline": "gas-pipeline"}


def kind_of(name):
    return KIND_OF_PREFIX.get(name.split("-")[0], "road")


def waypoints():
    """segment -> [{lon, lat, name, confidence, source}] in order."""
    out = {}
    chinese = json.loads((HERE / "inputs/lines/names_zh.json").read_text(encoding="utf-8"))
    with open(HERE / "inputs" / "lines" / "waypoints.csv", encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            out.setdefault(row["segment"], []).append(
                {"lon": float(row["lon"]), "lat": float(row["lat"]), "name": row["name"],
                 "zh": chinese.get(row["name"]), "confidence": row["confidence"], "source": row["source"]})
    return out


def code_mark():
    """Changes whenever the programs that make the lines change."""
    text = b"".join((HERE / n).read_bytes() for n in (
        "line_route.py", "line_guides.py", "line_store.py", "geodesy.py"))
    return hashlib.sha256(text).hexdigest()[:16]


def build(cache, guides, table=None):
    """segment -> list of (lon, lat); guides() gives line_guides.Guides, only when it is needed."""
    out, mark, loaded = {}, code_mark(), None
    for name, points in (table or waypoints()).items():
        triples = [(p["lon"], p["lat"], p["confidence"]) for p in points]
        key = hashlib.sha256(json.dumps([mark, kind_of(name), triples]).encode()).hexdigest()[:20]
        kept = cache_folder(cache) / "segments" / f"{name}-{key}.json"
        if kept.exists():
            line = [tuple(p) for p in json.loads(kept.read_text())]
        else:
            if name.startswith("straight-"):
                line = [(round(x, 5), round(y, 5))
                        for x, y in geodesy.densify(
                            [t[:2] for t in triples], STEP.get(name, 10000.0))]
            else:
                loaded = loaded or guides()
                line = line_route.segment(kind_of(name), triples, loaded)
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(json.dumps(line))
        print(f"{name}: {len(line)} points, {geodesy.length(line) / 1000:.0f} km", flush=True)
        out[name] = line
    return out
