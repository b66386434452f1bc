#pragma once
#include "source/tile_archive.h"

namespace atlas::source {

// A folder of {z}/{x}/{y}.EXTENSION, y counted from the north (from the south where its metadata.json says "scheme":
// "tms"), with a metadata.json (as ogr2ogr and tippecanoe write) or a tile.json or without.
Result<TileArchivePtr> open_tile_folder(const std::filesystem::path& folder);

// Whether it has a metadata.json that speaks of tiles, or a folder {z} with a folder {x} with a tile {y}.
bool is_tile_folder(const std::filesystem::path& folder);

}  // namespace atlas::source
