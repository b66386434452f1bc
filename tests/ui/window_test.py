#!/usr/bin/env python3
"""The window under Xvfb, driven with real mouse and key events: window_test.py PROGRAM [TEST...]"""
import json
import os
import struct
import subprocess
import sys
import time
import unittest
from pathlib import Path

from robot import Display, Window, new_home, remove_home

PROGRAM = os.path.abspath(sys.argv.pop(1))


def list_json(what):
    return json.loads(subprocess.run([PROGRAM, "list", what, "--json"], check=True, capture_output=True, text=True).stdout)


class WindowTest(unittest.TestCase):
    """One display and one home a test: nothing of one is left for the next."""

    def setUp(self):
        self.display, self.home, self.windows = Display(), new_home(), []

    def tearDown(self):
        for window in self.windows:
            if window.process.poll() is None:
                window.process.kill()
                window.process.wait()
            window.process.stderr.close()
        self.display.close()
        remove_home(self.home)

    def open(self, *arguments, **options):
        window = Window(self.display, PROGRAM, self.home, *arguments, **options)
        self.windows.append(window)
        return window

    def settled(self, window, zoom=None):
        return window.wait(lambda r: r["complete"] and (zoom is None or abs(r["camera"][2] - zoom) < 1e-6), f"zoom {zoom}")


class Selecting(WindowTest):
    def test_on_the_map(self):
        feature = next(f for f in list_json("features") if f["id"] == "torugart")
        lon, lat = feature["bbox"][0], feature["bbox"][1]
        window = self.open(f"#9/{lat}/{lon + 0.2}")
        window.move(*window.screen_position(lon, lat))
        window.wait(lambda r: r["hovered"] == "torugart", "hovering over Torugart")
        window.click(*window.screen_position(lon, lat))
        report = window.wait(lambda r: r["selection"] == "torugart", "Torugart to be selected")
        self.assertEqual(report["selected_features"], ["torugart"])
        # Its clauses are on the right, and lead back.
        clause = next(name for name in report["items"] if name.startswith("says:"))
        window.click_item(clause)
        report = window.wait(lambda r: r["selection"] == clause.removeprefix("says:"), clause)
        self.assertIn("torugart", report["selected_features"])
        window.move(*window.screen_position(lon, lat))
        window.keys("Escape")
        window.wait(lambda r: r["selection"] == "", "nothing to be selected")

    def test_a_clause_in_the_list(self):
        window = self.open()
        before = window.report()["camera"]
        window.scroll_to("clause:plan-2015/4.2")
        window.click_item("clause:plan-2015/4.2")
        report = window.wait(lambda r: r["selection"] == "plan-2015/4.2" and r["camera"] != before and r["complete"], "the clause")
        self.assertIn("road-bishkek-torugart-kashgar", report["selected_features"])
        # The map flew to the road: it is whole in the view, and fills a good part of it.
        road = next(f for f in list_json("features") if f["id"] == "road-bishkek-torugart-kashgar")["bbox"]
        x, y, width, height = report["map"]
        left, bottom = window.screen_position(road[0], road[1], report)
        right, top = window.screen_position(road[2], road[3], report)
        self.assertTrue(x <= left < right <= x + width and y <= top < bottom <= y + height)
        self.assertGreater(max((right - left) / width, (bottom - top) / height), 0.5)


class Searching(WindowTest):
    def find(self, words, expected):
        window = self.open() if not self.windows else self.windows[-1]
        window.move(*self.middle(window))
        window.keys("Escape")
        window.wait(lambda r: r["selection"] == "" and not r["typing"], "nothing to be selected")
        window.keys("slash")
        window.wait(lambda r: r["tab"] == "search" and r["typing"], "the search field")
        window.keys("ctrl+a")
        if words.isascii():
            window.type(words)
        else:
            window.set_clipboard(words)
            window.keys("ctrl+v")
        report = window.wait(lambda r: r["query"] == words and expected in r["results"], f"{expected} for {words}")
        window.keys("Return")
        first = report["results"][0]
        window.wait(lambda r: r["selection"] == first and not r["typing"], "the first result to be taken")

    @staticmethod
    def middle(window):
        x, y, width, height = window.report()["map"]
        return x + width / 2, y + height / 2

    def test_in_chinese_english_and_kyrgyz(self):
        self.find("伊塞克湖", "issyk-kul-oblast")
        self.find("torugart", "torugart")
        self.find("Ысык-Көл", "issyk-kul-oblast")

    def test_a_result_is_selected_by_a_click(self):
        window = self.open()
        window.click_item("tab:search")
        window.wait(lambda r: r["typing"], "the search field")
        window.type("irkeshtam")
        window.wait(lambda r: "irkeshtam" in r["results"], "Irkeshtam")
        window.click_item("result:irkeshtam")
        report = window.wait(lambda r: r["selection"] == "irkeshtam" and r["complete"], "Irkeshtam to be selected")
        feature = next(f for f in list_json("features") if f["id"] == "irkeshtam")
        x, y = window.screen_position(feature["bbox"][0], feature["bbox"][1], report)
        left, top, width, height = report["map"]
        self.assertTrue(left < x < left + width and top < y < top + height)


class Looking(WindowTest):
    def test_languages_and_style(self):
        window = self.open()
        first = window.report()
        seen = [first["language"]]
        window.move(first["map"][0] + 200, first["map"][1] + 200)
        for _ in range(4):
            last = seen[-1]
            window.keys("l")
            seen.append(window.wait(lambda r: r["language"] != last, "another language")["language"])
        self.assertEqual(sorted(seen[:4]), ["en", "ky", "ru", "zh"])
        self.assertEqual(seen[4], seen[0])
        window.keys("t")
        window.wait(lambda r: r["style"] == "dark" and r["complete"], "the dark style")
        window.keys("i")
        window.wait(lambda r: r["interface"] == "zh", "Chinese panels")

    def test_wheel_drag_keys_and_double_click(self):
        window = self.open("#6/41/76")
        report = window.report()
        x, y, width, height = report["map"]
        # The wheel zooms at the pointer: what is there stays there.
        at = (x + width * 0.7, y + height * 0.3)
        window.wheel(*at, 2)
        zoomed = window.wait(lambda r: r["camera"][2] > 6.9 and r["complete"], "zooming in")
        scale = 2 ** (zoomed["camera"][2] - 6)
        self.assertAlmostEqual(zoomed["camera"][2], 7, places=6)
        moved = window.screen_position(76, 41, zoomed)
        self.assertAlmostEqual(moved[0], at[0] + (x + width / 2 - at[0]) * scale, delta=1.5)
        self.assertAlmostEqual(moved[1], at[1] + (y + height / 2 - at[1]) * scale, delta=1.5)
        # A drag takes the ground along.
        before = window.screen_position(76, 41, zoomed)
        window.drag(x + 400, y + 300, x + 300, y + 240)
        dragged = window.wait(lambda r: r["camera"] != zoomed["camera"] and r["complete"], "dragging")
        after = window.screen_position(76, 41, dragged)
        self.assertAlmostEqual(after[0] - before[0], -100, delta=2)
        self.assertAlmostEqual(after[1] - before[1], -60, delta=2)
        window.double_click(x + width * 0.4, y + height * 0.6)
        window.wait(lambda r: abs(r["camera"][2] - 8) < 1e-6, "a double click to zoom in")
        window.keys("minus")
        window.wait(lambda r: abs(r["camera"][2] - 7) < 1e-6, "- to zoom out")
        window.keys("plus")
        report = window.wait(lambda r: abs(r["camera"][2] - 8) < 1e-6, "+ to zoom in")
        window.keys("Right")
        window.wait(lambda r: r["camera"][0] > report["camera"][0], "the right arrow")

    def test_keys_are_listed(self):
        window = self.open()
        window.move(800, 400)
        window.keys("F1")
        window.wait(lambda r: r["keys_open"], "the list of keys")
        window.keys("Escape")
        window.wait(lambda r: not r["keys_open"], "the list of keys to close")

    def test_panels_fold_and_layers_hide(self):
        window = self.open()
        whole = window.report()["map"][2]
        window.move(800, 400)
        window.keys("F3")
        window.wait(lambda r: not r["right_open"] and r["map"][2] > whole, "more map")
        window.click_item("tab:layers")
        window.click_item("layer:roads")
        window.wait(lambda r: r["hidden_layers"] == ["roads"] and r["complete"], "roads to be hidden")
        window.click_item("layer:roads")
        window.wait(lambda r: r["hidden_layers"] == [], "roads to be shown")

    def test_sleeps_when_idle(self):
        window = self.open()
        window.move(800, 400)
        window.wait(lambda r: r["complete"])
        time.sleep(1)
        before = window.cpu_seconds()
        time.sleep(3)
        self.assertLess((window.cpu_seconds() - before) / 3, 0.05)


class Leaving(WindowTest):
    def test_export_of_the_selection_and_of_everything(self):
        window = self.open("#select=torugart")
        window.move(800, 400)
        window.keys("e")
        one = json.loads(window.wait_file("atlas-*-1.geojson").read_text())
        self.assertEqual([f["properties"]["id"] for f in one["features"]], ["torugart"])
        self.assertTrue(one["features"][0]["properties"]["clauses"])
        window.keys("Escape")
        window.wait(lambda r: r["selection"] == "")
        window.keys("e")
        everything = json.loads(window.wait_file("atlas-*-2.geojson").read_text())
        self.assertEqual(len(everything["features"]), len(list_json("features")))

    def test_briefing_picture(self):
        window = self.open("#select=road-osh-irkeshtam")
        window.move(800, 400)
        window.keys("p")
        picture = window.wait_file("atlas-*-1.png").read_bytes()
        self.assertEqual(picture[:8], b"\x89PNG\r\n\x1a\n")
        self.assertEqual(struct.unpack(">II", picture[16:24]), (1920, 1080))
        window.wait(lambda r: any("atlas-" in toast and ".png" in toast for toast in r["toasts"]), "a note with the path")

    def test_a_copied_view_comes_back(self):
        window = self.open("#7.5/40.2/74.1&select=road-osh-irkeshtam&lang=ky&style=dark")
        window.move(800, 400)
        window.keys("c")
        window.wait(lambda r: any("#7.50/" in toast for toast in r["toasts"]), "a note of the copy")
        text = window.clipboard()
        self.assertRegex(text, r"^atlas '#7\.50/40\.2\d*/74\.1\d*&select=road-osh-irkeshtam&lang=ky&style=dark'$")
        window.keys("Escape", "Home", "l", "t")
        window.wait(lambda r: r["selection"] == "" and r["style"] == "light" and r["language"] == "zh")
        window.set_clipboard(text)
        window.keys("ctrl+v")
        report = window.wait(lambda r: r["selection"] == "road-osh-irkeshtam" and abs(r["camera"][2] - 7.5) < 1e-6, "the view")
        self.assertEqual((report["language"], report["style"]), ("ky", "dark"))
        self.assertAlmostEqual(report["camera"][0], 74.1, places=3)


class Restarting(WindowTest):
    def test_finds_the_view_again(self):
        window = self.open("#8/40.5/75&select=torugart&lang=ru&style=dark")
        window.click_item("tab:layers")
        window.wait(lambda r: r["tab"] == "layers")
        window.move(800, 400)
        window.keys("F3")
        last = window.wait(lambda r: not r["right_open"])
        self.assertEqual(window.close(), 0)
        again = self.open().report()
        for what in ("selection", "language", "style", "tab", "left_open", "right_open"):
            self.assertEqual(again[what], last[what], what)
        for a, b in zip(again["camera"], last["camera"]):
            self.assertAlmostEqual(a, b, places=9)

    def test_broken_state_is_told_and_left_aside(self):
        state = Path(self.home) / "state" / "tianshan-atlas" / "window.json"
        state.parent.mkdir(parents=True)
        state.write_text("{ not json")
        window = self.open()
        window.wait(lambda r: any("window.json" in toast for toast in r["toasts"]), "a note of the broken state")


class Files(WindowTest):
    def test_a_file_opens_as_a_layer(self):
        file = Path(self.home) / "own.geojson"
        file.write_text(json.dumps({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"name": "Hütte"}, "geometry": {"type": "Point", "coordinates": [76, 42]}},
            {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[75, 41], [77, 42]]}}]}))
        window = self.open(str(file))
        report = window.wait(lambda r: r["user_layers"] and r["complete"], "the file's layer")
        self.assertEqual(report["user_layers"][0]["features"], 2)
        window.wait(lambda r: r["toasts"], "the note that it is open")
        with_note = window.pixels()
        window.wait(lambda r: not r["toasts"], "the end of the note")
        self.assertNotEqual(with_note, window.pixels(), "a note that is over has left the screen, not only the report")

    def test_a_large_file_opens_through_its_pyramid_and_at_once_the_second_time(self):
        file = Path(self.home) / "contours.geojson"
        lines = ([[70 + i * 0.05 + k * 1e-5, 40 + k * 1e-4] for k in range(3000)] for i in range(300))
        file.write_text(json.dumps({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"height": i}, "geometry": {"type": "LineString", "coordinates": line}}
            for i, line in enumerate(lines)]}))
        self.assertGreater(file.stat().st_size, 12 << 20)
        for _ in range(2):
            window = self.open(str(file))
            report = window.wait(lambda r: r["user_layers"] and r["complete"], "the large file's layer")
            self.assertEqual(len(report["user_layers"]), 1)
            self.assertFalse(report["toasts"] and any("problem" in toast for toast in report["toasts"]))
            window.close()
        self.assertEqual(len(list(Path(self.home).glob("**/*.pyramid"))), 1)

    def test_a_bad_file_is_told(self):
        file = Path(self.home) / "bad.geojson"
        file.write_text('{"type": "FeatureCollection", "features": [')
        window = self.open(str(file))
        window.wait(lambda r: any("bad.geojson" in toast for toast in r["toasts"]), "a note of the bad file")


class Refusing(unittest.TestCase):
    def run_without(self, **environment):
        clean = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        return subprocess.run([PROGRAM], env=dict(clean, **environment), capture_output=True, text=True, timeout=60)

    def test_no_display(self):
        for environment in ({}, {"DISPLAY": ":98765"}):
            refused = self.run_without(**environment)
            self.assertEqual(refused.returncode, 1)
            self.assertEqual(len(refused.stderr.strip().splitlines()), 1, refused.stderr)
            self.assertIn("atlas render -o picture.png", refused.stderr)

    def test_no_such_file(self):
        refused = subprocess.run([PROGRAM, "/nowhere/at-all.gpkg"], capture_output=True, text=True, timeout=60)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("/nowhere/at-all.gpkg", refused.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
