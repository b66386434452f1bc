#include "style/place.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace atlas::style {
namespace {

using geo::LonLat;

double cross(LonLat o, LonLat a, LonLat b) {
  return (a.lon - o.lon) * (b.lat - o.lat) - (a.lat - o.lat) * (b.lon - o.lon);
}

bool between(double a, double b, double x) { return x >= std::min(a, b) && x <= std::max(a, b); }

bool on_segment(LonLat p, LonLat a, LonLat b) {
  return cross(a, b, p) == 0 && between(a.lon, b.lon, p.lon) && between(a.lat, b.lat, p.lat);
}

bool segments_meet(LonLat a, LonLat b, LonLat c, LonLat d) {
  double s = cross(c, d, a), t = cross(c, d, b), u = cross(a, b, c), v = cross(a, b, d);
  if (((s > 0 && t < 0) || (s < 0 && t > 0)) && ((u > 0 && v < 0) || (u < 0 && v > 0))) return true;
  return on_segment(a, c, d) || on_segment(b, c, d) || on_segment(c, a, b) || on_segment(d, a, b);
}

bool inside(LonLat p, const geo::Polygon& polygon) {
  bool in = false;
  for (const auto& ring : polygon.rings)
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      LonLat a = ring[i], b = ring[i + 1];
      if (on_segment(p, a, b)) return false;
      if ((a.lat > p.lat) != (b.lat > p.lat) && p.lon < (b.lon - a.lon) * (p.lat - a.lat) / (b.lat - a.lat) + a.lon) in = !in;
    }
  return in;
}

bool inside(const geo::Path& line, const geo::Polygon& polygon) {
  for (LonLat p : line)
    if (!inside(p, polygon)) return false;
  for (std::size_t i = 0; i + 1 < line.size(); ++i)
    for (const auto& ring : polygon.rings)
      for (std::size_t j = 0; j + 1 < ring.size(); ++j)
        if (segments_meet(line[i], line[i + 1], ring[j], ring[j + 1])) return false;
  return true;
}

// Points as lines of one point, lines, and rings.
std::vector<const geo::Path*> paths_of(const geo::Geometry& geometry, std::vector<geo::Path>& held) {
  std::vector<const geo::Path*> paths;
  held.reserve(geometry.points.size());
  for (LonLat p : geometry.points) paths.push_back(&held.emplace_back(geo::Path{p}));
  for (const auto& line : geometry.lines) paths.push_back(&line);
  for (const auto& polygon : geometry.polygons)
    for (const auto& ring : polygon.rings) paths.push_back(&ring);
  return paths;
}

// Metres for a degree east and north at a latitude (WGS84).
struct Scale {
  double east, north;
  explicit Scale(double latitude) {
    constexpr double equator_m = 6378137, flattening = 1 / 298.257223563, e2 = flattening * (2 - flattening);
    const double degree = std::numbers::pi / 180, s = std::sin(latitude * degree);
    const double w2 = 1 / (1 - e2 * s * s), w = std::sqrt(w2);
    east = degree * equator_m * w * std::cos(latitude * degree);
    north = degree * equator_m * w * w2 * (1 - e2);
  }
};

double to_segment(LonLat p, LonLat a, LonLat b, const Scale& scale) {
  double x = (b.lon - a.lon) * scale.east, y = (b.lat - a.lat) * scale.north;
  double px = (p.lon - a.lon) * scale.east, py = (p.lat - a.lat) * scale.north;
  double length = x * x + y * y, t = length > 0 ? std::clamp((px * x + py * y) / length, 0.0, 1.0) : 0;
  return std::hypot(px - t * x, py - t * y);
}

double path_distance(const geo::Path& a, const geo::Path& b, const Scale& scale) {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i + 1 < std::max<std::size_t>(a.size(), 2); ++i)
    for (std::size_t j = 0; j + 1 < std::max<std::size_t>(b.size(), 2); ++j) {
      LonLat a0 = a[i], a1 = a[std::min(i + 1, a.size() - 1)], b0 = b[j], b1 = b[std::min(j + 1, b.size() - 1)];
      if (a.size() > 1 && b.size() > 1 && segments_meet(a0, a1, b0, b1)) return 0;
      least = std::min({least, to_segment(a0, b0, b1, scale), to_segment(a1, b0, b1, scale), to_segment(b0, a0, a1, scale),
                        to_segment(b1, a0, a1, scale)});
    }
  return least;
}

bool covers(const geo::Geometry& polygons, const std::vector<const geo::Path*>& paths) {
  for (const auto& polygon : polygons.polygons)
    for (const auto* path : paths)
      if (!path->empty() && inside(path->front(), polygon)) return true;
  return false;
}

}  // namespace

bool is_within(const geo::Geometry& geometry, const geo::Geometry& polygons) {
  auto in_any = [&](const auto& part) {
    return std::any_of(polygons.polygons.begin(), polygons.polygons.end(), [&](const auto& polygon) { return inside(part, polygon); });
  };
  if (geometry.type == geo::GeometryType::point)
    return !geometry.points.empty() && std::all_of(geometry.points.begin(), geometry.points.end(), in_any);
  if (geometry.type == geo::GeometryType::line)
    return !geometry.lines.empty() && std::all_of(geometry.lines.begin(), geometry.lines.end(), in_any);
  return false;
}

double distance_m(const geo::Geometry& a, const geo::Geometry& b) {
  std::vector<geo::Path> held_a, held_b;
  auto paths_a = paths_of(a, held_a), paths_b = paths_of(b, held_b);
  std::erase_if(paths_a, [](const auto* path) { return path->empty(); });
  std::erase_if(paths_b, [](const auto* path) { return path->empty(); });
  if (paths_a.empty() || paths_b.empty()) return std::numeric_limits<double>::quiet_NaN();
  if (covers(a, paths_b) || covers(b, paths_a)) return 0;
  Scale scale(paths_a.front()->front().lat);
  double least = std::numeric_limits<double>::infinity();
  for (const auto* path : paths_a)
    for (const auto* other : paths_b) least = std::min(least, path_distance(*path, *other, scale));
  return least;
}

}  // namespace atlas::style
