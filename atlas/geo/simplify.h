#pragma once
#include <vector>

#include "geo/clip.h"

namespace atlas::geo {

// Douglas and Peucker 1973: no left-out point lies farther than `tolerance` from what is kept. Ends stay; `along` and
// `value` of what stays are untouched. Linear memory, no recursion.
std::vector<LinePoint> simplify_line(const std::vector<LinePoint>& line, double tolerance);

// The same for an open ring (its last point joined to its first); empty when less than a triangle is left.
std::vector<PlanePoint> simplify_ring(const std::vector<PlanePoint>& ring, double tolerance);

}  // namespace atlas::geo
