#pragma once
#include <cairo.h>

#include "layout/frame.h"
#include "layout/words.h"
#include "render/view.h"

namespace atlas::layout {

// A round length on the ground for a bar of at most `most_px` logical pixels: 1, 2 or 5 times a power of ten, metres.
double bar_length_m(double metres_per_pixel, double most_px);

// Where they stand, from the map's upper left corner: labels keep out of it.
render::ScreenRect marks_plate(const Rect& map, const render::View& view);

// Scale bar and north arrow in the map's lower left corner, on a light plate so that they read on any ground.
void draw_scale_and_north(cairo_t* cairo, const Rect& map, const render::View& view, catalog::Language language);

}  // namespace atlas::layout
