#!/usr/bin/python3
"""Kyrgyz districts from facts: no package holds their borders, so they are derived and say so.

Facts: settlements and the district each belongs to (inputs/district_seeds.csv), published areas
(inputs/district_areas.csv), oblasts (outlines.py), Issyk-Kul lake (Natural Earth), relief (base/relief.tif).

Each oblast (without the lake) is shared out among all of its districts. From a district's settlements the
cost of getting to every place is found (Dijkstra on a 30" grid): way, plus climbing, plus height above the
valley floor, so that fronts meet on ridges. A place goes to the district with the least cost less that
district's handicap; handicaps are tuned until every area is its published share of the oblast. The lines
between districts are then drawn between cells on a four times finer grid, smoothed with their meeting points
held, simplified once for both sides, and cut at the oblast's own border, whose vertices stay as they are.

How far lines would move is tried, not guessed: costs, areas and the set of settlements are varied, and the
95th percentile of the distance is the uncertainty. Writes build/prepare/districts.json.
"""
import csv
import json
import math
import os
from collections import defaultdict
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr
from scipy import ndimage, sparse
from scipy.sparse.csgraph import dijkstra
from shapely.geometry import LineString, Point, mapping
from shapely.ops import polygonize, unary_union

import spherical
from outlines import lake, oblasts, rounded
from packages import ROOT, cache_folder

gdal.UseExceptions()
ogr.UseExceptions()
CRS = osr.SpatialReference()
CRS.ImportFromEPSG(4326)
CRS.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
INPUTS = Path(__file__).with_name("inputs")
CELL = 1 / 120                         # degrees
FINE = 4                               # fine cells in a cell's side
SETTLED = 25.0                         # cost from a settlement at which handicaps count in full
COSTS = {"climb": 18.0, "height": 3.0, "floor_km": 9.0}
OBLASTS = {"issyk-kul-oblast": "Ysyk-Köl", "naryn-oblast": "Naryn", "osh-oblast": "Osh"}
RUNS = int(os.environ.get("RUNS", 24))


def read(name):
    with (INPUTS / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Grid:
    """Relief and the cells of one oblast."""

    def __init__(self, domain):
        w, s, e, n = domain.bounds
        self.west, self.north = math.floor(w * 60) / 60 - 0.1, math.ceil(n * 60) / 60 + 0.1
        self.columns = round((e + 0.1 - self.west) / CELL)
        self.rows = round((self.north - s + 0.1) / CELL)
        relief = gdal.Open(str(ROOT / "geodata" / "base" / "relief.tif"))
        east, south = self.west + self.columns * CELL, self.north - self.rows * CELL
        self.height = gdal.Warp("", relief, format="MEM", outputBounds=(self.west, south, east, self.north),
                                width=self.columns, height=self.rows, resampleAlg="cubicspline",
                                outputType=gdal.GDT_Float32).ReadAsArray()
        self.inside = self.burn(domain)
        latitude = self.north - (np.arange(self.rows) + 0.5) * CELL
        self.dy = CELL * 111.2
        self.dx = self.dy * np.cos(np.radians(latitude))
        self.area = np.repeat((self.dx * self.dy)[:, None], self.columns, 1)

    def burn(self, geometry, scale=1):
        memory = ogr.GetDriverByName("Memory").CreateDataSource("")      # lives as long as its layer is used
        layer = memory.CreateLayer("shape", CRS)
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkb(geometry.wkb))
        layer.CreateFeature(feature)
        mask = gdal.GetDriverByName("MEM").Create("", self.columns * scale, self.rows * scale, 1, gdal.GDT_Byte)
        mask.SetGeoTransform([self.west, CELL / scale, 0, self.north, 0, -CELL / scale])
        mask.SetProjection(CRS.ExportToWkt())
        gdal.RasterizeLayer(mask, [1], layer, burn_values=[1])
        return mask.ReadAsArray() > 0

    def cell(self, lon, lat):
        return int((self.north - lat) / CELL), int((lon - self.west) / CELL)

    def graph(self, climb, height, floor_km):
        """Directed graph of the cells inside: cost in kilometres of easy way."""
        reach = max(1, round(floor_km / self.dy))
        floor = ndimage.gaussian_filter(ndimage.minimum_filter(self.height, 2 * reach + 1), reach / 2)
        above = np.clip(self.height - floor, 0, None) / 1000
        index = np.arange(self.rows * self.columns).reshape(self.rows, self.columns)
        sources, targets, costs = [], [], []
        for dr, dc in ((0, 1), (1, 0), (1, 1), (1, -1)):
            a = (slice(0, self.rows - dr), slice(max(0, -dc), self.columns - max(0, dc)))
            b = (slice(dr, self.rows), slice(max(0, dc), self.columns + min(0, dc)))
            both = self.inside[a] & self.inside[b]
            way = np.hypot(dr * self.dy, dc * self.dx[a[0]])[:, None] * (1 + height * (above[a] + above[b]) ** 2 / 4)
            rise = (self.height[b] - self.height[a]) / 1000
            for one, other, sign in ((a, b, 1), (b, a, -1)):
                sources.append(index[one][both])
                targets.append(index[other][both])
                costs.append((way + climb * np.clip(sign * rise, 0, None))[both])
        n = index.size
        return sparse.csr_matrix((np.concatenate(costs), (np.concatenate(sources), np.concatenate(targets))), (n, n))


def reach(grid, seeds, names, costs):
    """Cost from each district's settlements to every cell: districts x rows x columns."""
    graph = grid.graph(**costs)
    fields = []
    for name in names:
        cells = {r * grid.columns + c for r, c in (grid.cell(lon, lat) for lon, lat, _ in seeds[name])
                 if grid.inside[r, c]}
        field = dijkstra(graph, indices=sorted(cells), min_only=True).reshape(grid.rows, grid.columns)
        fields.append(field)
    return np.array(fields)


def levels(fields, handicap):
    """Cost less handicap; a handicap fades out towards settlements, so that these stay with their district."""
    fade = np.clip(fields.min(0) / SETTLED, 0, 1)
    return fields - handicap.reshape(-1, *[1] * (fields.ndim - 1)) * fade


def balance(grid, fields, shares, steps=600):
    """Handicaps for which every district gets its share of the cells inside."""
    handicap = np.zeros(len(shares))
    inside = grid.inside & np.isfinite(fields).all(0)
    values, area = fields[:, inside], grid.area[inside]
    target = np.array(shares) / sum(shares) * area.sum()
    rate = 0.02
    for step in range(steps):
        label = np.argmin(levels(values, handicap), 0)
        have = np.bincount(label, area, len(shares))
        handicap += rate * (target - have) / np.sqrt(target) * (1 if step < steps / 2 else 0.3)
    return handicap


def labels_of(grid, fields, handicap, scale=1):
    """Which district every cell belongs to, carried on beyond the border, on a grid `scale` times as fine."""
    known = grid.inside & np.isfinite(fields).all(0)
    nearest = ndimage.distance_transform_edt(~known, return_distances=False, return_indices=True)
    found = []
    filled = fields[(slice(None), *nearest)]
    for level in levels(filled, handicap):
        level = ndimage.gaussian_filter(level, 0.8)
        if scale > 1:
            r = (np.arange(grid.rows * scale) + 0.5) / scale - 0.5
            c = (np.arange(grid.columns * scale) + 0.5) / scale - 0.5
            level = ndimage.map_coordinates(level, np.meshgrid(r, c, indexing="ij"), order=3, mode="nearest")
        found.append(level)
    return np.argmin(found, 0)


def arcs(label):
    """Lines between unlike cells as lists of cell corners (row, column), from meeting point to meeting point."""
    links = defaultdict(list)
    r, c = np.nonzero(label[:, 1:] != label[:, :-1])
    edges = [((i, j + 1), (i + 1, j + 1)) for i, j in zip(r.tolist(), c.tolist())]
    r, c = np.nonzero(label[1:] != label[:-1])
    edges += [((i + 1, j), (i + 1, j + 1)) for i, j in zip(r.tolist(), c.tolist())]
    for a, b in edges:
        links[a].append(b)
        links[b].append(a)
    done, lines = set(), []

    def follow(a, b):
        line = [a, b]
        done.add(frozenset((a, b)))
        while len(links[b]) == 2:
            a, b = b, next((x for x in links[b] if x != a), a)
            if frozenset((a, b)) in done:
                break
            done.add(frozenset((a, b)))
            line.append(b)
        return line

    for only_ends in (True, False):
        for a in list(links):
            if only_ends and len(links[a]) == 2:
                continue
            lines += [follow(a, b) for b in links[a] if frozenset((a, b)) not in done]
    return lines


def smooth(grid, line, sigma=5.0, tolerance=0.0016):
    """Take the steps out of a line of fine-cell corners; ends stay."""
    points = np.array([(grid.west + c * CELL / FINE, grid.north - r * CELL / FINE) for r, c in line])
    if len(points) > 4:
        reach = int(sigma * 3)
        pad = np.vstack([2 * points[0] - points[reach:0:-1], points, 2 * points[-1] - points[-2:-reach - 2:-1]]) \
            if len(points) > reach + 1 else np.vstack([np.repeat(points[:1], reach, 0), points,
                                                       np.repeat(points[-1:], reach, 0)])
        soft = ndimage.gaussian_filter1d(pad, sigma, axis=0)[reach:-reach] if len(points) > reach + 1 \
            else ndimage.gaussian_filter1d(pad, sigma / 2, axis=0)[reach:-reach]
        soft[0], soft[-1] = points[0], points[-1]
        points = soft
    return LineString(points).simplify(tolerance)


def shapes(grid, domain, label, names):
    """District polygons that fill the domain: smoothed lines, then cut by the domain's own border."""
    near = domain.buffer(0.05)
    lines = [smooth(grid, line) for line in arcs(label)]
    lines = [rounded(l) for l in lines if l.length > 0 and l.intersects(near)]
    faces = list(polygonize(rounded(unary_union([domain.boundary, *lines]))))
    parts = defaultdict(list)
    for face in faces:
        middle = face.representative_point()
        if not domain.contains(middle):
            continue
        cover = grid_values(grid, label, face, middle)
        parts[names[cover]].append(face)
    merged = {name: unary_union(found) for name, found in parts.items()}
    return tidy(merged)


def grid_values(grid, label, face, middle):
    inside = grid.burn(face, FINE) if face.area > 1e-4 else None
    if inside is not None and inside.any():
        return int(np.bincount(label[inside]).argmax())
    r, c = int((grid.north - middle.y) / CELL * FINE), int((middle.x - grid.west) / CELL * FINE)
    return int(label[r, c])


def tidy(found):
    """A district is one piece: smaller pieces go to the neighbour they share most border with."""
    loose = []
    for name, geometry in found.items():
        pieces = sorted(getattr(geometry, "geoms", [geometry]), key=lambda g: -g.area)
        found[name] = pieces[0]
        loose += pieces[1:]
    for piece in sorted(loose, key=lambda g: -g.area):
        name = max(found, key=lambda n: found[n].boundary.intersection(piece.boundary).length)
        found[name] = unary_union([found[name], piece])
    return found


def edge_cells(label, k, inside):
    """Cells of district k that touch another district."""
    mine = label == k
    other = ndimage.binary_dilation(~mine & inside, np.ones((3, 3)))
    return mine & other & inside


def vary(random, seeds):
    """Leave out a quarter of the well-known settlements, move the others within what is known of them."""
    return [(lon + random.normal(0, metres / 2 / 83e3), lat + random.normal(0, metres / 2 / 111e3), metres)
            for lon, lat, metres in seeds if metres > 1000 or random.random() > 0.25]


def uncertainty(grid, seeds, names, shares, base):
    """Metres within which each district's inner lines stay when costs, areas and settlements are varied."""
    random = np.random.default_rng(20150902)
    moved = {k: [] for k in range(len(names))}
    away = [ndimage.distance_transform_edt(~edge_cells(base, k, grid.inside), sampling=(grid.dy, grid.dx.mean()))
            for k in range(len(names))]
    for _ in range(RUNS):
        costs = {key: value * math.exp(random.normal(0, 0.5)) for key, value in COSTS.items()}
        some = {n: vary(random, seeds[n]) or seeds[n] for n in names}
        varied = [s * math.exp(random.normal(0, 0.04)) for s in shares]
        fields = reach(grid, some, names, costs)
        label = labels_of(grid, fields, balance(grid, fields, varied, 250))
        for k in range(len(names)):
            moved[k].append(away[k][edge_cells(label, k, grid.inside)])
    return {names[k]: float(np.percentile(np.concatenate(m), 95)) * 1000 if m else 0 for k, m in moved.items()}


def main():
    areas = read("district_areas.csv")
    places = read("district_seeds.csv")
    water = lake()
    result = {"districts": {}}
    outlines = oblasts()
    for oblast, name in OBLASTS.items():
        domain = outlines[name].difference(water)
        if domain.geom_type != "Polygon":
            domain = max(domain.geoms, key=lambda g: g.area)
        names = [a["district"] for a in areas if a["oblast"] == oblast]
        shares = [float(a["km2"]) for a in areas if a["oblast"] == oblast]
        seeds = {n: [(float(p["lon"]), float(p["lat"]), float(p["uncertainty_m"])) for p in places if p["district"] == n] for n in names}
        grid = Grid(domain)
        fields = reach(grid, seeds, names, COSTS)
        wanted = np.array(shares) / sum(shares) * spherical.area_km2(mapping(domain))
        for _ in range(5):                       # smoothing and tidying move areas a little: aim off by as much
            handicap = balance(grid, fields, wanted)
            polygons = shapes(grid, domain, labels_of(grid, fields, handicap, FINE), names)
            own = np.array([spherical.area_km2(mapping(polygons[n])) for n in names])
            wanted = wanted * (np.array(shares) / sum(shares) * own.sum() / own) ** 0.6
        spread = uncertainty(grid, seeds, names, shares, labels_of(grid, fields, handicap))
        places_of = [p for n in names for p in seeds[n]]
        print(oblast, "share of the published areas:",
              round(spherical.area_km2(mapping(domain)) / sum(shares), 3))
        for name, published in zip(names, shares):
            own = spherical.area_km2(mapping(polygons[name]))
            out = [p["name"] for p in places if p["district"] == name
                   and not polygons[name].contains(Point(float(p["lon"]), float(p["lat"])))]
            print(f"  {name:12} {own:8.0f} of {published:6.0f} km2 {100 * own / published - 100:+5.1f} %"
                  f"  handicap {handicap[names.index(name)]:6.1f}  uncertainty {spread[name]:6.0f} m"
                  f"  vertices {len(polygons[name].exterior.coords)}  outside: {out}")
            result["districts"][name] = {"oblast": oblast, "km2": round(own), "published_km2": published,
                                         "uncertainty_m": round(spread[name]), "seeds": len(places_of),
                                         "geometry": mapping(polygons[name])}
    path = cache_folder() / "districts.json"
    path.write_text(json.dumps(result), encoding="utf-8")
    print(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


if __name__ == "__main__":
    main()
