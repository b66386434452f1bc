#include "render/near.h"

#include <cmath>
#include <limits>

#include "geo/clip.h"

namespace atlas::render {
namespace {

constexpr double infinitely_far = std::numeric_limits<double>::infinity();

// To the segment, and to the segment moved sideways to the right of its direction.
double distance_to_segment(ScreenPoint p, ScreenPoint a, ScreenPoint b, double offset) {
  const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  const double t = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
  const double from = std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
  if (offset == 0 || square == 0) return from;
  const double length = std::sqrt(square), right_x = -dy / length * offset, right_y = dx / length * offset;
  return std::min(from, std::hypot(p.x - a.x - t * dx - right_x, p.y - a.y - t * dy - right_y));
}

double distance_to_path(const geo::Path& path, const NearQuery& query, const geo::GeoBox& near, double offset) {
  double nearest = infinitely_far;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    const geo::LonLat a = path[i], b = path[i + 1];
    if (std::max(a.lon, b.lon) < near.west || std::min(a.lon, b.lon) > near.east || std::max(a.lat, b.lat) < near.south ||
        std::min(a.lat, b.lat) > near.north)
      continue;
    nearest = std::min(nearest, distance_to_segment(query.at, query.view.to_screen(a), query.view.to_screen(b), offset));
  }
  return nearest <= query.farthest ? nearest : infinitely_far;
}

// Even-odd, by crossings of the parallel to the east.
bool inside_rings(const geo::Polygon& polygon, geo::LonLat p) {
  bool inside = false;
  for (const geo::Path& ring : polygon.rings)
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const geo::LonLat a = ring[i], b = ring[j];
      if ((a.lat > p.lat) != (b.lat > p.lat) && p.lon < (b.lon - a.lon) * (p.lat - a.lat) / (b.lat - a.lat) + a.lon)
        inside = !inside;
    }
  return inside;
}

bool path_touches(const geo::Path& path, const geo::GeoBox& box) {
  std::vector<geo::LinePoint> line;
  line.reserve(path.size());
  for (const geo::LonLat p : path) line.push_back({p.lon, p.lat, 0, 0});
  return !geo::clip_line(line, {box.west, box.south, box.east, box.north}).empty();
}

}  // namespace

geo::GeoBox box_around(const View& view, ScreenPoint at, double pixels) {
  geo::GeoBox box;
  for (const double dx : {-pixels, 0.0, pixels})
    for (const double dy : {-pixels, 0.0, pixels}) {
      const geo::LonLat place = view.to_place({at.x + dx, at.y + dy});
      if (std::isfinite(place.lon) && std::isfinite(place.lat)) box.include(place);
    }
  return box;
}

NearScreen::NearScreen(const View& view, ScreenPoint at) : middle_(view.to_place(at)) {
  constexpr double step = 8;   // pixels
  const geo::LonLat right = view.to_place({at.x + step, at.y}), left = view.to_place({at.x - step, at.y}),
                    down = view.to_place({at.x, at.y + step}), up = view.to_place({at.x, at.y - step});
  // Degrees for a pixel, and the inverse of that.
  const double lon_x = (right.lon - left.lon) / (2 * step), lat_x = (right.lat - left.lat) / (2 * step),
               lon_y = (down.lon - up.lon) / (2 * step), lat_y = (down.lat - up.lat) / (2 * step);
  const double size = lon_x * lat_y - lon_y * lat_x;
  x_east_ = lat_y / size, x_north_ = -lon_y / size, y_east_ = -lat_x / size, y_north_ = lon_x / size;
}

double NearScreen::to_path(const geo::Path& path, const geo::GeoBox& box) const {
  double nearest = infinitely_far;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    const geo::LonLat a = path[i], b = path[i + 1];
    if (std::max(a.lon, b.lon) < box.west || std::min(a.lon, b.lon) > box.east || std::max(a.lat, b.lat) < box.south ||
        std::min(a.lat, b.lat) > box.north)
      continue;
    nearest = std::min(nearest, distance_to_segment({0, 0}, pixels(a), pixels(b), 0));
  }
  return nearest;
}

double NearScreen::distance(const source::MapFeature& feature, const geo::GeoBox& box) const {
  double nearest = infinitely_far;
  for (const geo::LonLat place : feature.geometry.points)
    if (box.contains(place)) nearest = std::min(nearest, std::hypot(pixels(place).x, pixels(place).y));
  for (const geo::Path& line : feature.geometry.lines) nearest = std::min(nearest, to_path(line, box));
  for (const geo::Polygon& polygon : feature.geometry.polygons)
    for (const geo::Path& ring : polygon.rings) nearest = std::min(nearest, to_path(ring, box));
  return nearest;
}

double distance_to_points(const source::MapFeature& feature, const NearQuery& query) {
  double nearest = infinitely_far;
  for (const geo::LonLat place : feature.geometry.points) {
    if (!query.box.contains(place)) continue;
    const ScreenPoint at = query.view.to_screen(place);
    nearest = std::min(nearest, std::hypot(at.x - query.at.x, at.y - query.at.y));
  }
  return nearest <= query.farthest ? nearest : infinitely_far;
}

double distance_to_lines(const source::MapFeature& feature, const NearQuery& query, double offset) {
  const geo::GeoBox& near = query.box;
  double nearest = infinitely_far;
  if (!feature.box.intersects(near)) return nearest;
  for (const geo::Path& line : feature.geometry.lines)
    nearest = std::min(nearest, distance_to_path(line, query, near, offset));
  for (const geo::Polygon& polygon : feature.geometry.polygons)
    for (const geo::Path& ring : polygon.rings) nearest = std::min(nearest, distance_to_path(ring, query, near, offset));
  return nearest;
}

bool inside_polygons(const source::MapFeature& feature, geo::LonLat place) {
  if (!feature.box.contains(place)) return false;
  for (const geo::Polygon& polygon : feature.geometry.polygons)
    if (inside_rings(polygon, place)) return true;
  return false;
}

bool touches(const source::MapFeature& feature, const geo::GeoBox& box) {
  if (!feature.box.intersects(box)) return false;
  for (const geo::LonLat p : feature.geometry.points)
    if (box.contains(p)) return true;
  for (const geo::Path& line : feature.geometry.lines)
    if (path_touches(line, box)) return true;
  for (const geo::Polygon& polygon : feature.geometry.polygons)
    for (const geo::Path& ring : polygon.rings)
      if (path_touches(ring, box)) return true;
  return inside_polygons(feature, box.centre());
}

}  // namespace atlas::render
