#pragma once
#include "geo/geometry.h"

namespace atlas::geo {

// On the WGS 84 ellipsoid (Karney 2013, through PROJ's geodesic.h). Metres and square metres.
double distance_m(LonLat a, LonLat b);
double length_m(const Path& path);
double length_m(const Geometry& geometry);   // of lines; 0 for others
double area_m2(const Geometry& geometry);    // of polygons, holes taken out; 0 for others

// The place at a fraction (0 to 1) of a line's length.
LonLat along(const Path& path, double fraction);

// Where a label or a visit best goes: the middle of the longest line, a point inside the largest polygon, the first point.
LonLat anchor_of(const Geometry& geometry);

}  // namespace atlas::geo
