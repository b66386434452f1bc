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
