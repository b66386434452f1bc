#include "source/ogr_reader.h"

#include "source/gdal_module.h"

namespace atlas::source {

Result<std::vector<MapLayerPtr>> read_ogr(const std::filesystem::path& file, std::vector<Error>& problems) {
  const auto module = gdal_module();
  if (!module) return fail(module.error());
  return (*module)->read_layers(file, problems);
}

}  // namespace atlas::source
