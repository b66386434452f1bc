#!/usr/bin/python3
"""base/rivers.fgb: GSHHG rivers in Central Asia, Natural Earth's elsewhere; named courses found by routing.

GSHHG has no names. Each named river of inputs/rivers.csv is the shortest way along GSHHG's lines through the
points given there, so that it is one line from source to mouth; what is left over has the rank of its class.
Where GSHHG misses a course, Natural Earth's centre lines fill in (they are part of the network with a
higher cost) and the river says so in `source`.
"""
import subprocess
import tempfile
from collections import defaultdict

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree
from shapely.geometry import LineString, MultiLineString, box

from packages import apt_package
from shapes import AREA, FOCUS, NAMES, axis, in_box, lines, names, natural_earth, parts, read, table, write

# GSHHG class -> rank of an unnamed river; 5 and above run dry for part of the year or are canals
RANK = {1: 4, 2: 5, 3: 5, 4: 6, 5: 6, 6: 6, 10: 6}
JOIN = 0.03            # degrees: an end this near to another line is taken to meet it
NATURAL_EARTH_COST = 3.0


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

    def route(self, via):
        """Nodes of the shortest way through the points, and how far the farthest point was from the network."""
        found = [self.nearest(p) for p in via]
        chain = [found[0][0]]
        for (a, _), (b, _) in zip(found, found[1:]):
            distance, before = dijkstra(self.graph, indices=a, return_predecessors=True, directed=False,
                                        limit=60.0)
            if a == b:
                continue
            if before[b] < 0:
                return None, None
            back = [b]
            while back[-1] != a:
                back.append(before[back[-1]])
            chain += back[::-1][1:]
        return chain, max(d for _, d in found)


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


def tolerance(geometry):
    return 1e-4 if geometry.intersects(box(*FOCUS)) else 2e-3


def regional():
    net = network()
    used = set()
    out = []
    for row in table("rivers"):
        chain, off = net.route(axis(row["points"]))
        if not chain or len(chain) < 2:
            print("no course found:", row["name_en"])
            continue
        course = LineString([net.points[n] for n in chain])
        straight = LineString(axis(row["points"])).length
        if off > 0.25 or course.length > 2.2 * straight:
            print(f"look at {row['name_en']}: off {off:.2f}, {course.length / straight:.2f} times its way-points")
        pairs = {(min(p), max(p)) for p in zip(chain, chain[1:])}
        used |= pairs
        sources = {net.edges[p][3] for p in pairs if p in net.edges}
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
