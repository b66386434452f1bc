#pragma once
#include "geo/geometry.h"

namespace atlas::style {

// Whether every part of points or lines lies inside polygons, edges not counted. False for polygons.
bool is_within(const geo::Geometry& geometry, const geo::Geometry& polygons);

// Metres between the nearest points of two geometries, 0 where they meet. On the plane that touches the ellipsoid at
// the first geometry's latitude, so good to a few in a thousand within some hundred kilometres.
double distance_m(const geo::Geometry& a, const geo::Geometry& b);

}  // namespace atlas::style
