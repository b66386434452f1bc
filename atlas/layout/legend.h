#pragma once
#include <string>
#include <vector>

#include "layout/words.h"
#include "render/map.h"

namespace atlas::layout {

// One row of a legend: a name, and the style layers that together draw its symbol for the sample feature.
struct LegendRow {
  std::string title;
  std::vector<std::size_t> style_layers;
  source::MapFeature sample;
  bool point = false;  // an icon: short names, two to a line
};

// Rows for what the view shows and nothing else, subjects first, in the order in which they are drawn on top.
// Layers of one "atlas:legend" name share a row.
std::vector<LegendRow> legend_rows(const render::Map& map, const render::View& view, const render::Shown& shown,
                                   catalog::Language language);

}  // namespace atlas::layout
