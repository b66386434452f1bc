#pragma once
#include <filesystem>
#include <vector>

#include "source/tile_source.h"

namespace atlas::source {

// Height tiles (128 cells a side, border 2, bicubic) out of GeoTIFFs in CRS84, the finest that covers a place
// first and blended into the next over its rim. Reads the files once.
Result<std::shared_ptr<const TileSource>> open_relief(std::string id, const std::vector<std::filesystem::path>& files);

}  // namespace atlas::source
