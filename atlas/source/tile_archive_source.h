#pragma once
#include "source/tile_archive.h"
#include "source/tile_source.h"

namespace atlas::source {

// The vector tiles of an archive as a source: read, unpacked and decoded by the worker that asks. Layer names come from
// the archive's metadata; where it says none, from the first of its tiles. A tile that is not there is empty, one that
// is damaged is an error. Fails where there is no vector tile in the archive.
Result<std::shared_ptr<const TileSource>> make_tile_archive_source(std::string id, TileArchivePtr archive);
Result<std::shared_ptr<const TileSource>> open_tile_archive_source(std::string id, const std::filesystem::path& path);

}  // namespace atlas::source
