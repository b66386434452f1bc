#pragma once
#include <cairo.h>

#include "layout/frame.h"
#include "render/map.h"

namespace atlas::layout {

// A small map of where the page's map lies: land, sea and state borders of the "base" source, with the page's
// view as a frame. Drawn as lines and areas, so it stays sharp in a PDF.
void draw_locator(cairo_t* cairo, const Rect& rect, const render::Map& map, const render::View& view);

}  // namespace atlas::layout
