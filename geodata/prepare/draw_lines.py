"""Quick pictures of the lines on the relief, to look at: draw_lines.py OUT.png W S E N [compare.gpkg]"""
import json
import sys
from pathlib import Path

import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

from line_guides import Guides

COLOURS = {"road": "red", "railway": "black", "power-line": "magenta", "gas-pipeline": "orange",
           "tourist-route": "green", "air-route": "blue", "transport-route": "brown"}


def parts(geometry):
    c = geometry["coordinates"]
    return c if geometry["type"] == "MultiLineString" else [c]


def main(out, west, south, east, north, compare=None):
    box = tuple(map(float, (west, south, east, north)))
    guides = Guides()
    lons, lats, z, river, _, water = guides.window(*box)
    light = np.clip(0.75 + (np.gradient(z, axis=1) - np.gradient(-z, axis=0)) / 500, 0.3, 1)
    light = np.where(water, 0.9, light)
    fig, ax = plt.subplots(figsize=(14, 14 * (box[3] - box[1]) / (box[2] - box[0]) * 1.3))
    ax.imshow(light, cmap="gray", extent=(lons[0], lons[-1], lats[-1], lats[0]), vmin=0, vmax=1.1)
    ax.contour(lons, lats, z, levels=range(0, 6000, 500), colors="#00000033", linewidths=0.5)
    for line in guides.rivers:
        ax.plot(line[:, 0], line[:, 1], color="deepskyblue", lw=0.6)
    pts = np.array([(p[0], p[1]) for p in guides.villages])
    ax.plot(pts[:, 0], pts[:, 1], ".", color="navy", ms=3)
    if compare:
        from osgeo import ogr
        data = ogr.Open(compare)
        for k in range(data.GetLayerCount()):
            layer = data.GetLayer(k)
            if not any(w in layer.GetName().lower() for w in ("road", "rail")):
                continue
            layer.SetSpatialFilterRect(*box)
            for feature in layer:
                geom = json.loads(feature.GetGeometryRef().ExportToJson())
                for line in parts(geom):
                    xy = np.array(line)[:, :2]
                    ax.plot(xy[:, 0], xy[:, 1], color="yellow", lw=1.2)
    for path in sorted((Path(__file__).resolve().parents[1] / "features").glob("*.geojson")):
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            if "LineString" not in feature["geometry"]["type"] or \
                    feature["properties"]["kind"] not in COLOURS:
                continue
            for line in parts(feature["geometry"]):
                xy = np.array(line)
                ax.plot(xy[:, 0], xy[:, 1], color=COLOURS[feature["properties"]["kind"]], lw=1.0,
                        marker=".", ms=2)
    ax.set_xlim(box[0], box[2])
    ax.set_ylim(box[1], box[3])
    ax.set_aspect(1.3)
    fig.savefig(out, dpi=80, bbox_inches="tight")


if __name__ == "__main__":
    main(*sys.argv[1:])
