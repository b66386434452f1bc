#pragma once
#include "source/gdal_module.h"

// Part of the GDAL module: the functions that GdalModule points to.
namespace atlas::source {

Result<std::unique_ptr<FeatureStream>> open_stream(const std::filesystem::path& file, const StreamRequest& request);
Result<void> write_layers(const std::filesystem::path& file, const std::string& name, const std::string& driver,
                          const std::vector<MapLayerPtr>& layers);
Result<HeightGrid> read_heights(const std::filesystem::path& file);

}  // namespace atlas::source
