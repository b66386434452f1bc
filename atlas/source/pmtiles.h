#pragma once
#include "source/tile_archive.h"

namespace atlas::source {

// PMTiles version 3, its directories and metadata plain or gzip'd. Read with pread: a file that is cut while it is open
// is an error. The root directory is kept, and as many leaf directories as were used last.
Result<TileArchivePtr> open_pmtiles(const std::filesystem::path& file);

}  // namespace atlas::source
