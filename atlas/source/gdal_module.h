#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "source/feature_stream.h"
#include "source/map_layer.h"

// Private to source/. GDAL and what it brings take 30 ms to load, which `atlas show` has not got: everything that calls
// it is in the gdal_*.cpp files, which make a module of their own (libatlas_gdal.so), loaded when first needed.
namespace atlas::source {

// Heights as whole metres on a grid of degrees, row 0 in the north.
struct HeightGrid {
  static constexpr std::int16_t unknown = -32768;

  int width = 0, height = 0;
  double west = 0, north = 0;          // the outer corner of the first cell
  double cell_lon = 0, cell_lat = 0;  // degrees, both positive
  std::vector<std::int16_t> metres;
  bool has_unknown = false;
};

// What the module does. Every function may be called from any thread; GDAL's handles stay inside one call or one
// stream.
struct GdalModule {
  // As open_feature_stream(), through OGR alone.
  Result<std::unique_ptr<FeatureStream>> (*open_stream)(const std::filesystem::path& file, const StreamRequest& request);
  // Writes to exactly this path; `name` stands for it in messages.
  Result<void> (*write_layers)(const std::filesystem::path& file, const std::string& name, const std::string& driver,
                               const std::vector<MapLayerPtr>& layers);
  Result<HeightGrid> (*read_heights)(const std::filesystem::path& file);
};

// The module, loaded on the first call and never given back.
Result<const GdalModule*> gdal_module();

}  // namespace atlas::source

// What the module gives to the program.
extern "C" const atlas::source::GdalModule* atlas_gdal_module();
