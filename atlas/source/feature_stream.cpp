#include "source/feature_stream.h"

#include "source/gdal_module.h"

namespace atlas::source {

Result<std::unique_ptr<FeatureStream>> open_feature_stream(const std::filesystem::path& file, const StreamRequest& request) {
  const auto module = gdal_module();
  if (!module) return fail(module.error());
  return (*module)->open_stream(file, request);
}

}  // namespace atlas::source
