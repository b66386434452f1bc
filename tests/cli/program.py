"""Runs the program under test. ATLAS_PROGRAM names it; the default is the release build."""
import json
import os
import pathlib
import subprocess

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("ATLAS_PROGRAM", str(REPOSITORY / "build/release/atlas"))
CATALOGUE = json.loads((pathlib.Path(__file__).parent / "catalogue.json").read_text())
# The software renderer, with one code path, so that a picture is the same on every machine.
ENVIRONMENT = {**os.environ, "LIBGL_ALWAYS_SOFTWARE": "1", "GALLIUM_OVERRIDE_CPU_CAPS": "sse4.1"}


def run(*arguments, environment=None, **options):
    """The finished process; its output is text."""
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=300,
                          env={**ENVIRONMENT, **(environment or {})}, **options)


def output_of(*arguments, **options):
    done = run(*arguments, **options)
    if done.returncode != 0:
        raise AssertionError(f"atlas {' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def json_of(*arguments, **options):
    return json.loads(output_of(*arguments, **options))
