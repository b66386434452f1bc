#pragma once
#include <cmath>
#include <numbers>

#include "geo/lon_lat.h"

namespace atlas::geo {

// Spherical Web Mercator (EPSG:3857), metres. Formula: Snyder, Map Projections, 1987, 7-1 and 7-2.
inline constexpr double earth_radius_m = 6378137.0;
inline constexpr double mercator_half_m = std::numbers::pi * earth_radius_m;  // 20037508.34
inline constexpr double mercator_max_lat = 85.051128779806604;

inline PlanePoint to_mercator(LonLat p) {
  const double lat = std::clamp(p.lat, -mercator_max_lat, mercator_max_lat) * std::numbers::pi / 180;
  return {earth_radius_m * p.lon * std::numbers::pi / 180, earth_radius_m * std::asinh(std::tan(lat))};
}

inline LonLat from_mercator(PlanePoint p) {
  return {p.x / earth_radius_m * 180 / std::numbers::pi,
          std::atan(std::sinh(p.y / earth_radius_m)) * 180 / std::numbers::pi};
}

// Pixels of the world's width at a zoom (512-pixel tiles) turned into metres of the plane for one pixel.
inline double mercator_metres_per_pixel(double zoom) { return 2 * mercator_half_m / (512 * std::exp2(zoom)); }

}  // namespace atlas::geo
