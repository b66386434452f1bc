#pragma once
#include "source/tile_archive.h"

namespace atlas::source {

// MBTiles 1.3: SQLite with a table or view `tiles` (zoom_level, tile_column, tile_row counted from the south, tile_data)
// and a table `metadata` (name, value). Opened for reading alone; each thread that reads at once has a connection.
Result<TileArchivePtr> open_mbtiles(const std::filesystem::path& file);

}  // namespace atlas::source
