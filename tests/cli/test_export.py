"""Exports: RFC 7946 as others check it, the same bytes twice, the right counts in GDAL."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from program import CATALOGUE, REPOSITORY, output_of, run

MODULES = REPOSITORY / "tests/node_modules"
PROPERTIES = {"id", "layer", "kind", "name_zh", "name_en", "name_ru", "name_ky", "exactness", "precision", "uncertainty_m",
              "status", "status_date", "clauses", "sources", "license"}


class Export(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def export(self, name, *arguments):
        file = self.folder / name
        output_of("export", "-o", file, *arguments)
        return file

    def test_holds_every_feature_with_its_clauses(self):
        features = json.loads(self.export("all.geojson").read_text())["features"]
        self.assertEqual({f["id"] for f in features}, set(CATALOGUE))
        for feature in features:
            self.assertLessEqual(PROPERTIES, set(feature["properties"]), feature["id"])
            own = {c["clause"]: c["strength"] for c in feature["properties"]["clauses"]}
            self.assertLessEqual(CATALOGUE[feature["id"]].items(), own.items())
            for clause in feature["properties"]["clauses"]:
                self.assertTrue(clause["gist_en"] and clause["gist_zh"])

    def test_same_bytes_twice(self):
        self.assertEqual(self.export("a.geojson").read_bytes(), self.export("b.geojson").read_bytes())

    def test_choices(self):
        def ids(*arguments):
            return {f["id"] for f in json.loads(self.export("c.geojson", *arguments).read_text())["features"]}

        self.assertEqual(ids("--feature", "torugart"), {"torugart"})
        self.assertEqual(ids("--clause", "plan-2015/9.2"), {"kashgar-economic-zone", "naryn-free-economic-zone"})
        self.assertEqual(ids("--layer", "railway"), {"railway-china-kyrgyzstan-uzbekistan"})
        self.assertLessEqual({"xian", "pipeline-lines-abc"}, ids("--document", "outcomes-2023"))
        self.assertIn("port-aktau", ids("--bbox", "50,42,54,45"))
        self.assertNotIn("torugart", ids("--bbox", "50,42,54,45"))

    def test_two_validators_accept_it(self):
        if not MODULES.is_dir():
            self.skipTest("tests/node_modules is missing: run ./test.sh")
        file = self.export("all.geojson")
        done = subprocess.run(["node", str(REPOSITORY / "tests/cli/validate_geojson.mjs"), str(file)], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_gdal_counts_the_same(self):
        for name in ("all.geojson", "all.gpkg", "all.kml", "all.fgb"):
            with self.subTest(name):
                done = subprocess.run(["ogrinfo", "-ro", "-al", "-so", str(self.export(name))], capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, done.stderr)
                counts = [int(line.split(":")[1]) for line in done.stdout.splitlines() if line.startswith("Feature Count:")]
                self.assertEqual(sum(counts), len(CATALOGUE), done.stdout)

    def test_same_coordinates_as_ogr2ogr(self):
        """Rings turned, cut at the antimeridian beyond 180 degrees, rounded half way: every coordinate of a sample."""
        import random
        random.seed(9)
        place = lambda: [random.uniform(-180, 180), random.choice([random.uniform(-90, 90), random.randrange(-800, 800) / 128])]
        ring = lambda x, y, s: [[x, y], [x, y + s], [x + s / 3, y + s], [x + s, y], [x, y]]
        shapes = [{"type": "LineString", "coordinates": [[x / 7, x / 9] for x in range(start, start + 300)]} for start in range(-500, 300, 7)]
        shapes += [{"type": "Point", "coordinates": place()} for _ in range(2000)]
        shapes += [{"type": "MultiPoint", "coordinates": [place() for _ in range(5)]} for _ in range(100)]
        shapes += [{"type": "Polygon", "coordinates": [ring(x, -x / 3, 5), ring(x + 1, -x / 3 + 1, 0.7)[::-1]]} for x in range(-170, 170, 3)]
        shapes += [{"type": "MultiPolygon", "coordinates": [[ring(x, x / 3, 5)], [ring(x + 6, x / 3, 2)[::-1]]]} for x in range(-170, 160, 3)]
        shapes.append({"type": "LineString", "coordinates": [[170, 10], [190, 20], [200, 20]]})
        source = self.folder / "source.geojson"
        source.write_text(json.dumps({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"n": n}, "geometry": shape} for n, shape in enumerate(shapes)]}))
        theirs = self.folder / "theirs.geojson"
        subprocess.run(["ogr2ogr", "-f", "GeoJSON", "-lco", "RFC7946=YES", str(theirs), str(source)], check=True)
        ours = json.loads(self.export("ours.geojson", source).read_text())["features"]
        theirs = json.loads(theirs.read_text())["features"]
        self.assertEqual(len(ours), len(theirs))
        for a, b in zip(ours, theirs):
            self.assertEqual(a["properties"], b["properties"])
            self.assertEqual(a["geometry"], b["geometry"])

    def test_a_full_disk_leaves_the_old_file(self):
        file = self.folder / "old.geojson"
        file.write_text("old")

        def small_files():
            import resource
            import signal
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))

        done = run("export", "-o", file, preexec_fn=small_files)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(file.read_text(), "old")
        self.assertEqual(os.listdir(self.folder), ["old.geojson"])
        self.assertRegex(done.stderr, r"^atlas: [^\n]+: [^\n]+; [^\n]+\n$")


if __name__ == "__main__":
    unittest.main()
