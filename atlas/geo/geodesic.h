#pragma once
#include "geo/geometry.h"

namespace atlas::geo {

// On the WGS 84 ellipsoid (Karney 2013, through PROJ's geodesic.h). Metres and square metres.
double distance_m(LonLat a, LonLat b);
double length_m(const Path& path);
double length_m(const Geometry& geometry);   // of lines; 0 for others
double area_m2(const Geometry& geometry);    // of polygons, holes taken out; 0 for others

// The box with so many metres more on every side (on a sphere: near enough for boxes).
GeoBox grown_by_metres(const GeoBox& box, double metres);

// The place at a fraction (0 to 1) of a line's length.
LonLat along(const Path& path, double fraction);

// Where a label or a visit best goes: the middle of the longest line, a point inside the largest polygon, the first point.
LonLat anchor_of(const Geometry& geometry);

// Where a name may stand, the best first: anchor_of, then a place inside each quarter of a polygon that fills it well,
// for views that do not show the best one; all points of points.
std::vector<LonLat> label_places(const Geometry& geometry);

}  // namespace atlas::geo
