#include "source/quick_measure.h"

#include <cmath>
#include <numbers>

namespace atlas::source {
namespace {

constexpr double equator_m = 6378137.0, flattening = 1 / 298.257223563;  // WGS 84
constexpr double e2 = flattening * (2 - flattening);
constexpr double radians = std::numbers::pi / 180;

// Snyder, Map Projections, 1987, 3-12: q, with which equal strips of latitude have equal areas.
double authalic_q(double lat) {
  const double e = std::sqrt(e2), s = std::sin(lat * radians);
  return (1 - e2) * (s / (1 - e2 * s * s) - std::log((1 - e * s) / (1 + e * s)) / (2 * e));
}

double ring_area_m2(const geo::Path& ring) {
  if (ring.empty()) return 0;
  double sum = 0, before = authalic_q(ring[0].lat);
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const double q = authalic_q(ring[i].lat);
    sum += (ring[i].lon - ring[i - 1].lon) * radians * (q + before) / 2;
    before = q;
  }
  return std::abs(sum) * equator_m * equator_m / 2;
}

}  // namespace

// By the radii of curvature at the middle latitude (Snyder, 4-18 and 4-20).
double quick_distance_m(geo::LonLat a, geo::LonLat b) {
  const double lat = (a.lat + b.lat) / 2 * radians, s = std::sin(lat);
  const double w2 = 1 - e2 * s * s, w = std::sqrt(w2);
  const double along_meridian = equator_m * (1 - e2) / (w2 * w), along_parallel = equator_m / w * std::cos(lat);
  return std::hypot((b.lat - a.lat) * radians * along_meridian, (b.lon - a.lon) * radians * along_parallel);
}

double quick_length_m(const geo::Geometry& geometry) {
  double metres = 0;
  for (const geo::Path& line : geometry.lines)
    for (std::size_t i = 1; i < line.size(); ++i) metres += quick_distance_m(line[i - 1], line[i]);
  return metres;
}

double quick_area_m2(const geo::Geometry& geometry) {
  double area = 0;
  for (const geo::Polygon& polygon : geometry.polygons)
    for (std::size_t i = 0; i < polygon.rings.size(); ++i) area += (i == 0 ? 1 : -1) * ring_area_m2(polygon.rings[i]);
  return area;
}

}  // namespace atlas::source
