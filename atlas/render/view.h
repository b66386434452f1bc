#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "geo/projection.h"

namespace atlas::render {

// Longitude and latitude of the picture's centre, zoom as in web maps with 512-pixel tiles (in other projections:
// the zoom whose scale at the centre is the same).
struct Camera {
  geo::LonLat centre;
  double zoom = 4;
  friend bool operator==(const Camera&, const Camera&) = default;
};

// Logical pixels from the picture's upper left corner.
struct ScreenPoint {
  double x = 0, y = 0;
};

struct ScreenRect {
  double x = 0, y = 0, width = 0, height = 0;
};

// A camera, a picture size and a projection: from places to pixels and back. A value; cheap to copy.
struct View {
  Camera camera;
  double width = 1920, height = 1080;   // logical pixels
  double pixel_ratio = 1;               // device pixels for one logical pixel
  std::shared_ptr<const geo::Projection> projection = geo::Projection::web_mercator();

  std::optional<Camera> goal;           // where the camera is bound for, while it moves: loaded in advance
  std::vector<ScreenRect> keep_clear;   // where no label may stand: a scale bar lies there, say

  double plane_units_per_pixel() const;   // logical pixels
  double metres_per_pixel() const;        // on the ground at the centre
  geo::PlanePoint centre() const;
  geo::PlaneBox plane_box() const;
  geo::GeoBox geo_box() const;            // what the picture shows, from its rim and inside
  ScreenPoint to_screen(geo::PlanePoint point) const;
  ScreenPoint to_screen(geo::LonLat place) const { return to_screen(projection->forward(place)); }
  geo::PlanePoint to_plane(ScreenPoint at) const;
  geo::LonLat to_place(ScreenPoint at) const { return projection->inverse(to_plane(at)); }
};

// The camera that shows the box whole, with `padding` logical pixels on each side.
Camera fit(const geo::GeoBox& box, const View& view, double padding = 48, double max_zoom = 11);

}  // namespace atlas::render
