#include "source/gdal_functions.h"

extern "C" const atlas::source::GdalModule* atlas_gdal_module() {
  static constexpr atlas::source::GdalModule module = {&atlas::source::open_stream, &atlas::source::write_layers,
                                                       &atlas::source::read_heights};
  return &module;
}
