#include "source/feature_stream.h"

#include "source/gdal_module.h"
#include "source/geojson_stream.h"

namespace atlas::source {

Result<std::unique_ptr<FeatureStream>> open_feature_stream(const std::filesystem::path& file, const StreamRequest& request) {
  auto geojson = open_geojson_stream(file, request);
  if (!geojson || *geojson) return geojson;
  const auto module = gdal_module();
  if (!module) return fail(module.error());
  return (*module)->open_stream(file, request);
}

}  // namespace atlas::source
