#!/usr/bin/python3
"""base/ranges.fgb, peaks.fgb and areas_labels.fgb: from the tables of inputs/, which the project wrote."""
from shapely.geometry import Point

from shapes import NAMES, line, names, table, write


def curve(text):
    """A smooth line through the few points given (Catmull-Rom), so that a label bends gently."""
    points = list(line(text).coords)
    padded = [points[0], *points, points[-1]]
    out = []
    for p0, p1, p2, p3 in zip(padded, padded[1:], padded[2:], padded[3:]):
        for step in range(8):
            t = step / 8
            out.append(tuple(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t ** 2
                                    + (3 * b - a - 3 * c + d) * t ** 3) for a, b, c, d in zip(p0, p1, p2, p3)))
    return type(line(text))(out + [points[-1]])


def point(row):
    return Point(float(row["lon"]), float(row["lat"]))


if __name__ == "__main__":
    named = dict.fromkeys(NAMES, str)
    write("ranges", "LineString", named | {"rank": int},
          ((curve(row["points"]), dict(names(row), rank=int(row["rank"]))) for row in table("ranges")))
    write("peaks", "Point", named | {"height_m": int, "rank": int},
          ((point(row), dict(names(row), height_m=int(row["height"]), rank=int(row["rank"])))
           for row in table("peaks")))
    write("areas_labels", "Point", named | {"kind": str, "rank": int},
          ((point(row), dict(names(row), kind=row["kind"], rank=int(row["rank"]))) for row in table("areas")))
