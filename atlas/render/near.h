#pragma once
#include "render/view.h"
#include "source/map_layer.h"

namespace atlas::render {

// How far a feature's geometry is from a point of the picture, in logical pixels; infinity beyond `farthest`.
struct NearQuery {
  const View& view;
  ScreenPoint at;
  double farthest = 0;
  geo::GeoBox box;   // box_around() `farthest` and whatever offset is asked for, or more
};
geo::GeoBox box_around(const View& view, ScreenPoint at, double pixels);   // degrees

double distance_to_points(const source::MapFeature& feature, const NearQuery& query);
// To a line, or to a polygon's edge; `offset`: where it is drawn beside its true position, pixels to its right.
double distance_to_lines(const source::MapFeature& feature, const NearQuery& query, double offset);
bool inside_polygons(const source::MapFeature& feature, geo::LonLat place);

// Whether any of the geometry is within the box (degrees), its inside for polygons.
bool touches(const source::MapFeature& feature, const geo::GeoBox& box);

}  // namespace atlas::render
