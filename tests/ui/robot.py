"""A display, the window on it, and a hand on mouse and keys. What the window shows is read from its report
(`atlas --report FILE`); every wait is for something that the report says, never for a time."""
import json
import math
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

PATIENCE_S = float(os.environ.get("ATLAS_UI_PATIENCE", 90))  # a loaded machine without a GPU


class Display:
    """An X server of its own, with a number that was free."""

    def __init__(self, size="1600x1000", dpi=96):
        read_end, write_end = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{size}x24", "-dpi", str(dpi), "-nolisten", "tcp"],
            pass_fds=[write_end], stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            self.name = f":{pipe.readline().strip()}"

    def close(self):
        self.server.terminate()
        self.server.wait()


class Window:
    """The program in a home of its own. `home` is kept by the caller, so that a second window finds the first's state."""

    def __init__(self, display, program, home, *arguments, environment=None):
        self.home = Path(home)
        self.pictures = self.home / "work"
        self.pictures.mkdir(exist_ok=True)
        self.report_file = self.home / "report.json"
        self.report_file.unlink(missing_ok=True)
        self.environment = dict(os.environ, DISPLAY=display.name, HOME=str(home), XDG_STATE_HOME=str(self.home / "state"), XDG_CACHE_HOME=str(self.home / "cache"),
                                LIBGL_ALWAYS_SOFTWARE="1", LANG="C.UTF-8", **(environment or {}))
        self.process = subprocess.Popen([program, "window", *arguments, "--report", str(self.report_file)],
                                        cwd=self.pictures, env=self.environment, stderr=subprocess.PIPE, text=True)
        self.id = None
        self.wait(lambda r: r["complete"])
        self.id = self._xdotool("search", "--name", "^Tianshan Atlas$").split()[0]

    # The state -----------------------------------------------------------------------------------------------------

    def report(self):
        try:
            return json.loads(self.report_file.read_text())
        except (FileNotFoundError, json.JSONDecodeError):
            return None

    def wait(self, condition, what=""):
        """The first report that meets the condition."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            report = self.report()
            if report and condition(report):
                return report
            if self.process.poll() is not None:
                raise AssertionError(f"the window closed with {self.process.returncode}: {self.process.stderr.read()}")
            time.sleep(0.03)
        raise AssertionError(f"waited {PATIENCE_S} s for {what or 'a state'}; last report: {json.dumps(self.report())[:3000]}")

    def wait_file(self, pattern):
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            found = sorted(self.pictures.glob(pattern))
            if found:
                return found[-1]
            time.sleep(0.05)
        raise AssertionError(f"no {pattern} in {PATIENCE_S} s; toasts: {self.report()['toasts']}")

    def cpu_seconds(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    # The hand ------------------------------------------------------------------------------------------------------

    def _xdotool(self, *arguments):
        return subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, check=True, capture_output=True, text=True).stdout

    def move(self, x, y):
        self._xdotool("mousemove", "--window", self.id, round(x), round(y))

    def click(self, x, y):
        """Moves, and lets the window see the pointer before the button goes down and before it goes up."""
        self.move(x, y)
        self._xdotool("mousedown", 1)
        time.sleep(0.05)
        self._xdotool("mouseup", 1)

    def double_click(self, x, y):
        self.move(x, y)
        self._xdotool("click", "--repeat", 2, "--delay", 60, 1)

    def drag(self, x0, y0, x1, y1):
        self.move(x0, y0)
        self._xdotool("mousedown", 1)
        for step in range(1, 9):
            self.move(x0 + (x1 - x0) * step / 8, y0 + (y1 - y0) * step / 8)
            time.sleep(0.02)
        time.sleep(0.3)  # held still: it is put down, not thrown
        self._xdotool("mouseup", 1)

    def wheel(self, x, y, notches):
        self.move(x, y)
        self._xdotool("click", "--repeat", abs(notches), "--delay", 20, 4 if notches > 0 else 5)

    def keys(self, *keys):
        for key in keys:
            self._xdotool("key", key)

    def type(self, text):
        self._xdotool("type", "--delay", 30, text)

    def set_clipboard(self, text):
        subprocess.run(["xclip", "-selection", "clipboard", "-loops", "0"], input=text, text=True, env=self.environment, check=True)

    def clipboard(self):
        return subprocess.run(["xclip", "-selection", "clipboard", "-o"], env=self.environment, check=True, capture_output=True, text=True).stdout

    def click_item(self, name):
        x, y, width, height = self.wait(lambda r: name in r["items"], f"item {name}")["items"][name]
        self.click(x + width / 2, y + height / 2)

    def scroll_to(self, name, notches=-3):
        """Turns the wheel over the left panel until the item is in sight."""
        for _ in range(80):
            report = self.wait(lambda r: True)
            where = report["items"].get(name)
            if where and where[3] > 16:
                return
            self.wheel(160, 400, notches)
            before = report["items"]
            self.wait(lambda r: r["items"] != before, f"scrolling to {name}")
        raise AssertionError(f"{name} never came into sight")

    # The map -------------------------------------------------------------------------------------------------------

    def screen_position(self, lon, lat, report=None):
        """Where a place is in the window (Web Mercator, 512-pixel tiles)."""
        report = report or self.report()
        centre_lon, centre_lat, zoom = report["camera"]
        x, y, width, height = report["map"]
        pixels = 512 * 2 ** zoom

        def world(longitude, latitude):
            phi = math.radians(latitude)
            return (longitude + 180) / 360 * pixels, (1 - math.asinh(math.tan(phi)) / math.pi) / 2 * pixels

        at, centre = world(lon, lat), world(centre_lon, centre_lat)
        return x + width / 2 + at[0] - centre[0], y + height / 2 + at[1] - centre[1]

    def pixels(self):
        """What is on the screen, as bytes to compare."""
        return subprocess.run(["xwd", "-silent", "-id", self.id], env=self.environment, check=True, capture_output=True).stdout

    def screenshot(self, file):
        subprocess.run(["import", "-window", self.id, str(file)], env=self.environment, check=False)

    def close(self):
        """As a user closes it; the state is saved on the way."""
        self.keys("ctrl+q")
        try:
            self.process.wait(PATIENCE_S)
        finally:
            if self.process.poll() is None:
                self.process.kill()
        return self.process.returncode


def new_home():
    return tempfile.mkdtemp(prefix="atlas-ui-")


def remove_home(home):
    shutil.rmtree(home, ignore_errors=True)
