"""How far the road lines lie from another road network (to judge them only; nothing is taken):
line_compare.py NETWORK.gpkg [LAYER ...]"""
import json
import sys
from pathlib import Path

import numpy as np
from osgeo import ogr
from scipy import spatial

from draw_lines import parts
from line_route import resample, to_km

FEATURES = Path(__file__).resolve().parents[1] / "features"


def network(path, words):
    data, out = ogr.Open(path), []
    for k in range(data.GetLayerCount()):
        layer = data.GetLayer(k)
        if any(w in layer.GetName().lower() for w in words):
            for feature in layer:
                for line in parts(json.loads(feature.GetGeometryRef().ExportToJson())):
                    if len(line) > 1:
                        out.append(resample(to_km(line, 41.0), 0.3))
    return spatial.cKDTree(np.vstack(out))


def main(path):
    for layer, words in (("roads", ("road",)), ("tourism", ("road",))):
        tree = network(path, words)
        for f in json.loads((FEATURES / f"{layer}.geojson").read_text())["features"]:
            xy = np.vstack([resample(to_km(p, 41.0), 0.5) for p in parts(f["geometry"])])
            d = tree.query(xy)[0]
            truth = f["properties"]["stretches"]
            total = np.linspace(0, 1, len(d))
            within = np.zeros(len(d), bool)
            for s in truth:
                on = (total >= s["between"][0]) & (total <= s["between"][1])
                within |= on & (d * 1000 <= s["uncertainty_m"])
            print(f"{f['id']}: mean {d.mean():.1f} km, median {np.median(d):.1f}, "
                  f"95 % {np.percentile(d, 95):.1f}; within the stated uncertainty {within.mean():.0%}")


if __name__ == "__main__":
    main(sys.argv[1])
