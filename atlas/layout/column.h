#pragma once
#include <cairo.h>

#include <vector>

#include "layout/frame.h"
#include "layout/legend.h"
#include "layout/page.h"

namespace atlas::layout {

// What a page's right-hand column is made from.
struct ColumnContent {
  render::Map& map;
  const render::View& view;
  const render::Shown& shown;
  const Page& page;
  double device_pixels;  // for one logical pixel, for the legend's symbols
};

// Legend, status, sources and locator, from top to bottom; what has no room is counted, not cut.
void draw_column(cairo_t* cairo, const Rect& rect, const ColumnContent& content);

}  // namespace atlas::layout
