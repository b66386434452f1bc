"""Pictures against those that were looked at and found good.

The bytes must be the same on 1, 2 and 8 threads of llvmpipe. Against the golden they must be the same where renderer
and Mesa are those noted in goldens/renderer.txt, else within 2 per channel on all but 0.1 % of the pixels.
`test_goldens.py --accept` writes the goldens anew: look at each before committing it.
"""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
from program import REPOSITORY, json_of, output_of  # noqa: E402

import numpy  # noqa: E402
from osgeo import gdal  # noqa: E402

gdal.UseExceptions()
GOLDENS = pathlib.Path(__file__).parent / "goldens"
ACTUAL = REPOSITORY / "build/pictures"
BARE = ("--bare", "--size", "800x500")
CASES = {
    "overview-light-en": (*BARE, "--camera", "76.5,41,4.6"),
    "overview-dark-zh": (*BARE, "--camera", "76.5,41,4.6", "--style", "dark", "--lang", "zh"),
    "line-d-selected-ru": (*BARE, "--feature", "pipeline-line-d-kyrgyz-section", "--lang", "ru"),
    "district-ky": (*BARE, "--feature", "kara-kulja", "--lang", "ky"),
    "torugart-close": (*BARE, "--camera", "75.4,40.6,8.5"),
    "equal-area": (*BARE, "--camera", "76.5,41,4.6", "--crs", "+proj=aea +lat_1=36 +lat_2=46 +lon_0=76 +datum=WGS84"),
    "wide-pixels": ("--bare", "--size", "1600x1000", "--scale", "2", "--camera", "76.5,41,4.6"),
    "page-clause": ("--size", "1280x720", "--clause", "plan-2015/4.2", "--date", "2026-01-01"),
}


def draw(name, file, threads):
    output_of("render", "-o", file, *CASES[name], environment={"LP_NUM_THREADS": str(threads)})


def pixels(file):
    return gdal.Open(str(file)).ReadAsArray().astype(int)


def renderer():
    cameras = pathlib.Path(tempfile.mkdtemp()) / "cameras.json"
    cameras.write_text("[[76,41,4]]")
    return json_of("bench", "frames", "--json", "--size", "64x64", "--cameras", cameras)["renderer"]


class Goldens(unittest.TestCase):
    def assert_alike(self, actual, golden, exact):
        a, b = pixels(actual), pixels(golden)
        self.assertEqual(a.shape, b.shape)
        difference = numpy.abs(a - b).max(axis=0)
        wrong = int((difference > (0 if exact else 2)).sum())
        if wrong > (0 if exact else difference.size * 0.001):
            picture = ACTUAL / f"{actual.stem}-difference.tif"
            gdal.GetDriverByName("GTiff").Create(str(picture), a.shape[2], a.shape[1]).WriteArray(numpy.minimum(difference * 20, 255))
            self.fail(f"{wrong} pixels differ: see {actual} and {picture}")

    def test_pictures(self):
        ACTUAL.mkdir(parents=True, exist_ok=True)
        exact = (GOLDENS / "renderer.txt").read_text().strip() == renderer()
        for name in CASES:
            with self.subTest(name):
                draw(name, ACTUAL / f"{name}.png", 2)
                self.assert_alike(ACTUAL / f"{name}.png", GOLDENS / f"{name}.png", exact)

    def test_a_page_shows_the_same_at_every_size(self):
        ACTUAL.mkdir(parents=True, exist_ok=True)
        for size in ("960x540", "1920x1080"):
            output_of("render", "-o", ACTUAL / f"page-{size}.png", "--size", size, "--date", "2026-01-01")
        small, large = pixels(ACTUAL / "page-960x540.png"), pixels(ACTUAL / "page-1920x1080.png")
        halved = large.reshape(large.shape[0], 540, 2, 960, 2).mean(axis=(2, 4))
        self.assertLess(numpy.abs(halved - small).mean(), 10, "the same map: only its letters are hinted otherwise")

    def test_threads_do_not_show(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("overview-light-en", "line-d-selected-ru", "equal-area"):
                bytes_by_threads = set()
                for threads in (1, 2, 8):
                    draw(name, f"{folder}/{name}.png", threads)
                    bytes_by_threads.add(pathlib.Path(f"{folder}/{name}.png").read_bytes())
                self.assertEqual(len(bytes_by_threads), 1, name)


def accept():
    GOLDENS.mkdir(exist_ok=True)
    for name in CASES:
        draw(name, GOLDENS / f"{name}.png", 2)
    (GOLDENS / "renderer.txt").write_text(renderer() + "\n")


if __name__ == "__main__":
    accept() if "--accept" in sys.argv else unittest.main()
