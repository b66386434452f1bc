#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "geo/lon_lat.h"
#include "geo/mercator.h"
#include "geo/tile_id.h"

namespace atlas::pyramid {

// A place in the Web Mercator square as whole units: 2^32 across, 9.3 mm at the equator; x from the west, y from the
// north, as tiles count.
struct WorldPoint {
  std::uint32_t x = 0, y = 0;
  friend bool operator==(const WorldPoint&, const WorldPoint&) = default;
};

// Units, both ends inside; empty until it includes something.
struct WorldBox {
  std::uint32_t min_x = ~0u, min_y = ~0u, max_x = 0, max_y = 0;
  friend bool operator==(const WorldBox&, const WorldBox&) = default;

  bool empty() const { return min_x > max_x; }
  void include(WorldPoint p) {
    min_x = std::min(min_x, p.x), max_x = std::max(max_x, p.x);
    min_y = std::min(min_y, p.y), max_y = std::max(max_y, p.y);
  }
  void include(const WorldBox& b) {
    min_x = std::min(min_x, b.min_x), max_x = std::max(max_x, b.max_x);
    min_y = std::min(min_y, b.min_y), max_y = std::max(max_y, b.max_y);
  }
  bool intersects(const WorldBox& b) const {
    return min_x <= b.max_x && b.min_x <= max_x && min_y <= b.max_y && b.min_y <= max_y;
  }
  // The longer side.
  std::uint32_t extent() const { return empty() ? 0 : std::max(max_x - min_x, max_y - min_y); }
};

inline constexpr double units_per_metre = 4294967296.0 / (2 * geo::mercator_half_m);

inline geo::PlanePoint to_plane(WorldPoint p) {
  return {p.x / units_per_metre - geo::mercator_half_m, geo::mercator_half_m - p.y / units_per_metre};
}
inline geo::LonLat to_lon_lat(WorldPoint p) { return geo::from_mercator(to_plane(p)); }

// The tile's square, grown by a part of its side.
WorldBox box_of(geo::TileId tile, double rim);

// Degrees into units, many at a time: the latitude through a table of cubics, at most half a unit from the formula (a
// logarithm and a sine for each of ten million vertices would take a third of a second).
class WorldScale {
 public:
  WorldScale();
  // Longitudes within +-180 are wanted; what is outside the square is moved to its edge.
  WorldPoint operator()(geo::LonLat place) const {
    const double x = std::clamp(place.lon * (4294967296.0 / 360) + 2147483648.0, 0.0, 4294967295.0);
    const double at = (std::clamp(place.lat, -geo::mercator_max_lat, geo::mercator_max_lat) + geo::mercator_max_lat) * steps_per_degree_;
    const auto step = std::min(static_cast<std::size_t>(at), cubics_.size() - 1);
    const Cubic& cubic = cubics_[step];
    const double t = at - static_cast<double>(step);
    const double y = std::clamp(cubic.a + t * (cubic.b + t * (cubic.c + t * cubic.d)), 0.0, 4294967295.0);
    return {static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)};
  }

 private:
  struct Cubic {
    double a, b, c, d;
  };
  double steps_per_degree_;
  std::vector<Cubic> cubics_;
};

}  // namespace atlas::pyramid
