#!/usr/bin/python3
"""base/ranges.fgb, peaks.fgb and areas_labels.fgb: from the tables of inputs/, which the project wrote."""
from shapely.geometry import Point

from base_shapes import NAMES, axis, curve, names, table, write


def point(row):
    return Point(float(row["lon"]), float(row["lat"]))


if __name__ == "__main__":
    named = dict.fromkeys(NAMES, str)
    write("ranges", "LineString", named | {"rank": int},
          ((curve(axis(row["points"])), dict(names(row), rank=int(row["rank"]))) for row in table("ranges")))
    write("peaks", "Point", named | {"height_m": int, "rank": int},
          ((point(row), dict(names(row), height_m=int(row["height"]), rank=int(row["rank"])))
           for row in table("peaks")))
    write("areas_labels", "Point", named | {"kind": str, "rank": int},
          ((point(row), dict(names(row), kind=row["kind"], rank=int(row["rank"]))) for row in table("areas")))
