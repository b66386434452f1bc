#pragma once
#include <filesystem>
#include <vector>

#include "base/result.h"
#include "source/map_layer.h"

namespace atlas::source {

// The base map of an atlas project: every base/*.fgb as a layer of its file's name, in alphabetical order, several
// read at a time. A broken file becomes an entry of `problems` and the others are there.
std::vector<MapLayerPtr> read_base_map(const std::filesystem::path& project, std::vector<Error>& problems);

// base/*.tif of an atlas project, for open_relief.
std::vector<std::filesystem::path> relief_files(const std::filesystem::path& project);

}  // namespace atlas::source
