"""QGIS on the FlatGeobuf: milliseconds for the world and at each camera, as one line of JSON.

    QT_QPA_PLATFORM=offscreen python3 run_qgis.py FOLDER [--fastest] [--every N] [--pictures FOLDER NUMBER...]

One frame is a QgsMapRendererParallelJob from its start to its end, antialiased, with the line that QGIS gives a new
layer (0.26 mm, 0.98 pixels here). --fastest: with UseRenderingOptimization, which QgsMapSettings leaves off and the
QGIS window turns on (what is smaller than a pixel is left out while reading), and with a line of exactly one pixel,
for which Qt has a quicker way. The labels' engine is off, as there are none.
"""
import argparse
import json
import pathlib
import resource
import time

from qgis.core import (Qgis, QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsLineSymbol,
                       QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle, QgsSingleSymbolRenderer, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

import cameras
import look


def shore_layer(file, fastest):
    layer = QgsVectorLayer(str(file), "shore", "ogr")
    if not layer.isValid():
        raise SystemExit(f"{file}: QGIS cannot open it; make the data again with make_data.sh")
    width = {"width": str(look.WIDTH_PX), "width_unit": "Pixel"} if fastest else {}
    symbol = QgsLineSymbol.createSimple({"color": look.COLOUR, **width})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def settings_for(layer, fastest):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settings.setTransformContext(QgsCoordinateTransformContext())
    settings.setOutputSize(QSize(cameras.WIDTH, cameras.HEIGHT))
    settings.setOutputDpi(96)
    settings.setBackgroundColor(QColor("white"))
    settings.setFlag(QgsMapSettings.Antialiasing, True)
    settings.setFlag(QgsMapSettings.UseRenderingOptimization, fastest)
    settings.setFlag(QgsMapSettings.DrawLabeling, False)
    return settings


def frame_ms(settings, camera, picture=None):
    settings.setExtent(QgsRectangle(*cameras.mercator_box(camera)))
    job = QgsMapRendererParallelJob(settings)
    start = time.perf_counter()
    job.start()
    job.waitForFinished()
    took = (time.perf_counter() - start) * 1000
    if picture:
        job.renderedImage().save(str(picture))
    return took


def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--every", type=int, default=1, help="one camera of so many; 0: only the world")
    options.add_argument("--fastest", action="store_true", help="in the ways that cost QGIS least")
    options.add_argument("--pictures", nargs="+", help="a folder, and the numbers of the cameras to draw for it")
    given = options.parse_args()
    layer = shore_layer(given.folder / "shore.fgb", given.fastest)   # kept: the settings do not own it
    settings = settings_for(layer, given.fastest)
    way = cameras.read(given.folder / "cameras.json")
    if given.pictures:
        for number in given.pictures[1:]:
            camera = cameras.WORLD if number == "world" else way[int(number)]
            frame_ms(settings, camera, pathlib.Path(given.pictures[0]) / f"qgis-{number}.png")
        return
    print(json.dumps({
        "version": Qgis.QGIS_VERSION,
        "world_ms": round(frame_ms(settings, cameras.read(given.folder / "world.json")[0]), 1),
        "frame_ms": [round(frame_ms(settings, camera), 1) for camera in (way[::given.every] if given.every else [])],
        "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }))


QgsApplication.setPrefixPath("/usr", True)
application = QgsApplication([], False)
application.initQgis()
main()
application.exitQgis()
