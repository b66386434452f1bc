#include "render/view.h"

#include <cmath>

#include "geo/mercator.h"

namespace atlas::render {
namespace {

constexpr int rim_samples = 16;   // a side; other projections bend it

// Plane units for a metre on Web Mercator's sphere at a place: what makes zooms agree between projections.
double relative_scale(const geo::Projection& projection, geo::LonLat place) {
  if (projection.is_web_mercator()) return 1;
  // A view asks for this again and again with the same camera; PROJ takes its time.
  thread_local std::string last_definition;
  thread_local geo::LonLat last_place;
  thread_local double last_scale = 1;
  if (last_definition != projection.definition() || !(last_place == place)) {
    const double scale = projection.scale_at(place) / geo::Projection::web_mercator()->scale_at(place);
    last_definition = projection.definition();
    last_place = place;
    last_scale = std::isfinite(scale) && scale > 0 ? scale : 1;
  }
  return last_scale;
}

geo::LonLat within_world(geo::LonLat place) {
  return {std::clamp(place.lon, -180.0, 180.0), std::clamp(place.lat, -90.0, 90.0)};
}

}  // namespace

double View::plane_units_per_pixel() const {
  return geo::mercator_metres_per_pixel(camera.zoom) * relative_scale(*projection, camera.centre);
}

double View::metres_per_pixel() const {
  return geo::mercator_metres_per_pixel(camera.zoom) / geo::Projection::web_mercator()->scale_at(camera.centre);
}

geo::PlanePoint View::centre() const {
  const geo::PlanePoint point = projection->forward(camera.centre);
  return std::isfinite(point.x) && std::isfinite(point.y) ? point : geo::PlanePoint{0, 0};
}

geo::PlaneBox View::plane_box() const {
  const geo::PlanePoint middle = centre();
  const double units = plane_units_per_pixel(), x = width / 2 * units, y = height / 2 * units;
  return {middle.x - x, middle.y - y, middle.x + x, middle.y + y};
}

geo::GeoBox View::geo_box() const {
  const geo::PlaneBox plane = plane_box();
  geo::GeoBox box;
  const int samples = projection->is_web_mercator() ? 1 : rim_samples;
  for (int i = 0; i <= samples; ++i)
    for (int j = 0; j <= samples; ++j) {
      const geo::LonLat place = projection->inverse(
          {plane.min_x + plane.width() * i / samples, plane.min_y + plane.height() * j / samples});
      if (std::isfinite(place.lon) && std::isfinite(place.lat)) box.include(within_world(place));
    }
  if (box.empty()) box.include(within_world(camera.centre));
  return box;
}

ScreenPoint View::to_screen(geo::PlanePoint point) const {
  const geo::PlanePoint from = (point - centre()) * (1 / plane_units_per_pixel());
  return {width / 2 + from.x, height / 2 - from.y};
}

geo::PlanePoint View::to_plane(ScreenPoint at) const {
  return centre() + geo::PlanePoint{at.x - width / 2, height / 2 - at.y} * plane_units_per_pixel();
}

Camera fit(const geo::GeoBox& box, const View& view, double padding, double max_zoom) {
  if (box.empty()) return view.camera;
  geo::PlaneBox plane;
  for (int i = 0; i <= rim_samples; ++i)
    for (int j = 0; j <= rim_samples; ++j) {
      const geo::PlanePoint p = view.projection->forward({box.west + (box.east - box.west) * i / rim_samples,
                                                          box.south + (box.north - box.south) * j / rim_samples});
      if (std::isfinite(p.x) && std::isfinite(p.y)) plane.include(p);
    }
  if (plane.empty()) return {box.centre(), 0};
  View whole = view;
  whole.camera = {view.projection->inverse(plane.centre()), 0};
  const double room_x = std::max(1.0, view.width - 2 * padding), room_y = std::max(1.0, view.height - 2 * padding);
  const double units = std::max(plane.width() / room_x, plane.height() / room_y);
  const double zoom = units > 0 ? std::log2(whole.plane_units_per_pixel() / units) : max_zoom;
  whole.camera.zoom = std::clamp(zoom, 0.0, max_zoom);
  return whole.camera;
}

}  // namespace atlas::render
