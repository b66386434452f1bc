#pragma once
#include <span>

#include "text/face.h"

namespace atlas::text {

inline constexpr float field_pixels_per_em = 48, field_spread = 10;   // a halo of 2 px on text of 10 px

// The exact signed distance from every pixel's centre to the outline, inside where the winding number is not zero.
// `embolden`: em, by which strokes are widened. An empty outline gives an empty picture.
GlyphBitmap distance_field(std::span<const Segment> outline, float embolden = 0);

}  // namespace atlas::text
