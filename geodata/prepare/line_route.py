"""A line through way-points that keeps to the valleys: least cost over the relief, then relaxed.

Cost of a step = its length x (steepness, height over the valley floor, water) with rivers and
villages cheaper. The path of grid cells is then relaxed like an elastic band that villages and
way-points hold, so that no grid staircase is left, and sampled anew.
"""
import math

import numpy as np
from scipy import ndimage, sparse
from scipy.sparse import csgraph

from line_guides import DX, DY

MOVES = [(0, 1), (1, 0), (1, 1), (1, -1), (1, 2), (2, 1), (1, -2), (2, -1),
         (1, 3), (3, 1), (1, -3), (3, -1), (2, 3), (3, 2), (2, -3), (3, -2)]

# grade: slope from which it hurts (rise over run on the blurred relief); rivers, villages: how much
# cheaper a cell at one of them is; floor: cost of each kilometre above the valley floor;
# stiff: how much straighter than the path of cells; step: metres between vertices
KINDS = {
    "road": {"grade": 0.05, "rivers": 0.35, "villages": 0.55, "floor": 2.5, "stiff": 30,
             "step": 800, "hold": 0.25, "path": 0.06},
    "railway": {"grade": 0.025, "rivers": 0.30, "villages": 0.35, "floor": 1.5, "stiff": 160,
                "step": 1000, "hold": 0.03, "path": 0.012},
    "gas-pipeline": {"grade": 0.04, "rivers": 0.25, "villages": 0.20, "floor": 1.5, "stiff": 220,
                     "step": 1000, "hold": 0.02, "path": 0.012},
    "power-line": {"grade": 0.10, "rivers": 0.10, "villages": 0.10, "floor": 1.0, "stiff": 0,
                   "step": 1500, "hold": 0.0, "straight": 1800.0},
    "transport-route": {"grade": 0.03, "rivers": 0.20, "villages": 0.40, "floor": 1.0,
                        "stiff": 60, "step": 2000, "hold": 0.1, "path": 0.03},
}


def cell_cost(kind, z, river, village, water):
    k = KINDS[kind]
    floor = ndimage.gaussian_filter(ndimage.minimum_filter(z, 9), 2)
    cost = 1 + k["floor"] * np.clip(z - floor, 0, None) / 1000.0
    cost *= 1 - k["rivers"] * np.exp(-(river / 1.6) ** 2)
    cost *= 1 - k["villages"] * np.exp(-(village / 1.3) ** 2)
    return cost + 40.0 * water


def least_cost(kind, guides, start, goal, margin=0.35, avoid=()):
    """Points (lon, lat) of the cheapest path of cells from start to goal."""
    pad = max(margin, 0.25 * max(abs(start[0] - goal[0]), abs(start[1] - goal[1])))
    lons, lats, z, river, village, water = guides.window(
        min(start[0], goal[0]) - pad, min(start[1], goal[1]) - pad,
        max(start[0], goal[0]) + pad, max(start[1], goal[1]) + pad)
    cost = cell_cost(kind, z, river, village, water)
    for lon, lat, km in avoid:                      # places the route is known to keep away from
        gx, gy = np.meshgrid(lons, lats)
        cost[np.hypot((gx - lon) * math.cos(math.radians(lat)), gy - lat) * 111.2 < km] += 15.0
    rows, cols = z.shape
    ids = np.arange(rows * cols).reshape(rows, cols)
    middle = math.cos(math.radians(float(lats.mean())))
    grade = KINDS[kind]["grade"]
    src, dst, val = [], [], []
    for dr, dc in MOVES:
        r0, r1 = 0, rows - dr
        c0, c1 = max(0, -dc), cols - max(0, dc)
        here = (slice(r0, r1), slice(c0, c1))
        there = (slice(r0 + dr, r1 + dr), slice(c0 + dc, c1 + dc))
        km = math.hypot(dr * DY * 111.2, dc * DX * 111.2 * middle)
        steep = np.abs(z[there] - z[here]) / (km * 1000.0)
        w = km * 0.5 * (cost[here] + cost[there]) * (1 + (steep / grade) ** 2)
        src.append(ids[here].ravel())
        dst.append(ids[there].ravel())
        val.append(w.ravel())
    graph = sparse.csr_matrix((np.concatenate(val), (np.concatenate(src), np.concatenate(dst))),
                              shape=(rows * cols, rows * cols))

    def cell(point):
        c = int(round((point[0] - lons[0]) / DX))
        r = int(round((lats[0] - point[1]) / DY))
        return ids[min(max(r, 0), rows - 1), min(max(c, 0), cols - 1)]

    _, before = csgraph.dijkstra(graph, directed=False, indices=cell(start),
                                 return_predecessors=True)
    path, at = [], cell(goal)
    while at >= 0:
        path.append((lons[at % cols], lats[at // cols]))
        at = before[at]
    path.reverse()
    return [tuple(start)] + path[1:-1] + [tuple(goal)]


def to_km(points, lat0):
    p = np.asarray(points, float)
    return np.c_[p[:, 0] * 111.32 * math.cos(math.radians(lat0)), p[:, 1] * 111.13]


def to_degrees(xy, lat0):
    return np.c_[xy[:, 0] / (111.32 * math.cos(math.radians(lat0))), xy[:, 1] / 111.13]


def resample(xy, step):
    d = np.r_[0, np.cumsum(np.hypot(*np.diff(xy, axis=0).T))]
    keep = np.r_[True, np.diff(d) > 1e-9]
    d, xy = d[keep], xy[keep]
    n = max(2, int(round(d[-1] / step)) + 1)
    s = np.linspace(0, d[-1], n)
    return np.c_[np.interp(s, d, xy[:, 0]), np.interp(s, d, xy[:, 1])]


def nearest_on(xy, point):
    k = int(np.argmin(np.hypot(xy[:, 0] - point[0], xy[:, 1] - point[1])))
    return k, float(np.hypot(*(xy[k] - point)))


def relax(kind, path, fixed, guides):
    """The path as an elastic band; fixed: way-points (lon, lat, hold 0..1). Ends do not move."""
    k = KINDS[kind]
    lat0 = float(np.mean([p[1] for p in path]))
    xy = resample(to_km(path, lat0), 0.4)
    goal, hold = xy.copy(), np.full(len(xy), k["path"])
    if k["hold"]:
        pts = np.array([(p[0], p[1]) for p in guides.villages])
        lo, hi = np.min(path, axis=0) - 0.03, np.max(path, axis=0) + 0.03
        for p in to_km(pts[((pts > lo) & (pts < hi)).all(axis=1)], lat0) if len(pts) else ():
            n, far = nearest_on(xy, p)
            if far < 1.3 and 3 < n < len(xy) - 3:
                pull = k["hold"] * (1 - far / 1.5)
                if pull > hold[n]:
                    goal[n], hold[n] = p, pull
    for lon, lat, how in fixed:
        p = to_km([(lon, lat)], lat0)[0]
        n, _ = nearest_on(xy, p)
        if 0 < n < len(xy) - 1:
            goal[n], hold[n] = p, how
    for _ in range(k["stiff"] * 8):
        mid = xy.copy()
        mid[1:-1] = 0.5 * (xy[:-2] + xy[2:])
        h = hold[1:-1, None]
        xy[1:-1] += 0.8 * (1 - h) * (mid[1:-1] - xy[1:-1]) + h * (goal[1:-1] - xy[1:-1])
    return xy, lat0


def straighten(xy, tolerance):
    """Douglas-Peucker, indices kept."""
    keep = {0, len(xy) - 1}
    todo = [(0, len(xy) - 1)]
    while todo:
        a, b = todo.pop()
        if b - a < 2:
            continue
        u = xy[b] - xy[a]
        size = np.hypot(*u) or 1e-9
        v = xy[a + 1:b] - xy[a]
        off = np.abs(u[0] * v[:, 1] - u[1] * v[:, 0]) / size
        m = int(np.argmax(off))
        if off[m] > tolerance:
            keep.add(a + 1 + m)
            todo += [(a, a + 1 + m), (a + 1 + m, b)]
    return xy[sorted(keep)]


def unhairpin(xy, limit=100.0):
    """Leave out points at which the line all but turns back on itself."""
    for _ in range(40):
        d = np.diff(xy, axis=0)
        turn = np.degrees(np.arctan2(d[:-1, 0] * d[1:, 1] - d[:-1, 1] * d[1:, 0],
                                     (d[:-1] * d[1:]).sum(axis=1)))
        bad = np.nonzero(np.abs(turn) > limit)[0] + 1
        if not len(bad):
            break
        xy = np.delete(xy, bad[::2], axis=0)
    return xy


def segment(kind, waypoints, guides, avoid=()):
    """waypoints: (lon, lat, confidence); returns a list of (lon, lat)."""
    path = []
    for a, b in zip(waypoints, waypoints[1:]):
        leg = least_cost(kind, guides, a[:2], b[:2], avoid=avoid)
        path += leg if not path else leg[1:]
    holds = {"high": 0.4, "medium": 0.15, "low": 0.02}
    if "straight" in KINDS[kind]:
        lat0 = float(np.mean([p[1] for p in path]))
        xy = to_km(path, lat0)
        xy = straighten(xy, KINDS[kind]["straight"] / 1000.0)
    else:
        xy, lat0 = relax(kind, path, [(w[0], w[1], holds[w[2]]) for w in waypoints[1:-1]], guides)
    xy = unhairpin(resample(xy, KINDS[kind]["step"] / 1000.0)) if "straight" not in KINDS[kind] \
        else np.vstack([resample(np.array([a, b]), KINDS[kind]["step"] / 1000.0)[:-1]
                        for a, b in zip(xy, xy[1:])] + [xy[-1:]])
    out = [tuple(map(float, p)) for p in to_degrees(xy, lat0)]
    out[0], out[-1] = tuple(waypoints[0][:2]), tuple(waypoints[-1][:2])
    return [(round(lon, 5), round(lat, 5)) for lon, lat in out]
