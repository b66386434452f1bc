#include "pyramid/world_strips.h"

#include <cmath>

#include "geo/clip.h"

namespace atlas::pyramid {
namespace {

constexpr double turns[] = {-360, 0, 360};
constexpr geo::PlaneBox world{-180, -90, 180, 90};

geo::Path ring_within_world(const geo::Path& ring, double turn) {
  std::vector<geo::PlanePoint> points;
  for (const geo::LonLat p : ring) points.push_back({p.lon + turn, p.lat});
  geo::Path cut;
  for (const geo::PlanePoint p : geo::clip_ring(points, world)) cut.push_back({p.x, p.y});
  if (!cut.empty()) cut.push_back(cut.front());
  return cut;
}

}  // namespace

bool within_world(std::span<const geo::LonLat> positions, geo::GeoBox& box) {
  for (const geo::LonLat p : positions) box.include(p);
  return box.west >= -180 && box.east <= 180;
}

std::vector<geo::Path> lines_within_world(std::span<const geo::LonLat> line) {
  std::vector<geo::Path> lines;
  for (const double turn : turns) {
    std::vector<geo::LinePoint> points;
    for (const geo::LonLat p : line) points.push_back({p.lon + turn, p.lat, 0, 0});
    for (const geo::LineRun& run : geo::clip_line(points, world)) {
      geo::Path& path = lines.emplace_back();
      for (const geo::LinePoint& p : run.points) path.push_back({p.x, p.y});
    }
  }
  return lines;
}

std::vector<geo::LonLat> points_within_world(std::span<const geo::LonLat> points) {
  std::vector<geo::LonLat> moved;
  for (const geo::LonLat p : points) moved.push_back({std::remainder(p.lon, 360), p.lat});
  return moved;
}

std::vector<geo::Polygon> polygons_within_world(const geo::Polygon& polygon) {
  std::vector<geo::Polygon> polygons;
  for (const double turn : turns) {
    geo::Polygon cut;
    for (const geo::Path& ring : polygon.rings) {
      geo::Path piece = ring_within_world(ring, turn);
      if (piece.empty() && cut.rings.empty()) break;   // nothing of the outer ring is in this turn
      if (!piece.empty()) cut.rings.push_back(std::move(piece));
    }
    if (!cut.rings.empty()) polygons.push_back(std::move(cut));
  }
  return polygons;
}

}  // namespace atlas::pyramid
