#pragma once
#include <algorithm>
#include <cmath>
#include <span>

#include "geo/lon_lat.h"

// Private to source/: which positions pass as degrees.
namespace atlas::source {

inline constexpr double most_longitude = 540;              // a line may run on over the antimeridian
inline constexpr double pole = 90, beyond_pole = 1e-6;  // what rounding may add

// Whether all are degrees; latitudes that rounding took beyond a pole are put on it.
inline bool settle_in_degrees(std::span<geo::LonLat> positions) {
  bool all = true;
  for (geo::LonLat& position : positions) {
    all &= std::abs(position.lon) <= most_longitude && std::abs(position.lat) <= pole + beyond_pole;  // not-a-number fails
    position.lat = std::clamp(position.lat, -pole, pole);
  }
  return all;
}

}  // namespace atlas::source
