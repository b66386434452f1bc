#pragma once
#include "geo/geometry.h"

// Private to source/: lengths and areas on the ellipsoid in a hundredth of the time that geodesics take, for what is
// drawn. Exact to 0.01 % for edges of up to 100 km; `atlas show` and `atlas check` use geo/geodesic.h.
namespace atlas::source {

double quick_distance_m(geo::LonLat a, geo::LonLat b);
double quick_length_m(const geo::Geometry& geometry);
double quick_area_m2(const geo::Geometry& geometry);

}  // namespace atlas::source
