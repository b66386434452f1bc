#!/usr/bin/python3
"""base/relief.tif and base/relief_world.tif: heights from the `srtm` theme of Debian's marble-qt-data.

The theme holds SRTM30 as 8-bit grey JPEG tiles of 2 arc minutes. Shaded as they are, they show terraces
(a grey level is up to 110 m) and 8x8 blocks. What a JPEG says, though, is only that each DCT coefficient of
the picture lies within half a quantisation step of the one stored. So the smoothest surface (least squared
Laplacian) that keeps every coefficient within its interval is looked for: no detail that the file vouches
for is lost, and blocks and terraces, which it does not vouch for, go. Accelerated projected gradient.

Then: grey to metres by the calibration table (made smooth and monotone, and corrected against 75 published
heights of lakes and towns), lakes level at their published height (base/lakes.fgb), the peaks of
inputs/peaks.csv raised towards theirs, twice the pixels by cubic spline, pixel-is-area georeferencing.
"""
import csv
import struct

import numpy as np
from osgeo import gdal, ogr, osr
from scipy import fft, interpolate, ndimage

from base_shapes import BASE, INPUTS, table
from packages import apt_package

gdal.UseExceptions()
SIDE, COLUMNS, ROWS = 675, 16, 8                      # pixels of a tile, tiles of the world at level 3
RES = 360 / (SIDE * COLUMNS)                          # 1/30 degree
WEST, EAST, SOUTH, NORTH = 44, 100, 30, 58
# What the calibration table says -> what to add, in metres: the middle of its departures from published
# heights (lakes without relief around them count most; see geodata/notes/base.md)
CORRECTION = ((650, 0), (800, -40), (1000, -80), (1150, -105), (1300, -110), (1700, -80), (2200, -110), (2700, 0),
              (3300, 0), (4060, -140), (4500, -140), (4950, -220), (5400, -300), (6000, -250), (7400, 0))
SUMMIT = 0.5, 2.5                # share of a peak's missing height to add, and over how many pixels (sigma)


def tile_path(row, column):
    folder = apt_package("marble-qt-data") / "usr/share/marble/data/maps/earth/srtm/3"
    return folder / f"{row:06d}" / f"{row:06d}_{column:06d}.jpg"


def read_tile(row, column):
    return gdal.Open(str(tile_path(row, column))).ReadAsArray().astype(np.float32)


def quantisation(row, column):
    """The tile's luminance quantisation table as 8x8 (JPEG stores it in zigzag order)."""
    data = tile_path(row, column).read_bytes()
    at = 2
    while data[at + 1] != 0xDB:
        at += 2 + struct.unpack(">H", data[at + 2:at + 4])[0]
    zigzag = sorted(((i, j) for i in range(8) for j in range(8)),
                    key=lambda ij: (sum(ij), ij[0] if sum(ij) % 2 else ij[1]))
    steps = np.zeros((8, 8), np.float32)
    for place, value in zip(zigzag, data[at + 5:at + 69]):
        steps[place] = value
    return steps


class Intervals:
    """What one tile vouches for: an interval for each DCT coefficient of its whole blocks."""

    def __init__(self, row, column):
        self.pixels = read_tile(row, column)
        self.whole = SIDE // 8 * 8
        step = quantisation(row, column)
        stored = np.round(self._forward(self.pixels[:self.whole, :self.whole] - 128) / step) * step
        self.low, self.high = stored - step / 2, stored + step / 2

    @staticmethod
    def _forward(part):
        n = part.shape[0] // 8
        return fft.dctn(part.reshape(n, 8, n, 8).swapaxes(1, 2), axes=(2, 3), norm="ortho")

    def project(self, part):
        """Put a tile's pixels (changed in place) at the nearest surface the tile allows."""
        w = self.whole
        kept = np.clip(self._forward(part[:w, :w] - 128), self.low, self.high)
        back = fft.idctn(kept, axes=(2, 3), norm="ortho").swapaxes(1, 2).reshape(w, w) + 128
        part[:] = np.clip(part, self.pixels - 3, self.pixels + 3)    # blocks that the tile's edge cuts
        part[:w, :w] = back


def laplacian(x):
    return ndimage.laplace(x, mode="nearest")


def smoothest(rows, columns, steps=250):
    """Grey levels (float) of a range of tiles: the smoothest surface within every tile's intervals."""
    tiles = {(r, c): Intervals(r, c) for r in rows for c in columns}
    place = {(r, c): (slice((r - rows[0]) * SIDE, (r - rows[0] + 1) * SIDE),
                      slice((c - columns[0]) * SIDE, (c - columns[0] + 1) * SIDE)) for r, c in tiles}
    x = np.block([[tiles[r, c].pixels for c in columns] for r in rows])
    y, momentum = x.copy(), 1.0
    for _ in range(steps):
        new = y - laplacian(laplacian(y)) / 64
        for key, tile in tiles.items():
            tile.project(new[place[key]])
        following = (1 + (1 + 4 * momentum ** 2) ** 0.5) / 2
        y = new + (momentum - 1) / following * (new - x)
        x, momentum = new, following
    return x


def metres(grey):
    """Grey level to metres, by the calibration table made smooth and strictly rising."""
    rows = [(float(g), float(m)) for g, m in csv.reader((INPUTS / "marble_gray_to_m.csv").open())]
    level = np.array([g for g, _ in rows])
    height = np.array([m for _, m in rows])
    height[:81] = -47 - (80 - level[:81]) * 0.2
    top = height >= 7400
    height[top] = 7400 + (level[top] - level[top][0]) * 60
    height = np.maximum.accumulate(ndimage.gaussian_filter1d(height, 1.5, mode="nearest"))
    height += np.interp(height, *zip(*CORRECTION))
    curve = interpolate.PchipInterpolator(level, np.maximum.accumulate(height) + level * 1e-3)
    return curve(np.clip(grey, 0, 255)).astype(np.float32)


def write(path, heights, west, north, res):
    rows, columns = heights.shape
    data = gdal.GetDriverByName("GTiff").Create(
        str(path), columns, rows, 1, gdal.GDT_Int16,
        ["TILED=YES", "BLOCKXSIZE=256", "BLOCKYSIZE=256", "COMPRESS=DEFLATE", "ZLEVEL=9", "PREDICTOR=2"])
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(4326)
    data.SetProjection(srs.ExportToWkt())
    data.SetGeoTransform([west, res, 0, north, 0, -res])
    data.SetMetadataItem("AREA_OR_POINT", "Area")
    data.GetRasterBand(1).SetUnitType("m")
    data.GetRasterBand(1).WriteArray(np.round(heights).astype(np.int16))
    data = None
    print(path.name, f"{columns}x{rows}", path.stat().st_size, "bytes")


def level_lakes(heights, west, north, res):
    """Set the lakes whose height is known (level_m) to it, with a soft shore of one pixel."""
    path = BASE / "lakes.fgb"
    if not path.exists():
        raise SystemExit("run base_water.py first: the lakes are needed")
    rows, columns = heights.shape
    grid = gdal.GetDriverByName("MEM").Create("", columns, rows, 1, gdal.GDT_Float32)
    grid.SetGeoTransform([west, res, 0, north, 0, -res])
    source = ogr.Open(str(path))
    layer = source.GetLayer()
    layer.SetAttributeFilter("level_m <> 0")
    grid.SetProjection(layer.GetSpatialRef().ExportToWkt())
    gdal.RasterizeLayer(grid, [1], layer, options=["ATTRIBUTE=level_m"])
    lake = grid.ReadAsArray()
    inside = lake != 0
    shore = np.maximum(inside, ndimage.gaussian_filter(inside.astype(np.float32), 1.5))
    nearest = ndimage.distance_transform_edt(~inside, return_distances=False, return_indices=True)
    return heights + shore * (lake[tuple(nearest)] - heights)


def raise_peaks(heights, west, north, res):
    """Summits, which 2 arc minutes flatten, raised by a narrow hill towards their published height."""
    share, sigma = SUMMIT
    rows, columns = heights.shape
    for peak in table("peaks"):
        x, y = (float(peak["lon"]) - west) / res - 0.5, (north - float(peak["lat"])) / res - 0.5
        if not (10 < x < columns - 10 and 10 < y < rows - 10):
            continue
        window = slice(round(y) - 8, round(y) + 9), slice(round(x) - 8, round(x) + 9)
        yy, xx = np.mgrid[window]
        squeeze = np.cos(np.radians(float(peak["lat"])))         # a round hill on the ground
        hill = np.exp(-(((xx - x) * squeeze) ** 2 + (yy - y) ** 2) / (2 * (sigma * squeeze) ** 2))
        missing = float(peak["height"]) - heights[round(y), round(x)]
        heights[window] += hill * share * max(missing, 0)
    return heights


def regional():
    columns = range(int((WEST + 180) // 22.5), int((EAST + 180 - 1e-9) // 22.5) + 1)
    rows = range(int((90 - NORTH) // 22.5), int((90 - SOUTH - 1e-9) // 22.5) + 1)
    grey = smoothest(rows, columns)
    left, top = columns[0] * 22.5 - 180, 90 - rows[0] * 22.5
    margin = 8
    c0, r0 = round((WEST - left) / RES), round((top - NORTH) / RES)
    nc, nr = round((EAST - WEST) / RES), round((NORTH - SOUTH) / RES)
    part = metres(grey)[r0 - margin:r0 + nr + margin, c0 - margin:c0 + nc + margin]
    # centres of the fine pixels in coarse pixel coordinates: (i + 0.5) / 2 - 0.5
    fine_r = margin + (np.arange(nr * 2) + 0.5) / 2 - 0.5
    fine_c = margin + (np.arange(nc * 2) + 0.5) / 2 - 0.5
    fine = ndimage.map_coordinates(ndimage.spline_filter(part, 3), np.meshgrid(fine_r, fine_c, indexing="ij"),
                                   order=3, prefilter=False, output=np.float32)
    frame = WEST, NORTH, RES / 2
    write(BASE / "relief.tif", level_lakes(raise_peaks(fine, *frame), *frame), *frame)


def world(factor=6):
    """The whole world, averaged to 0.2 degrees and rounded to 5 m."""
    grey = np.block([[read_tile(r, c) for c in range(COLUMNS)] for r in range(ROWS)])
    heights = metres(ndimage.gaussian_filter(grey, 1.0, mode=("nearest", "wrap")))
    rows, columns = heights.shape
    coarse = heights.reshape(rows // factor, factor, columns // factor, factor).mean((1, 3))
    write(BASE / "relief_world.tif", np.round(coarse / 5) * 5, -180, 90, RES * factor)


if __name__ == "__main__":
    BASE.mkdir(exist_ok=True)
    world()
    regional()
