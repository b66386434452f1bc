"""Bad input: one line that says where, what and the remedy; status 1 or 2; nothing changed."""
import os
import pathlib
import shutil
import tempfile
import unittest

from program import REPOSITORY, json_of, run

LINE = r"^atlas: [^\n]+: [^\n]+; [^\n]+\n$"


class Errors(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def assert_fails(self, done, status, *words):
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        self.assertRegex(done.stderr, LINE)
        self.assertEqual(done.stdout, "")
        for word in words:
            self.assertIn(word, done.stderr)

    def test_an_unknown_id_names_the_nearest(self):
        for arguments in (("show", "torugat"), ("export", "-o", self.folder / "x.geojson", "--feature", "torugat"),
                          ("render", "-o", self.folder / "x.png", "--feature", "torugat")):
            with self.subTest(arguments[0]):
                self.assert_fails(run(*arguments), 1, "torugat", "torugart")
        self.assertEqual(os.listdir(self.folder), [])

    def test_a_wrong_call(self):
        self.assert_fails(run("render"), 2)
        self.assert_fails(run("pick", "--camera", "here"), 2)
        self.assert_fails(run("render", "-o", self.folder / "x.png", "--size", "0x0"), 2)

    def test_an_unwritable_target(self):
        self.assert_fails(run("export", "-o", "/proc/nowhere/x.geojson"), 1, "/proc/nowhere")
        self.assert_fails(run("render", "-o", "/proc/nowhere/x.png", "--size", "320x200", "--bare"), 1, "/proc/nowhere")

    def test_a_file_that_is_no_data(self):
        rubbish = self.folder / "rubbish.geojson"
        rubbish.write_bytes(b"\x00\x01 {{{ not data")
        self.assert_fails(run("render", "-o", self.folder / "x.png", "--size", "320x200", rubbish), 1, "rubbish.geojson")
        self.assert_fails(run("render", "-o", self.folder / "x.png", "--size", "320x200", self.folder / "missing.gpkg"), 1, "missing.gpkg")

    def test_an_unknown_projection_style_or_language(self):
        for option in (("--crs", "EPSG:999999"), ("--style", "no-such-style"), ("--lang", "xx"), ("--layout", "poster")):
            with self.subTest(option[1]):
                done = run("render", "-o", self.folder / "x.png", "--size", "640x400", *option)
                self.assertIn(done.returncode, (1, 2))
                self.assertRegex(done.stderr, LINE)
                self.assertIn(option[1], done.stderr)

    def test_no_display_says_which_command_works(self):
        done = run(environment={"DISPLAY": "", "WAYLAND_DISPLAY": ""})
        self.assert_fails(done, 1, "atlas render")

    def test_a_broken_layer_leaves_the_rest(self):
        project = self.folder / "geodata"
        shutil.copytree(REPOSITORY / "geodata", project, ignore=shutil.ignore_patterns("prepare", "base", "notes"))
        (project / "features/railway.geojson").write_text('{"type": "FeatureCollection", "features": [{"type":')
        done = run("list", "features", "--json", environment={"ATLAS_GEODATA": str(project)})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stderr, LINE)
        self.assertIn("railway.geojson", done.stderr)
        ids = {f["id"] for f in __import__("json").loads(done.stdout)}
        self.assertIn("torugart", ids)
        self.assertNotIn("railway-china-kyrgyzstan-uzbekistan", ids)

    def test_a_user_file_is_exported(self):
        data = self.folder / "mine.geojson"
        data.write_text('{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[76,41]}}')
        self.assertEqual(run("export", "-o", self.folder / "out.geojson", data).returncode, 0)
        self.assertEqual(len(__import__("json").loads((self.folder / "out.geojson").read_text())["features"]), 1)


if __name__ == "__main__":
    unittest.main()
