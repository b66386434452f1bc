"""One call of `atlas`, as one line of JSON: what it printed, and what was seen from outside.

    python3 run_atlas.py PROGRAM [--cache FOLDER] ARGUMENT...

Added to its JSON: "wall_s", and "resident_mb", its memory each second, by which a leak shows. A call that fails, or
is not there yet, gives {"error": "..."}. --cache: where it may keep things between calls.
"""
import argparse
import json
import os
import pathlib
import subprocess
import time

LONGEST_S = 900


def resident_mb(process):
    try:
        pages = int(pathlib.Path(f"/proc/{process.pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return None
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 2 ** 20, 1)


def run(command, environment):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    memory = []
    while True:
        try:
            out, err = process.communicate(timeout=1)
            break
        except subprocess.TimeoutExpired:
            memory.append(resident_mb(process))
        if time.perf_counter() - start > LONGEST_S:
            process.kill()
            process.communicate()
            return {"error": f"not done after {LONGEST_S} s"}
    took = time.perf_counter() - start
    if process.returncode:
        return {"error": (err.strip().splitlines() or [f"exit status {process.returncode}"])[-1]}
    try:
        said = json.loads(out) if out.strip() else {}
    except json.JSONDecodeError:
        return {"error": "printed no JSON"}
    return {**said, "wall_s": round(took, 3), "resident_mb": memory}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--cache", default=None)
    options.add_argument("command", nargs=argparse.REMAINDER)
    given = options.parse_args()
    environment = dict(os.environ)
    if given.cache:
        environment["XDG_CACHE_HOME"] = given.cache
    print(json.dumps(run(given.command, environment)))


main()
