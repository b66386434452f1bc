"""A folder of {z}/{x}/{y}.pbf, as ogr2ogr writes it, packed as MBTiles 1.3: the same tiles in one file.

    python3 pack_mbtiles.py FOLDER OUT.mbtiles

Cheaper than to let ogr2ogr make them again. Rows count from the south in MBTiles.
"""
import json
import pathlib
import sqlite3
import sys


def main():
    folder, file = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    file.unlink(missing_ok=True)
    archive = sqlite3.connect(file)
    archive.execute("create table metadata (name text, value text)")
    archive.execute("create table tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)")
    described = json.loads((folder / "metadata.json").read_text())
    archive.executemany("insert into metadata values (?, ?)", [(key, str(value)) for key, value in described.items()])
    for tile in sorted(folder.glob("*/*/*.pbf")):
        zoom, x, y = int(tile.parts[-3]), int(tile.parts[-2]), int(tile.stem)
        archive.execute("insert into tiles values (?, ?, ?, ?)", (zoom, x, 2 ** zoom - 1 - y, tile.read_bytes()))
    archive.execute("create unique index tile_index on tiles (zoom_level, tile_column, tile_row)")
    archive.commit()


main()
