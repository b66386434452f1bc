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

// Pixels about a point of the picture taken as if degrees were even there: true to half a pixel for what is close, and a
// fiftieth of the cost of projecting. To leave out what is far before asking exactly.
class NearScreen {
 public:
  NearScreen(const View& view, ScreenPoint at);
  // To the points, lines and polygons' edges, looking at nothing outside the box (degrees).
  double distance(const source::MapFeature& feature, const geo::GeoBox& box) const;

 private:
  ScreenPoint pixels(geo::LonLat place) const {
    const double east = place.lon - middle_.lon, north = place.lat - middle_.lat;
    return {east * x_east_ + north * x_north_, east * y_east_ + north * y_north_};
  }
  double to_path(const geo::Path& path, const geo::GeoBox& box) const;

  geo::LonLat middle_;
  double x_east_ = 0, x_north_ = 0, y_east_ = 0, y_north_ = 0;   // pixels for a degree
};

double distance_to_points(const source::MapFeature& feature, const NearQuery& query);
// To a line, or to a polygon's edge; `offset`: where it is drawn beside its true position, pixels to its right.
double distance_to_lines(const source::MapFeature& feature, const NearQuery& query, double offset);
bool inside_polygons(const source::MapFeature& feature, geo::LonLat place);

// Whether any of the geometry is within the box (degrees), its inside for polygons.
bool touches(const source::MapFeature& feature, const geo::GeoBox& box);

}  // namespace atlas::render
