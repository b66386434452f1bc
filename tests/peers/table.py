"""Prints the table of what was measured; with --write also puts it into README.md, with all raw numbers.

    python3 table.py RESULTS [--write]
"""
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys

import rows

README = pathlib.Path(__file__).parent / "README.md"
BEGIN, END = "<!-- last run -->", "<!-- end of last run -->"


def number(value):
    if value is None:
        return "-"
    return f"{value:.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def with_unit(value, unit):
    return number(value) + (f" {unit}" if unit and value is not None else "")


def cells(row):
    verdict = {True: "met", False: "not met", None: row.why or "not available"}[row.met]
    ratio = "-" if row.ratio is None else f"{number(row.ratio)}x"
    return [row.number, row.what, with_unit(row.ours, row.unit), with_unit(row.theirs, row.unit), ratio, row.goal, verdict]


HEADS = ["goal", "what: against what", "ours", "theirs", "ratio", "asked", ""]
GROWTH_HEADS = ["million vertices", "cold, ms", "second time, ms", "frame p50, ms", "frame max, ms", "peak cold, MB", "peak frames, MB"]


def aligned(heads, lines):
    widths = [max(len(line[i]) for line in [heads, *lines]) for i in range(len(heads))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in [heads, *lines])


def markdown(heads, lines):
    return "\n".join("| " + " | ".join(cell.replace("|", "/") for cell in line) + " |" for line in [heads, ["---"] * len(heads), *lines])


def machine():
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal:\s*(\d+)", pathlib.Path("/proc/meminfo").read_text())
    load = os.getloadavg()[2]
    return (f"{model.group(1) if model else 'unknown processor'}, {os.cpu_count()} cores, {int(memory.group(1)) // 2 ** 20} GB; "
            f"load average of the last quarter of an hour {load:.1f}")


def versions(steps):
    def told(step, key):
        first = (steps.get(step) or [{}])[0]
        return str(first.get(key, "not run"))
    commit = subprocess.run(["git", "-C", README.parent, "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    return (f"atlas {commit} on {told('frames_file', 'renderer')}; MapLibre GL JS {told('maplibre_frames', 'version')} in Chromium "
            f"{told('maplibre_frames', 'browser')} on {told('maplibre_frames', 'renderer')}; Mapnik {told('mapnik_world', 'version')}; "
            f"QGIS {told('qgis_fastest', 'version')}; GDAL {told('ogr_tiles', 'version')}")


def extent(steps):
    frames = (steps.get("maplibre_frames") or [{}])[0].get("frame_ms", [])
    return f"{len(steps.get('open_cold', []))} rounds, {len(frames)} cameras."


def raw(steps):
    """All but the second-by-second memory, one line a step."""
    lines = []
    for name in sorted(steps):
        kept = [{key: value for key, value in one.items() if key != "resident_mb"} for one in steps[name]]
        lines.append(f"{name}: {json.dumps(kept, ensure_ascii=False, separators=(',', ':'))}")
    return "\n".join(lines)


def main():
    folder = pathlib.Path(sys.argv[1])
    steps = {file.stem: [json.loads(line) for line in file.read_text().splitlines()] for file in folder.glob("*.jsonl")}
    lines = [cells(row) for row in rows.rows(steps)]
    growth = [[number(value) for value in line] for line in rows.growth(steps)]
    print(aligned(HEADS, lines))
    if growth:
        print("\n" + aligned(GROWTH_HEADS, growth))
    started = float((folder / "started").read_text())
    older = sorted(file.stem for file in folder.glob("*.jsonl") if file.stat().st_mtime < started)
    notes = [f"{datetime.date.today()}. {machine()}. {extent(steps)}", versions(steps) + "."]
    if older:
        notes.append("From an earlier run: " + ", ".join(older) + ".")
    print("\n" + "\n".join(notes))
    if "--write" in sys.argv:
        parts = [" ".join(notes), markdown(HEADS, lines)]
        if growth:
            parts.append("How cost grows (every 10th, 5th and 2nd shoreline, and all):\n\n" + markdown(GROWTH_HEADS, growth))
        parts.append("<details><summary>Raw numbers</summary>\n\n```\n" + raw(steps) + "\n```\n\n</details>")
        before, rest = README.read_text().split(BEGIN)
        after = rest.split(END)[1]
        README.write_text(before + BEGIN + "\n" + "\n\n".join(parts) + "\n" + END + after)


main()
