"""How fast the program is there: whole commands, timed from outside, with their peak memory.

    python3 tests/bench/startup.py [RUNS]

Prints minimum, median and maximum. On a machine without a GPU, drawing is Mesa's llvmpipe's.
"""
import json
import os
import pathlib
import statistics
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("ATLAS_PROGRAM", str(REPOSITORY / "build/release/atlas"))
GOALS = {"list features": "under 50 ms", "show": "under 50 ms", "first picture": "under 1000 ms, under 300 MB"}


def timed(arguments):
    """Milliseconds and peak megabytes of one run."""
    start = time.perf_counter()
    child = os.posix_spawn(PROGRAM, [PROGRAM, *arguments], os.environ,
                           file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"atlas {' '.join(arguments)} failed")
    return (time.perf_counter() - start) * 1000, usage.ru_maxrss / 1024


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as folder:
        cameras = pathlib.Path(folder) / "cameras.json"
        cameras.write_text(json.dumps([[77, 41, 5.3]]))
        commands = {
            "list features": ["list", "features", "--json"],
            "show": ["show", "road-north-south", "--json"],
            # One camera, complete, one pixel read back: no PNG is written.
            "first picture": ["bench", "frames", "--json", "--size", "1920x1080", "--cameras", str(cameras)],
            "bare PNG": ["render", "-o", f"{folder}/bare.png", "--bare", "--size", "1920x1080"],
            "briefing page": ["render", "-o", f"{folder}/page.png"],
        }
        print(f"{'command':<15}{'min':>8}{'median':>8}{'max':>8} ms {'peak':>7} MB   goal")
        for name, arguments in commands.items():
            timed(arguments)
            results = [timed(arguments) for _ in range(runs)]
            milliseconds = [r[0] for r in results]
            print(f"{name:<15}{min(milliseconds):8.0f}{statistics.median(milliseconds):8.0f}{max(milliseconds):8.0f}"
                  f"    {max(r[1] for r in results):7.0f}      {GOALS.get(name, '')}")


if __name__ == "__main__":
    main()
