#pragma once
#include <filesystem>
#include <vector>

#include "base/result.h"
#include "source/map_layer.h"

namespace atlas::source {

// Every layer of anything OGR reads, in degrees (reprojected where the file has another CRS), curves made straight,
// Z and M dropped. `problems` gets what was left out (a geometry that cannot be read, say), each with its place.
Result<std::vector<MapLayerPtr>> read_ogr(const std::filesystem::path& file, std::vector<Error>& problems);

}  // namespace atlas::source
