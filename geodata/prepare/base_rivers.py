#!/usr/bin/python3
"""base/rivers.fgb: GSHHG rivers in Central Asia, Natural Earth's elsewhere; named courses found by routing.

Needs base/relief.tif. GSHHG has no names. Each named river of inputs/rivers.csv is the shortest way along GSHHG's lines through the
points given there, so that it is one line from source to mouth; what is left over has the rank of its class.
Where GSHHG misses a course, Natural Earth's centre lines fill in (they are part of the network with a
higher cost); where both do (or the table says `drawn`), the lowest way over the relief through our own way-points
stands in. `source` says which.
"""
import subprocess
import tempfile
from collections import defaultdict

import numpy as np
from osgeo import gdal
from scipy import ndimage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree
from shapely.geometry import LineString, MultiLineString, box

from packages import apt_package
from base_shapes import AREA, BASE, FOCUS, NAMES, axis, in_box, lines, names, natural_earth, parts, read, table, write

# GSHHG class -> rank of an unnamed river; 5 and above run dry for part of the year or are canals
RANK = {1: 4, 2: 5, 3: 5, 4: 6, 5: 6, 6: 6, 10: 6}
JOIN = 0.03            # degrees: an end this near to another line is taken to meet it
NATURAL_EARTH_COST = 3.0
DRAWN = "drawn"        # by the project, through its own way-points: good to 2 or 3 km
JOIN_DRAWN = 0.06
REACH = 0.3            # degrees: a way-point farther than this from every line is not on the network


def gshhg(class_):
    """The lines of one class of GSHHG river within the area."""
    folder = apt_package("gmt-gshhg-full") / "usr/share/gmt-gshhg"
    west, south, east, north = AREA
    with tempfile.TemporaryDirectory() as scratch:
        text = subprocess.run(["gmt", "pscoast", f"-R{west}/{east}/{south}/{north}", "-Df", f"-I{class_}", "-M",
                               f"--DIR_GSHHG={folder}"], capture_output=True, text=True, check=True,
                              cwd=scratch).stdout
    found = []
    for row in text.splitlines():
        if row.startswith(">"):
            found.append([])
        else:
            found[-1].append(tuple(float(v) for v in row.split()))
    return [segment for segment in found if len(segment) > 1]


class Network:
    """Vertices and edges of all lines; an edge knows the rank and source of its line."""

    def __init__(self):
        self.ids, self.points, self.edges, self.ends = {}, [], {}, []

    def node(self, point):
        key = (round(point[0], 5), round(point[1], 5))
        if key not in self.ids:
            self.ids[key] = len(self.points)
            self.points.append(key)
        return self.ids[key]

    def add(self, line, rank, dry, cost, source):
        chain = [self.node(p) for p in line]
        for a, b in zip(chain, chain[1:]):
            if a != b:
                self.edges.setdefault((min(a, b), max(a, b)), (rank, dry, cost, source))
        self.ends += [chain[0], chain[-1]]

    def build(self):
        self.xy = np.array(self.points)
        self.scaled = self.xy * (0.75, 1.0)
        self.tree = cKDTree(self.scaled)
        rows, columns, costs = [], [], []
        for (a, b), (_, _, cost, _) in self.edges.items():
            rows.append(a)
            columns.append(b)
            costs.append(cost * np.hypot(*(self.scaled[a] - self.scaled[b])))
        for end in set(self.ends):
            for other in self.tree.query_ball_point(self.scaled[end], JOIN):
                if other != end:
                    rows.append(end)
                    columns.append(other)
                    costs.append(5 * np.hypot(*(self.scaled[end] - self.scaled[other])) + 1e-4)
        n = len(self.points)
        graph = coo_matrix((costs, (rows, columns)), shape=(n, n)).tocsr()
        self.graph = graph.maximum(graph.T)

    def nearest(self, point):
        distance, node = self.tree.query((point[0] * 0.75, point[1]))
        return node, distance

    def leg(self, start, goal):
        """Nodes of the shortest way between two points, or None where the network has no fitting course."""
        (a, off_a), (b, off_b) = self.nearest(start), self.nearest(goal)
        if a == b or max(off_a, off_b) > REACH:
            return None
        _, before = dijkstra(self.graph, indices=a, return_predecessors=True, directed=False, limit=60.0)
        if before[b] < 0:
            return None
        back = [b]
        while back[-1] != a:
            back.append(before[back[-1]])
        course = LineString([self.points[n] for n in back])
        if course.length > 2.6 * LineString([start, goal]).length + 0.2:
            return None
        return back[::-1]


def network():
    net = Network()
    for class_ in (1, 2, 3, 4, 5, 6, 10):
        for line in gshhg(class_):
            net.add(line, RANK[class_], int(class_ >= 5), 1.0, "GSHHG")
    for geometry, _ in read(natural_earth("ne_10m_rivers_lake_centerlines"), AREA):
        for line in parts(geometry):
            net.add([p[:2] for p in line.coords], 0, 0, NATURAL_EARTH_COST, "Natural Earth")
    net.build()
    return net


class Valleys:
    """Courses over base/relief.tif: cells cost the more the higher they lie over the lowest around."""

    def __init__(self):
        data = gdal.Open(str(BASE / "relief.tif"))
        self.west, self.res, _, self.north, _, _ = data.GetGeoTransform()
        heights = data.ReadAsArray().astype(np.float32)
        lowest = ndimage.gaussian_filter(ndimage.minimum_filter(heights, 13), 3)
        self.cost = 1 + np.clip(heights - lowest, 0, None) / 60

    def course(self, start, goal):
        """Points from start to goal, about 2 km apart, smooth."""
        cells = [(round((self.north - y) / self.res - 0.5), round((x - self.west) / self.res - 0.5))
                 for x, y in (start, goal)]
        (r0, c0), (r1, c1) = np.min(cells, axis=0) - 12, np.max(cells, axis=0) + 13
        cost = self.cost[r0:r1, c0:c1]
        rows, columns = cost.shape
        ids = np.arange(cost.size).reshape(cost.shape)
        a, b, w = [], [], []
        for dr, dc in ((0, 1), (1, 0), (1, 1), (1, -1), (1, 2), (2, 1), (1, -2), (2, -1)):
            here = np.s_[:rows - dr, max(0, -dc):columns - max(0, dc)]
            there = np.s_[dr:, max(0, dc):columns + min(0, dc)]
            a.append(ids[here].ravel())
            b.append(ids[there].ravel())
            w.append(((cost[here] + cost[there]) / 2 * np.hypot(dr, dc * 0.75)).ravel())
        graph = coo_matrix((np.concatenate(w), (np.concatenate(a), np.concatenate(b))),
                           shape=(cost.size, cost.size)).tocsr()
        first, last = (ids[r - r0, c - c0] for r, c in cells)
        _, before = dijkstra(graph, indices=first, return_predecessors=True, directed=False)
        back = [last]
        while back[-1] != first:
            back.append(before[back[-1]])
        r, c = np.divmod(np.array(back[::-1]), columns)
        path = np.column_stack((self.west + (c + c0 + 0.5) * self.res, self.north - (r + r0 + 0.5) * self.res))
        path[0], path[-1] = start, goal
        path = np.vstack([np.linspace(p, q, 4, endpoint=False) for p, q in zip(path, path[1:])] + [path[-1:]])
        path[1:-1] = ndimage.gaussian_filter1d(path, 5, axis=0, mode="nearest")[1:-1]
        return [tuple(p) for p in path]


def tolerance(geometry):
    return 1e-4 if geometry.intersects(box(*FOCUS)) else 2e-3


def trace(net, valleys, points, drawn):
    """One line through the way-points: along the network where it has the course, else down the valleys."""
    course, pairs = [], set()
    for start, goal in zip(points, points[1:]):
        chain = None if drawn else net.leg(start, goal)
        if chain:
            course += [net.points[n] for n in chain]
            pairs |= {(min(p), max(p)) for p in zip(chain, chain[1:])}
        else:
            course += valleys.course(start, goal)
            pairs.add((-1, -1))
    if drawn:                                    # join the river that it flows into
        node, off = net.nearest(points[-1])
        course += [net.points[node]] if off < JOIN_DRAWN else []
    return LineString([p for i, p in enumerate(course) if i == 0 or p != course[i - 1]]), pairs


def regional():
    net, valleys = network(), Valleys()
    used = set()
    out = []
    for row in table("rivers"):
        course, pairs = trace(net, valleys, axis(row["points"]), row["how"] == "drawn")
        used |= pairs
        sources = {net.edges[p][3] if p in net.edges else DRAWN for p in pairs} or {DRAWN}
        out.append((course, dict(names(row), rank=int(row["rank"]), intermittent=0,
                                 source=" + ".join(sorted(sources)))))
    rest = defaultdict(list)
    for edge, (rank, dry, _, source) in net.edges.items():
        if edge not in used and source == "GSHHG":
            rest[rank, dry].append(LineString([net.points[n] for n in edge]))
    for (rank, dry), found in rest.items():
        for line in lines(MultiLineString(found)):
            if rank == 6 and not line.intersects(box(*FOCUS)):
                continue
            out.append((line, {"rank": rank, "intermittent": dry, "source": "GSHHG"}))
    return [(line.simplify(tolerance(line)), values) for line, values in out]


def elsewhere():
    """The rest of the world, coarse."""
    area = box(*AREA)
    for geometry, values in read(natural_earth("ne_50m_rivers_lake_centerlines")):
        rank = min(6, 1 + int(values.get("scalerank") or 4) // 2)
        for line in lines(geometry.difference(area)):
            if line.length > 0.3 and values.get("featurecla", "River") == "River":
                yield line.simplify(0.02), {"name_en": values.get("name") or "", "rank": rank, "intermittent": 0,
                                            "source": "Natural Earth"}


if __name__ == "__main__":
    fields = dict.fromkeys(NAMES, str) | {"rank": int, "intermittent": int, "source": str}
    write("rivers", "LineString", fields, regional() + list(elsewhere()))
