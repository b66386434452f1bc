"""The world's shorelines at full resolution (GSHHG, by GMT) as a FlatGeobuf file.

    gmt pscoast -R-180/180/-90/90 -Df -W -M | python3 make_shores.py OUT.fgb [EVERY]

GMT writes text: a line that starts with ">" begins a shoreline, each other line is a longitude and a latitude. EVERY
keeps one shoreline of so many, for data of the same kind that is smaller.
"""
import sys

import numpy
from osgeo import ogr, osr

ogr.UseExceptions()


def shorelines(text):
    points = []
    for line in text:
        if line[0] == ">":
            if len(points) > 1:
                yield points
            points = []
        else:
            points.append(line)
    if len(points) > 1:
        yield points


def line_of(points):
    places = numpy.array(" ".join(points).split(), dtype="<f8")
    head = b"\x01" + (2).to_bytes(4, "little") + len(points).to_bytes(4, "little")   # WKB: a little-endian line
    return ogr.CreateGeometryFromWkb(head + places.tobytes())


def main():
    file, every = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1
    wgs84 = osr.SpatialReference()
    wgs84.ImportFromEPSG(4326)
    data = ogr.GetDriverByName("FlatGeobuf").CreateDataSource(file)
    layer = data.CreateLayer("shore", wgs84, ogr.wkbLineString)
    for number, points in enumerate(shorelines(sys.stdin)):
        if number % every:
            continue
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometryDirectly(line_of(points))
        layer.CreateFeature(feature)
    del layer, data   # which writes it


main()
