"""Mapnik on the FlatGeobuf: milliseconds for the world and at each camera, as one line of JSON.

    python3 run_mapnik.py FOLDER [--every N] [--pictures FOLDER NUMBER...]

One frame is render() of the whole map, reading included: Mapnik keeps nothing between frames.
"""
import argparse
import glob
import json
import pathlib
import resource
import time

import mapnik

import cameras
import look

# Debian's Mapnik wants them in PROJ.4's words; it knows these two and has a way of its own for them.
DEGREES = "+proj=longlat +ellps=WGS84 +datum=WGS84 +no_defs"
MERCATOR = ("+proj=merc +a=6378137 +b=6378137 +lat_ts=0.0 +lon_0=0.0 +x_0=0.0 +y_0=0.0 +k=1.0 +units=m +nadgrids=@null "
            "+wktext +no_defs +over")


def shore_map(file):
    """The plugins' folder has Mapnik's version in its name, and Debian's Python binding does not know it."""
    mapnik.DatasourceCache.register_datasources(glob.glob("/usr/lib/mapnik/*/input")[0])
    line = mapnik.LineSymbolizer()
    line.stroke, line.stroke_width = mapnik.Color(look.COLOUR), float(look.WIDTH_PX)
    rule, style = mapnik.Rule(), mapnik.Style()
    rule.symbols.append(line)
    style.rules.append(rule)
    layer = mapnik.Layer("shore", DEGREES)
    layer.datasource = mapnik.Ogr(file=str(file), layer="shore")
    layer.styles.append("shore")
    drawn = mapnik.Map(cameras.WIDTH, cameras.HEIGHT, MERCATOR)
    drawn.background = mapnik.Color("white")
    drawn.append_style("shore", style)
    drawn.layers.append(layer)
    return drawn


def frame_ms(drawn, camera, picture=None):
    drawn.zoom_to_box(mapnik.Box2d(*cameras.mercator_box(camera)))
    image = mapnik.Image(cameras.WIDTH, cameras.HEIGHT)
    start = time.perf_counter()
    mapnik.render(drawn, image)
    took = (time.perf_counter() - start) * 1000
    if picture:
        image.save(str(picture), "png")
    return took


def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--every", type=int, default=1, help="one camera of so many; 0: only the world")
    options.add_argument("--pictures", nargs="+", help="a folder, and the numbers of the cameras to draw for it")
    given = options.parse_args()
    drawn = shore_map(given.folder / "shore.fgb")
    way = cameras.read(given.folder / "cameras.json")
    if given.pictures:
        for number in given.pictures[1:]:
            camera = cameras.WORLD if number == "world" else way[int(number)]
            frame_ms(drawn, camera, pathlib.Path(given.pictures[0]) / f"mapnik-{number}.png")
        return
    print(json.dumps({
        "version": mapnik.mapnik_version_string(),
        "world_ms": round(frame_ms(drawn, cameras.read(given.folder / "world.json")[0]), 1),
        "frame_ms": [round(frame_ms(drawn, camera), 1) for camera in (way[::given.every] if given.every else [])],
        "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }))


main()
