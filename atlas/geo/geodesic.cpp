#include "geo/geodesic.h"

#include <geodesic.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace atlas::geo {
namespace {

const geod_geodesic& wgs84() {
  static const geod_geodesic ellipsoid = [] {
    geod_geodesic g;
    geod_init(&g, 6378137.0, 1 / 298.257223563);
    return g;
  }();
  return ellipsoid;
}

double ring_area_m2(const Path& ring) {
  geod_polygon polygon;
  geod_polygon_init(&polygon, 0);
  const std::size_t corners = ring.size() > 1 && ring.front() == ring.back() ? ring.size() - 1 : ring.size();
  for (std::size_t i = 0; i < corners; ++i) geod_polygon_addpoint(&wgs84(), &polygon, ring[i].lat, ring[i].lon);
  double area = 0, perimeter = 0;
  geod_polygon_compute(&wgs84(), &polygon, 0, 1, &area, &perimeter);
  return std::abs(area);
}

double polygon_area_m2(const Polygon& polygon) {
  double area = 0;
  for (std::size_t i = 0; i < polygon.rings.size(); ++i) area += (i == 0 ? 1 : -1) * ring_area_m2(polygon.rings[i]);
  return area;
}

GeoBox box_of(const Path& ring) {
  GeoBox box;
  for (const LonLat& p : ring) box.include(p);
  return box;
}

struct Spot {
  LonLat at;
  double width = -1;   // degrees inside the polygon, less towards the window's rim; < 0: none found
};

// The middle of the widest stretch inside both polygon and window along the best of a few parallels.
Spot inside(const Polygon& polygon, const GeoBox& window) {
  Spot best{window.centre()};
  for (int row = 1; row < 16; ++row) {
    // Off a round fraction, so that a parallel seldom runs through a vertex.
    const double lat = window.south + (window.north - window.south) * (row / 16.0 + 0.0001234);
    std::vector<double> crossings;
    for (const Path& ring : polygon.rings)
      for (std::size_t i = 1; i < ring.size(); ++i)
        if ((ring[i - 1].lat > lat) != (ring[i].lat > lat))
          crossings.push_back(ring[i - 1].lon + (lat - ring[i - 1].lat) / (ring[i].lat - ring[i - 1].lat) *
                                                    (ring[i].lon - ring[i - 1].lon));
    std::sort(crossings.begin(), crossings.end());
    // Rows near the middle are preferred: an anchor at the rim reads as belonging to the neighbour.
    const double weight = 1 - std::abs(row - 8) / 12.0;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
      const double west = std::max(crossings[i], window.west), east = std::min(crossings[i + 1], window.east);
      if (const double width = (east - west) * weight; east > west && width > best.width)
        best = {{(west + east) / 2, lat}, width};
    }
  }
  return best;
}

const Polygon* largest_of(const Geometry& geometry) {
  const Polygon* largest = nullptr;
  for (const Polygon& polygon : geometry.polygons)
    if (!polygon.rings.empty() && (!largest || polygon_area_m2(polygon) > polygon_area_m2(*largest))) largest = &polygon;
  return largest;
}

}  // namespace

double distance_m(LonLat a, LonLat b) {
  double metres = 0;
  geod_inverse(&wgs84(), a.lat, a.lon, b.lat, b.lon, &metres, nullptr, nullptr);
  return metres;
}

double length_m(const Path& path) {
  double metres = 0;
  for (std::size_t i = 1; i < path.size(); ++i) metres += distance_m(path[i - 1], path[i]);
  return metres;
}

double length_m(const Geometry& geometry) {
  double metres = 0;
  for (const Path& line : geometry.lines) metres += length_m(line);
  return metres;
}

double area_m2(const Geometry& geometry) {
  double area = 0;
  for (const Polygon& polygon : geometry.polygons) area += polygon_area_m2(polygon);
  return area;
}

GeoBox grown_by_metres(const GeoBox& box, double metres) {
  if (metres <= 0 || box.empty()) return box;
  constexpr double metres_per_degree = 111'195;
  const double lat = std::min(85.0, std::max(std::abs(box.south), std::abs(box.north)));
  const double degrees = metres / metres_per_degree;
  const double wide = std::min(degrees / std::cos(lat * std::numbers::pi / 180), 180.0);
  return {box.west - wide, box.south - degrees, box.east + wide, box.north + degrees};
}

LonLat along(const Path& path, double fraction) {
  if (path.empty()) return {};
  double left = std::clamp(fraction, 0.0, 1.0) * length_m(path);
  for (std::size_t i = 1; i < path.size(); ++i) {
    const double step = distance_m(path[i - 1], path[i]);
    if (left <= step) {
      const double t = step > 0 ? left / step : 0;
      return {path[i - 1].lon + t * (path[i].lon - path[i - 1].lon), path[i - 1].lat + t * (path[i].lat - path[i - 1].lat)};
    }
    left -= step;
  }
  return path.back();
}

LonLat anchor_of(const Geometry& geometry) {
  if (!geometry.points.empty()) return geometry.points.front();
  const Path* longest = nullptr;
  for (const Path& line : geometry.lines)
    if (!longest || length_m(line) > length_m(*longest)) longest = &line;
  if (longest) return along(*longest, 0.5);
  const Polygon* largest = largest_of(geometry);
  return largest ? inside(*largest, box_of(largest->rings.front())).at : LonLat{};
}

std::vector<LonLat> label_places(const Geometry& geometry) {
  if (!geometry.points.empty()) return geometry.points;
  std::vector<LonLat> places{anchor_of(geometry)};
  const Polygon* largest = geometry.lines.empty() ? largest_of(geometry) : nullptr;
  if (!largest) return places;
  constexpr double least_share = 0.5;   // of a quarter's width: less is a corner, not a place for a name
  const GeoBox all = box_of(largest->rings.front());
  const LonLat middle = all.centre();
  const GeoBox quarters[] = {{all.west, middle.lat, middle.lon, all.north}, {middle.lon, middle.lat, all.east, all.north},
                             {all.west, all.south, middle.lon, middle.lat}, {middle.lon, all.south, all.east, middle.lat}};
  for (const GeoBox& quarter : quarters)
    if (const Spot spot = inside(*largest, quarter); spot.width > least_share * (quarter.east - quarter.west))
      places.push_back(spot.at);
  return places;
}

}  // namespace atlas::geo
