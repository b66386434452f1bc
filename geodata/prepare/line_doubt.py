"""How far the truth may lie from a line, computed stretch by stretch, and why.

At a place of the line the doubt is the least of two bounds, plus what the sources themselves leave:
 - drift: 0.35 of the way to the nearest support (a way-point, or a village within 1.5 km);
   a road can leave the line between two places it is known to pass, but not by much more;
 - valley: how far the ground stays less than 250 m above the line, to either side; works that
   climb no slope stay on the valley's floor. Power lines climb, so this bound is not used for them.
Sources: 300 m for a settlement or surveyed point, 3 km for a way-point of medium confidence and
8 km for one of low confidence, fading over 25 km on both sides; the relief grid itself 800 m.
A stretch between way-points gets the 95th percentile of its places, rounded up to 100 m.
"""
import math

import numpy as np

from line_route import nearest_on, to_km

DOUBT_OF = {"high": 0.3, "medium": 3.0, "low": 8.0}
LEAST = {"road": 0.5, "railway": 2.0, "gas-pipeline": 3.0, "power-line": 2.0}
FADE = 25.0
DRIFT = 0.35
RELIEF_KM = 0.8      # the relief has 3 km cells: a line may lie on the wrong side of its valley


def supports(xy, line, points, guides, lat0):
    """Indices of way-points on the line, and how many villages lie within 1.5 km, with places."""
    at = [nearest_on(xy, to_km([(p["lon"], p["lat"])], lat0)[0])[0] for p in points]
    at[0], at[-1] = 0, len(xy) - 1
    lo, hi = np.min(line, axis=0) - 0.03, np.max(line, axis=0) + 0.03
    pts = np.array([(p[0], p[1]) for p in guides.villages])
    near = []
    for p in to_km(pts[((pts > lo) & (pts < hi)).all(axis=1)], lat0):
        k, far = nearest_on(xy, p)
        if far < 1.5:
            near.append(k)
    return at, sorted(near)


def half_width(line, guides, climb=250.0, most=12.0):
    """km to either side over which the ground stays less than `climb` metres above the line."""
    line = np.asarray(line)
    lat0 = float(line[:, 1].mean())
    xy = to_km(line, lat0)
    d = np.gradient(xy, axis=0)
    d /= np.maximum(np.hypot(d[:, 0], d[:, 1]), 1e-9)[:, None]
    base = guides.height_at(line[:, 0], line[:, 1])
    out = np.zeros(len(line))
    for side in (-1, 1):
        free, reach = np.ones(len(line), bool), np.zeros(len(line))
        for km in np.arange(0.5, most + 0.1, 0.5):
            p = xy + side * km * np.c_[-d[:, 1], d[:, 0]]
            lon = p[:, 0] / (111.32 * math.cos(math.radians(lat0)))
            free &= guides.height_at(lon, p[:, 1] / 111.13) < base + climb
            reach[free] = km
        out = np.maximum(out, reach)
    return out


def stretches(kind, line, points, guides):
    """[(from index, to index, metres, basis en, basis zh)] of one segment."""
    lat0 = float(np.mean([p[1] for p in line]))
    xy = to_km(line, lat0)
    along = np.r_[0, np.cumsum(np.hypot(*np.diff(xy, axis=0).T))]
    at, near = supports(xy, line, points, guides, lat0)
    known = np.unique(np.array(at + near))
    drift = np.abs(along[:, None] - along[known][None, :]).min(axis=1) * DRIFT
    width = half_width(line, guides)
    own = np.full(len(xy), DOUBT_OF["high"])
    for k, p in zip(at, points):
        fade = np.clip(1 - np.abs(along - along[k]) / FADE, 0, 1)
        own = np.maximum(own, DOUBT_OF[p["confidence"]] * fade)
    bound = drift if kind == "power-line" else np.minimum(drift, width + 0.5)
    doubt = np.maximum(LEAST.get(kind, 1.0), np.hypot(own, bound) + RELIEF_KM)
    out = []
    for n, (a, b) in enumerate(zip(at, at[1:])):
        if b <= a:
            continue
        metres = int(math.ceil(np.percentile(doubt[a:b + 1], 95) * 10 - 1e-9) * 100)
        inside = [k for k in known if a <= k <= b]
        gap = max(along[q] - along[p] for p, q in zip([a, *inside], [*inside, b]))
        villages = sum(a <= k <= b for k in near)
        valley = float(np.median(width[a:b + 1]))
        weak = sorted({p["confidence"] for p in points[n:n + 2]} - {"high"})
        first, last = points[n]["name"], points[n + 1]["name"]
        en = (f"{first} to {last}: {villages} settlement{'' if villages == 1 else 's'} within 1.5 km of the line, longest gap "
              f"between known places {gap:.0f} km, valley about {valley:.1f} km to a side")
        zh = (f"{zh_of(points[n])}至{zh_of(points[n + 1])}：线路 1.5 公里内有 {villages} 个居民点，"
              f"已知地点间最大间隔 {gap:.0f} 公里，谷底单侧宽约 {valley:.1f} 公里")
        if weak:
            en += "; a way-point of " + " or ".join(weak) + " confidence"
            zh += "；含可信度为" + "、".join({"low": "低", "medium": "中"}[w] for w in weak) + "的途经点"
        out.append((a, b, metres, en, zh))
    return merged(out)


def zh_of(point):
    return point.get("zh") or point["name"]


def merged(found):
    """A way-point that falls behind another leaves no gap: each stretch starts where the last ended."""
    return [(found[n - 1][1] if n else 0, *item[1:]) for n, item in enumerate(found)]


def fixed(line, metres, en, zh):
    return [(0, len(line) - 1, metres, en, zh)]
