"""The cameras, and what each of them shows: the same for everyone.

    python3 cameras.py FOLDER [EVERY]    writes FOLDER/cameras.json and FOLDER/world.json: [[lon,lat,zoom],...]

EVERY keeps one camera of so many.

The way leads from Europe to the Tian Shan, from a continent to a coast and back: zoom 2 + 4 sin(pi t), where zoom is
that of web maps with 512-pixel tiles.
"""
import json
import math
import pathlib
import sys

WIDTH, HEIGHT = 1920, 1080
EQUATOR_M = 2 * math.pi * 6378137
COUNT = 40
# Where `atlas` puts a file of the world's shorelines: all of it, 64 pixels from the upper and the lower edge.
WORLD = [0, 16.4847, 1.1692]


def along_the_way():
    steps = [i / (COUNT - 1) for i in range(COUNT)]
    return [[round(20 + 60 * t, 6), round(50 - 10 * t, 6), round(2 + 4 * math.sin(math.pi * t), 6)] for t in steps]


def mercator_box(camera):
    """West, south, east and north of the picture in metres of EPSG:3857."""
    lon, lat, zoom = camera
    metres_a_pixel = EQUATOR_M / (512 * 2 ** zoom)
    x = lon / 360 * EQUATOR_M
    y = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) * 6378137
    return (x - WIDTH / 2 * metres_a_pixel, y - HEIGHT / 2 * metres_a_pixel,
            x + WIDTH / 2 * metres_a_pixel, y + HEIGHT / 2 * metres_a_pixel)


def read(file):
    return json.loads(pathlib.Path(file).read_text())


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    every = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    (folder / "cameras.json").write_text(json.dumps(along_the_way()[::every]))
    (folder / "world.json").write_text(json.dumps([WORLD]))
