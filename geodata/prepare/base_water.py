#!/usr/bin/python3
"""base/ocean.fgb and base/lakes.fgb.

Ocean: what Natural Earth's 1:50m land leaves free. Lakes: GSHHG (levels 2 and 3) from lon 44..100, lat 30..58;
where it lacks one, or has the Aral Sea of the 1990s, the water bodies of OpenStreetMap (geo-maps, corners cut
because that package is coarsened on a grid); the largest of Natural Earth in the rest of the world.
"""
import json
import math
import subprocess
import tempfile

from shapely.geometry import MultiLineString, Point, Polygon, box
from shapely.ops import linemerge, polygonize, unary_union
from shapely.prepared import prep

from packages import apt_package, npm_package
from base_shapes import FOCUS, NAMES, names, natural_earth, parts, read, smooth, table, write

REGION = (44, 30, 102, 58)
# Where GSHHG's shore is that of decades ago: the Aral Sea and Sarygamysh (OpenStreetMap's instead), dry Lop Nur
OUTDATED = unary_union([box(57.8, 43.2, 62.0, 47.0), box(56.5, 41.3, 58.3, 42.6)])
DRY = box(89.9, 40.1, 90.6, 40.9)


def km2(shape):
    return shape.area * 111.32 ** 2 * math.cos(math.radians(shape.centroid.y))


def shores(level):
    """GSHHG polygons of one level (2 lakes, 3 islands in them), closed along the region's frame."""
    folder = apt_package("gmt-gshhg-full") / "usr/share/gmt-gshhg"
    west, south, east, north = REGION
    with tempfile.TemporaryDirectory() as scratch:
        text = subprocess.run(["gmt", "pscoast", f"-R{west}/{east}/{south}/{north}", "-Df", f"-W{level}",
                               f"-A0/{level}/{level}", "-M", f"--DIR_GSHHG={folder}"],
                              capture_output=True, text=True, check=True, cwd=scratch).stdout
    found = []
    for row in text.splitlines():
        if row.startswith(">"):
            found.append([])
        else:
            found[-1].append(tuple(float(v) for v in row.split()))
    merged = linemerge(MultiLineString([s for s in found if len(s) > 1]))
    return [p.buffer(0) for p in polygonize(merged)]


def osm_lakes():
    """geo-maps' lakes (the second of its three collections) of the region, pieces joined, corners cut."""
    path = npm_package("@geo-maps/earth-waterbodies-1m") / "map.geo.json"
    with path.open(encoding="utf-8") as file:
        polygons = json.load(file)["geometries"][1]["coordinates"]
    near = [Polygon(p[0], p[1:]).buffer(1e-5, join_style=2) for p in polygons
            if REGION[0] < p[0][0][0] < REGION[2] and REGION[1] < p[0][0][1] < REGION[3]]
    for shape in unary_union(near).geoms:
        if km2(shape) > 10:
            islands = [r for r in shape.interiors if km2(Polygon(r)) > 20 and km2(shape) > 1000]
            shape = Polygon(shape.exterior, islands).simplify(4e-3)
            yield Polygon(smooth(list(shape.exterior.coords)), [smooth(list(r.coords)) for r in shape.interiors])


def lakes():
    old = [p for p in shores(2) if not p.intersects(OUTDATED) and not p.within(DRY)]
    islands = prep(unary_union(shores(3)))
    known = prep(unary_union(old))
    inner = box(60, 34, 92, 49)
    fresh = [(p, "OpenStreetMap") for p in osm_lakes() if not known.intersects(p)
             and (p.centroid.within(inner) and km2(p) > 15 or p.intersects(OUTDATED) and km2(p) > 100)]
    island_shapes = islands.context
    found = [(p.difference(island_shapes) if islands.intersects(p) else p, "GSHHG") for p in old] + fresh
    region = box(*REGION)
    for shape, _ in read(natural_earth("ne_10m_lakes")):
        shape = shape.buffer(0)
        if km2(shape) > 400 and not shape.intersects(region):
            found.append((shape.simplify(0.02), "Natural Earth"))
    named = [(Point(float(r["lon"]), float(r["lat"])), r) for r in table("lakes")]
    taken = set()
    rows = []
    for shape, source in found:
        focus = shape.intersects(box(*FOCUS))
        size = km2(shape)
        if size < (0.5 if focus else 20):
            continue
        shape = shape.simplify(1e-4 if focus else 2e-3).buffer(0)
        values = {"area_km2": round(size, 1), "source": source}
        near = prep(shape.buffer(0.02))
        for point, row in named:
            if near.contains(point) and row["name_en"] not in taken:
                values |= names(row) | {"level_m": int(row["level"] or 0)}
                taken.add(row["name_en"])
                break
        values["rank"] = next(i for i, least in enumerate((10000, 2000, 400, 100, 20, 0), 1) if size >= least)
        rows.append((shape, values))
    for _, row in named:
        if row["name_en"] not in taken:
            print("no polygon for", row["name_en"])
    return rows


def ocean():
    """The world's sea; the Caspian, which GSHHG counts as a lake, is in lakes.fgb."""
    land = unary_union([g.buffer(0) for g, _ in read(natural_earth("ne_50m_land"))])
    caspian = box(46, 36, 55, 48)
    for shape in parts(box(-180, -85.06, 180, 90).difference(land)):
        if shape.geom_type != "Polygon" or shape.within(caspian):
            continue
        shape = Polygon(shape.exterior, [r for r in shape.interiors if Polygon(r).area > 4e-3])
        yield shape.simplify(0.015).buffer(0), {"rank": 1}


if __name__ == "__main__":
    write("ocean", "MultiPolygon", {"rank": int}, ocean())
    write("lakes", "MultiPolygon", dict.fromkeys(NAMES, str)
          | {"rank": int, "area_km2": float, "level_m": int, "source": str}, lakes())
