#!/usr/bin/python3
"""The same vector tiles read by GDAL's MVT driver, and decoded and meshed by ours, in turns in one run.

    tests/peers/tiles.py [--program build/release/atlas] [--rounds 3] [--quick] [TILE ...]

Without tiles: the real-world ones of the npm package @mapbox/mvt-fixtures (tests/node_modules, see tests/package.json).
GDAL opens each tile, and goes over all features of all layers; ours decodes it, and makes the mesh that the map draws.
Both are told as the processor time of one thread, so that what else the machine does does not count. Prints a line a
round and the ratio of the medians; with --json the numbers.
"""

import argparse
import glob
import json
import os
import statistics
import subprocess
import sys
import time

from osgeo import gdal, ogr

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
FIXTURES = os.path.join(ROOT, "tests/node_modules/@mapbox/mvt-fixtures/real-world")


def real_world_tiles():
    tiles = []
    for extension in ("mvt", "pbf", "mvt.gz"):
        tiles += glob.glob(os.path.join(FIXTURES, "*", "*." + extension))
    return sorted(tiles)


def read_with_gdal(tiles):
    """Seconds of one thread's work, and the features read. Geometry stays in the tile's own units: nothing is reprojected."""
    features = 0
    start = time.thread_time()
    for tile in tiles:
        source = gdal.OpenEx(tile, gdal.OF_VECTOR, ["MVT"], ["CLIP=NO"])
        for index in range(source.GetLayerCount()):
            layer = source.GetLayer(index)
            while layer.GetNextFeature() is not None:
                features += 1
        source = None
    return time.thread_time() - start, features


def read_with_ours(program, tiles):
    """Seconds to decode and to mesh, as the program tells them."""
    told = json.loads(subprocess.run([program, "bench", "tiles", "--json", *tiles], check=True, capture_output=True).stdout)
    return told


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.path.join(ROOT, "build/release/atlas"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="one round")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("tiles", nargs="*")
    arguments = parser.parse_args()
    gdal.UseExceptions()
    tiles = arguments.tiles or real_world_tiles()
    if not tiles:
        sys.exit("no tiles: npm install --prefix tests brings @mapbox/mvt-fixtures")
    gdal_s, decode_s, total_s = [], [], []
    for number in range(1 if arguments.quick else arguments.rounds):
        seconds, features = read_with_gdal(tiles)
        ours = read_with_ours(arguments.program, tiles)
        gdal_s.append(seconds)
        decode_s.append(ours["decode_ms"] / 1000)
        total_s.append(ours["total_ms"] / 1000)
        if not arguments.json:
            print(f"round {number + 1}: GDAL reads {features} features in {seconds:.3f} s; "
                  f"ours decodes {ours['features']} in {decode_s[-1]:.3f} s and meshes them in {ours['mesh_ms'] / 1000:.3f} s")
    ratio = statistics.median(gdal_s) / statistics.median(total_s)
    if arguments.json:
        print(json.dumps({"tiles": len(tiles), "gdal_read_s": statistics.median(gdal_s), "decode_s": statistics.median(decode_s),
                          "decode_and_mesh_s": statistics.median(total_s), "ratio": ratio}))
    else:
        print(f"{len(tiles)} tiles: decode and mesh {ratio:.2f} times as fast as GDAL only reads "
              f"(decode alone: {statistics.median(gdal_s) / statistics.median(decode_s):.1f} times)")


if __name__ == "__main__":
    main()
