#pragma once
#include <vector>

#include "mesh/build.h"
#include "render/map.h"
#include "render/painter.h"
#include "render/symbols.h"

namespace atlas::render {

// What a swatch is drawn with: the map's own passes. `zoom`: of the map, whose paint it shows.
struct SwatchTools {
  Painter& painter;
  SymbolPass& symbols;
  const mesh::Recipe& recipe;
  double zoom = 5;
};

// See Map::swatch.
Image draw_swatch(const SwatchTools& tools, const std::vector<std::size_t>& style_layers, const source::MapFeature& sample,
                  int width, int height, double pixel_ratio);

}  // namespace atlas::render
