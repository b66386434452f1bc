#pragma once
#include <algorithm>
#include <limits>
#include <vector>

namespace atlas::geo {

// Degrees, CRS84: longitude east, latitude north.
struct LonLat {
  double lon = 0, lat = 0;
  friend bool operator==(const LonLat&, const LonLat&) = default;
};

// A place in a projection's plane: its units (metres for nearly all), x east, y north.
struct PlanePoint {
  double x = 0, y = 0;
  friend bool operator==(const PlanePoint&, const PlanePoint&) = default;
  friend PlanePoint operator+(PlanePoint a, PlanePoint b) { return {a.x + b.x, a.y + b.y}; }
  friend PlanePoint operator-(PlanePoint a, PlanePoint b) { return {a.x - b.x, a.y - b.y}; }
  friend PlanePoint operator*(PlanePoint a, double k) { return {a.x * k, a.y * k}; }
};

// Degrees; empty until it includes something. It never crosses the antimeridian.
struct GeoBox {
  double west = std::numeric_limits<double>::infinity(), south = std::numeric_limits<double>::infinity();
  double east = -std::numeric_limits<double>::infinity(), north = -std::numeric_limits<double>::infinity();

  bool empty() const { return west > east || south > north; }
  bool contains(LonLat p) const { return p.lon >= west && p.lon <= east && p.lat >= south && p.lat <= north; }
  bool intersects(const GeoBox& b) const {
    return west <= b.east && b.west <= east && south <= b.north && b.south <= north;
  }
  void include(LonLat p) {
    west = std::min(west, p.lon), east = std::max(east, p.lon);
    south = std::min(south, p.lat), north = std::max(north, p.lat);
  }
  void include(const GeoBox& b) {
    if (!b.empty()) include(LonLat{b.west, b.south}), include(LonLat{b.east, b.north});
  }
  LonLat centre() const { return {(west + east) / 2, (south + north) / 2}; }
  GeoBox grown(double degrees) const { return {west - degrees, south - degrees, east + degrees, north + degrees}; }
};

// Plane units.
struct PlaneBox {
  double min_x = std::numeric_limits<double>::infinity(), min_y = std::numeric_limits<double>::infinity();
  double max_x = -std::numeric_limits<double>::infinity(), max_y = -std::numeric_limits<double>::infinity();

  bool empty() const { return min_x > max_x || min_y > max_y; }
  bool contains(PlanePoint p) const { return p.x >= min_x && p.x <= max_x && p.y >= min_y && p.y <= max_y; }
  bool intersects(const PlaneBox& b) const {
    return min_x <= b.max_x && b.min_x <= max_x && min_y <= b.max_y && b.min_y <= max_y;
  }
  void include(PlanePoint p) {
    min_x = std::min(min_x, p.x), max_x = std::max(max_x, p.x);
    min_y = std::min(min_y, p.y), max_y = std::max(max_y, p.y);
  }
  double width() const { return max_x - min_x; }
  double height() const { return max_y - min_y; }
  PlanePoint centre() const { return {(min_x + max_x) / 2, (min_y + max_y) / 2}; }
};

}  // namespace atlas::geo
