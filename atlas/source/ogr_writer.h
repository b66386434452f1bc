#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "source/map_layer.h"

namespace atlas::source {

// Writes layers through an OGR driver ("GPKG", "KML", "FlatGeobuf" ...), degrees; lists and objects among the
// properties become JSON text. A failure leaves an old file as it was.
Result<void> write_ogr(const std::filesystem::path& file, const std::string& driver, const std::vector<MapLayerPtr>& layers);

}  // namespace atlas::source
