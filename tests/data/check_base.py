#!/usr/bin/python3
"""What must hold of the base map and of datapackage.json."""
import json
import math
import re
import unittest
from pathlib import Path

from osgeo import gdal, ogr

gdal.UseExceptions()
ogr.UseExceptions()
GEODATA = Path(__file__).resolve().parents[2] / "geodata"
BASE = GEODATA / "base"
NAMES = ("name_zh", "name_en", "name_ru", "name_ky")
FIELDS = {
    "ocean": ("rank",), "lakes": (*NAMES, "rank", "area_km2", "level_m"), "rivers": (*NAMES, "rank", "intermittent"),
    "borders": ("kind", "left", "right"), "admin1": ("country", "rank"), "admin1_labels": (*NAMES, "country", "rank"),
    "countries_labels": (*NAMES, "country", "rank"), "ranges": (*NAMES, "rank"), "peaks": (*NAMES, "height_m", "rank"),
    "areas_labels": (*NAMES, "kind", "rank"), "places": (*NAMES, "rank", "population", "capital", "country")}
SCRIPT = {"name_zh": r"[\u4e00-\u9fff]", "name_en": r"[A-Za-z]", "name_ru": r"[А-Яа-я]", "name_ky": r"[А-Яа-яҢңӨөҮү]"}
# layer -> (zh, en, ru, ky) of features that must be there just so
KNOWN = {
    "lakes": [("伊塞克湖", "Issyk-Kul", "Иссык-Куль", "Ысык-Көл"), ("松克尔湖", "Son-Kul", "Сонкёль", "Соң-Көл")],
    "rivers": [("塔里木河", "Tarim", "Тарим", "Тарым"), ("楚河", "Chüy", "Чу", "Чүй")],
    "places": [("比什凯克", "Bishkek", "Бишкек", "Бишкек"), ("喀什", "Kashgar", "Кашгар", "Кашкар"),
               ("阿图什", "Artux", "Артуш", "Артыш"), ("阿拉尔", "Aral", "Арал", "Арал"),
               ("图木舒克", "Tumxuk", "Тумшук", "Тумшук"), ("乌兹根", "Uzgen", "Узген", "Өзгөн"),
               ("北京", "Beijing", "Пекин", "Бээжин"), ("西安", "Xi'an", "Сиань", "Сиан")],
    "countries_labels": [("吉尔吉斯斯坦", "Kyrgyzstan", "Кыргызстан", "Кыргызстан"),
                         ("乌兹别克斯坦", "Uzbekistan", "Узбекистан", "Өзбекстан")],
    "admin1_labels": [("伊塞克湖州", "Issyk-Kul Region", "Иссык-Кульская область", "Ысык-Көл облусу")],
    "ranges": [("天山", "Tian Shan", "Тянь-Шань", "Теңир-Тоо")],
    "peaks": [("托木尔峰", "Jengish Chokusu (Pobeda)", "Пик Победы", "Жеңиш чокусу")],
}


def features(layer, box=None):
    source = ogr.Open(str(BASE / f"{layer}.fgb"))
    found = source.GetLayer()
    if box:
        found.SetSpatialFilterRect(*box)
    return [(f.items(), f.GetGeometryRef().Clone()) for f in found]


def vertices(geometry):
    return geometry.GetPointCount() + sum(vertices(geometry.GetGeometryRef(i))
                                          for i in range(geometry.GetGeometryCount()))


class Layers(unittest.TestCase):
    def test_fields_and_index(self):
        for layer, fields in FIELDS.items():
            with self.subTest(layer):
                source = ogr.Open(str(BASE / f"{layer}.fgb"))
                found = source.GetLayer()
                definition = found.GetLayerDefn()
                have = {definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())}
                self.assertLessEqual(set(fields), have)
                self.assertGreater(found.GetFeatureCount(), 5)
                self.assertTrue(found.TestCapability(ogr.OLCFastSpatialFilter))
                self.assertEqual(found.GetSpatialRef().GetAuthorityCode(None), "4326")

    def test_size(self):
        for folder, most in ((BASE, 14e6), (GEODATA, 25e6)):
            self.assertLess(sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()), most)
        self.assertLess(sum(vertices(g) for layer in FIELDS for _, g in features(layer)), 500_000)

    def test_geometries(self):
        for layer in FIELDS:
            for values, geometry in features(layer):
                with self.subTest(layer, name=values.get("name_en")):
                    self.assertFalse(geometry.IsEmpty())
                    west, east, south, north = geometry.GetEnvelope()
                    self.assertTrue(-180 <= west <= east <= 180 and -90 <= south <= north <= 90)
                    if layer in ("ocean", "lakes"):
                        self.assertTrue(geometry.IsValid())

    def test_known_names(self):
        for layer, expected in KNOWN.items():
            have = {tuple(v[n] for n in NAMES) for v, _ in features(layer)}
            for names in expected:
                self.assertIn(names, have, layer)

    def test_names_are_in_their_script(self):
        for layer, fields in FIELDS.items():
            for values, _ in features(layer) if "name_zh" in fields else ():
                for field, letters in SCRIPT.items():
                    if values[field]:
                        self.assertRegex(values[field], letters, (layer, field))

    def test_all_four_names(self):
        for layer in ("ranges", "peaks", "areas_labels", "countries_labels", "admin1_labels"):
            for values, _ in features(layer):
                self.assertTrue(all(values[n] for n in NAMES), (layer, values))
        seats = [v for v, _ in features("places", (66, 35, 90, 48)) if v["country"] == "KG" and v["rank"] <= 4]
        self.assertGreater(len(seats), 10)
        self.assertTrue(all(v[n] for v in seats for n in NAMES))

    def test_no_two_of_a_name_side_by_side(self):
        at = {}
        for values, point in features("places", (69, 37, 83, 44)):
            at.setdefault(values["name_en"], []).append((point.GetX(), point.GetY()))
        for name, points in at.items():
            for i, a in enumerate(points):
                for b in points[:i]:
                    self.assertGreater(math.dist(a, b), 0.02, name)

    def test_ranks(self):
        places = features("places")
        self.assertEqual({v["rank"] for v, _ in places}, set(range(1, 9)))
        capitals = {v["name_en"] for v, _ in places if v["capital"]}
        self.assertLessEqual({"Bishkek", "Beijing", "Tashkent", "Dushanbe"}, capitals)
        self.assertEqual({v["rank"] for v, _ in features("rivers")}, set(range(1, 7)))

    def test_border_line_is_whole(self):
        """No end of a China-Kyrgyzstan line stands alone, but at the corners with a third state."""
        lines = [g for v, g in features("borders", (73, 39, 81, 43))]
        joint = [g for v, g in features("borders", (73, 39, 81, 43)) if {v["left"], v["right"]} == {"China", "Kyrgyzstan"}]
        self.assertTrue(joint)
        for line in joint:
            for i in (0, line.GetPointCount() - 1):
                end = ogr.Geometry(ogr.wkbPoint)
                end.AddPoint_2D(*line.GetPoint(i)[:2])
                self.assertTrue(any(end.Distance(g) < 0.02 for g in lines if not g.Equals(line)), line.GetPoint(i))


class Relief(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.data = gdal.Open(str(BASE / "relief.tif"))

    def height(self, lon, lat, reach=0):
        west, step, _, north, _, down = self.data.GetGeoTransform()
        column, row = int((lon - west) / step), int((lat - north) / down)
        return int(self.data.ReadAsArray(column - reach, row - reach, 2 * reach + 1, 2 * reach + 1).max())

    def test_georeference(self):
        west, step, _, north, _, down = self.data.GetGeoTransform()
        self.assertEqual((west, north, self.data.RasterXSize * step, self.data.RasterYSize * down), (44, 58, 56, -28))
        self.assertEqual(self.data.GetMetadataItem("AREA_OR_POINT"), "Area")
        world = gdal.Open(str(BASE / "relief_world.tif"))
        self.assertEqual((world.RasterXSize, world.RasterYSize), (1800, 900))

    def test_heights(self):
        for name, lon, lat, reach, low, high in (
                ("Issyk-Kul", 77.2, 42.42, 0, 1606, 1608), ("Jengish Chokusu", 80.126, 42.035, 3, 6000, 7439),
                ("Kashgar", 75.99, 39.47, 0, 1190, 1390), ("Fergana", 71.75, 40.45, 0, 480, 640),
                ("Bishkek", 74.6, 42.9, 0, 650, 850), ("Turpan", 89.18, 42.93, 0, -60, 100),
                ("Caspian Sea", 51.0, 42.0, 0, -30, -26), ("Tibet", 88.0, 33.5, 0, 4500, 5300)):
            with self.subTest(name):
                self.assertTrue(low <= self.height(lon, lat, reach) <= high, self.height(lon, lat, reach))


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.package = json.loads((GEODATA / "datapackage.json").read_text(encoding="utf-8"))

    def test_every_resource_is_described(self):
        have = {r["path"] for r in self.package["resources"]}
        there = {p.relative_to(GEODATA).as_posix() for p in
                 [*GEODATA.glob("documents/*.json"), *GEODATA.glob("features/*.geojson"), *GEODATA.glob("base/*.*"),
                  GEODATA / "links.json", GEODATA / "views.json"]}
        self.assertEqual(have, there)
        self.assertEqual(len({r["name"] for r in self.package["resources"]}), len(have))

    def test_sources_and_licences(self):
        for r in self.package["resources"]:
            with self.subTest(r["path"]):
                self.assertRegex(r["name"], r"^[-a-z0-9._]+$")
                self.assertTrue(r["title"] and r["sources"] and r["licenses"] and r["attribution"])
                self.assertTrue(all(s["title"] for s in r["sources"]))
                if any("OpenStreetMap" in s["title"] for s in r["sources"]):
                    self.assertIn("ODbL-1.0", {x["name"] for x in r["licenses"]})
                    self.assertIn("OpenStreetMap contributors", r["attribution"])

    def test_nothing_of_the_machine(self):
        bad = re.compile(rb"/(?:work|tmp|home|root)/|registry\.|artifactory|verdaccio|127\.0\.0\.1|localhost")
        for path in GEODATA.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts and path.suffix not in (".tif", ".pyc"):
                self.assertIsNone(bad.search(path.read_bytes()), path)


if __name__ == "__main__":
    unittest.main()
