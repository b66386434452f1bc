"""What the base map's preparing programs share: reading, simplifying and writing shapes; tables of names."""
import csv
import gettext
import re
import subprocess
from pathlib import Path

from osgeo import ogr, osr
from shapely import wkb
from shapely.geometry import LineString, MultiLineString
from shapely.ops import linemerge

from packages import ROOT, apt_package

ogr.UseExceptions()
BASE = ROOT / "geodata" / "base"
INPUTS = Path(__file__).with_name("inputs")
AREA = (49.0, 33.0, 97.0, 56.0)          # Central Asia: drawn in detail
FOCUS = (66.0, 35.0, 90.0, 48.0)         # the Tian Shan and around: drawn in full
LANGUAGES = ("zh", "en", "ru", "ky")
NAMES = [f"name_{language}" for language in LANGUAGES]
CURVE_STEPS = 8
_TYPES = {int: ogr.OFTInteger, float: ogr.OFTReal, str: ogr.OFTString}


def natural_earth(layer):
    """Path of a Natural Earth shapefile; libmagics++-data has the attributes, libgnudatalanguage0 more layers."""
    scale = layer.split("_")[1]
    first = apt_package("libmagics++-data") / "usr/share/magics" / scale / f"{layer}.shp"
    if first.exists():
        return first
    folder = "high" if scale == "10m" else "low"
    return apt_package("libgnudatalanguage0") / "usr/share/gnudatalanguage/resource/maps" / folder / f"{layer}.shp"


def read(path, box=None):
    """(shapely geometry, attributes) of each feature that meets the box."""
    source = ogr.Open(str(path))
    layer = source.GetLayer()
    if box:
        layer.SetSpatialFilterRect(*box)
    for feature in layer:
        geometry = feature.GetGeometryRef()
        if geometry is not None:
            yield wkb.loads(bytes(geometry.ExportToWkb())), feature.items()


def write(name, kind, fields, rows, srs=4326):
    """Write base/NAME.fgb. `fields`: name -> type. `rows`: (shapely geometry, attributes)."""
    path = BASE / f"{name}.fgb"
    BASE.mkdir(exist_ok=True)
    part = BASE / f".{name}.part.fgb"        # so that the old one stands until the new one is whole
    part.unlink(missing_ok=True)
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(srs)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    target = ogr.GetDriverByName("FlatGeobuf").CreateDataSource(str(part))
    layer = target.CreateLayer(name, reference, getattr(ogr, f"wkb{kind}"), ["SPATIAL_INDEX=YES"])
    for field, type_ in fields.items():
        layer.CreateField(ogr.FieldDefn(field, _TYPES[type_]))
    features = vertices = 0
    for geometry, values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for field in fields:
            feature.SetField(field, values.get(field, "" if fields[field] is str else 0))
        shape = ogr.CreateGeometryFromWkb(wkb.dumps(geometry))
        if kind.startswith("Multi"):
            shape = ogr.ForceTo(shape, getattr(ogr, f"wkb{kind}"))
        feature.SetGeometry(shape)
        layer.CreateFeature(feature)
        features += 1
        vertices += count(geometry)
    layer = target = None
    part.rename(path)
    print(f"{path.name}: {features} features, {vertices} vertices, {path.stat().st_size} bytes")


def count(geometry):
    """Number of vertices."""
    if hasattr(geometry, "geoms"):
        return sum(count(g) for g in geometry.geoms)
    if geometry.geom_type == "Polygon":
        return len(geometry.exterior.coords) + sum(len(r.coords) for r in geometry.interiors)
    return len(geometry.coords)


def parts(geometry):
    """The single lines, polygons or points of a geometry."""
    return list(geometry.geoms) if hasattr(geometry, "geoms") else [geometry]


def lines(geometry):
    """The lines of a geometry, joined where just two ends meet."""
    found = [g for g in parts(geometry) if g.geom_type == "LineString" and g.length > 0]
    if not found:
        return []
    return parts(linemerge(MultiLineString(found))) if len(found) > 1 else found


def smooth(ring, times=2):
    """Chaikin's corner cutting of a closed ring's coordinates."""
    for _ in range(times):
        cut = []
        for (x1, y1), (x2, y2) in zip(ring[:-1], ring[1:]):
            cut += [(0.75 * x1 + 0.25 * x2, 0.75 * y1 + 0.25 * y2), (0.25 * x1 + 0.75 * x2, 0.25 * y1 + 0.75 * y2)]
        ring = cut + cut[:1]
    return ring


def in_box(point, box):
    return box[0] <= point.x <= box[2] and box[1] <= point.y <= box[3]


def table(name):
    """Rows of inputs/NAME.csv as dictionaries (lines that begin with # left out)."""
    with (INPUTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if line.strip() and not line.startswith("#")))


def axis(text):
    """'lon lat; lon lat; ...' as a list of pairs."""
    return [tuple(float(v) for v in pair.split()) for pair in text.split(";")]


def curve(points):
    """A smooth line (Catmull-Rom) through the few points given, CURVE_STEPS vertices between two of them."""
    padded = [points[0], *points, points[-1]]
    out = []
    for p0, p1, p2, p3 in zip(padded, padded[1:], padded[2:], padded[3:]):
        for step in range(CURVE_STEPS):
            t = step / CURVE_STEPS
            out.append(tuple(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t ** 2
                                    + (3 * b - a - 3 * c + d) * t ** 3) for a, b, c, d in zip(p0, p1, p2, p3)))
    return LineString(out + [points[-1]])


def names(row):
    """The four name fields of a table's row."""
    return {field: (row.get(field) or "").strip() for field in NAMES}


def simplified(texts):
    """Traditional characters to simplified ones, by ICU's table."""
    out = subprocess.run(["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Traditional-Simplified"],
                         input="\n".join(texts), text=True, capture_output=True, check=True).stdout
    return out.split("\n")


def geonames_translations():
    """language -> geonameid (text) -> name, from libgeonames-common; Chinese in simplified characters."""
    folder = apt_package("libgeonames-common") / "usr/share/locale"
    found = {}
    for language in ("zh", "zh_CN", "ru", "ky"):
        with (folder / language / "LC_MESSAGES" / "geonames.mo").open("rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog
        found.setdefault(language[:2], {}).update(catalogue)
    for language, letters in (("zh", "[\u4e00-\u9fff]"), ("ru", "[а-яё]"), ("ky", "[а-яёңөү]")):
        found[language] = {k: v for k, v in found[language].items() if re.search(letters, v)}
    found["zh"] = dict(zip(found["zh"], simplified(found["zh"].values())))
    return found
