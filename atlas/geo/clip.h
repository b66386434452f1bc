#pragma once
#include <vector>

#include "geo/lon_lat.h"

namespace atlas::geo {

// Clipping to a box, in any plane (degrees too, as x = longitude, y = latitude).

// A place on a line, with what is told along it: the distance from the line's start and a value of the caller's.
// Both are interpolated where the box cuts the line.
struct LinePoint {
  double x = 0, y = 0;
  double along = 0;
  double value = 0;
};

// A run of a line inside the box. `from_start`, `to_end`: whether it begins or ends where the line itself does,
// rather than where the box cut it.
struct LineRun {
  std::vector<LinePoint> points;
  bool from_start = false, to_end = false;
};

// Liang and Barsky 1984, a segment at a time. Runs have two points or more.
std::vector<LineRun> clip_line(const std::vector<LinePoint>& line, const PlaneBox& box);

// Sutherland and Hodgman 1974. The ring may be open or closed; the result is open. Parts of a concave ring stay tied by
// edges along the box's sides, which enclose nothing. Empty when less than a triangle is left.
std::vector<PlanePoint> clip_ring(const std::vector<PlanePoint>& ring, const PlaneBox& box);

}  // namespace atlas::geo
