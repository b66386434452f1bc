"""Whether two GeoJSON files hold the same coordinates, feature by feature, at 7 decimals: one line of JSON,
{"features", "different", "largest"}; "largest" is the largest difference in units of the 7th decimal, or the
whole world where features have other numbers of vertices.

    python3 same_coordinates.py ONE.geojson OTHER.geojson

Both are read a line at a time, as a feature stands on a line of its own in what `atlas export` and ogr2ogr write.
"""
import itertools
import json
import operator
import re
import sys

WORLD = 360 * 10 ** 7
COORDINATES = re.compile(rb'"coordinates"\s*:\s*(\[[-+0-9.eE\s,\[\]]*\])')


def coordinates(file):
    with open(file, "rb") as lines:
        for line in lines:
            for found in COORDINATES.finditer(line):
                yield found.group(1)


def numbers(text):
    """Units of the 7th decimal."""
    return [round(float(number) * 1e7) for number in re.findall(rb"[-+0-9.eE]+", text)]


def main():
    features = different = largest = 0
    for one, other in itertools.zip_longest(coordinates(sys.argv[1]), coordinates(sys.argv[2]), fillvalue=b""):
        features += 1
        if one.translate(None, b" ") == other.translate(None, b" "):
            continue
        mine, theirs = numbers(one), numbers(other)
        if mine != theirs:
            different += 1
            apart = max(map(abs, map(operator.sub, mine, theirs))) if len(mine) == len(theirs) else WORLD
            largest = max(largest, apart)
    print(json.dumps({"features": features, "different": different, "largest": largest}))


main()
