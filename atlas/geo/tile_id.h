#pragma once
#include <cmath>
#include <compare>
#include <cstdint>
#include <functional>

#include "geo/mercator.h"

namespace atlas::geo {

// A tile of the Web Mercator grid: z levels, x from west, y from north (XYZ order).
struct TileId {
  std::uint8_t z = 0;
  std::uint32_t x = 0, y = 0;

  friend auto operator<=>(const TileId&, const TileId&) = default;
  TileId parent() const { return {static_cast<std::uint8_t>(z - 1), x / 2, y / 2}; }
  TileId child(unsigned corner) const {
    return {static_cast<std::uint8_t>(z + 1), 2 * x + (corner & 1), 2 * y + (corner >> 1)};
  }
  bool is_below(const TileId& ancestor) const {
    return z >= ancestor.z && (x >> (z - ancestor.z)) == ancestor.x && (y >> (z - ancestor.z)) == ancestor.y;
  }
};

inline PlaneBox mercator_box(TileId tile) {
  const double size = 2 * mercator_half_m / std::exp2(tile.z);
  const double west = -mercator_half_m + tile.x * size, north = mercator_half_m - tile.y * size;
  return {west, north - size, west + size, north};
}

inline GeoBox geo_box(TileId tile) {
  const PlaneBox box = mercator_box(tile);
  const LonLat low = from_mercator({box.min_x, box.min_y}), high = from_mercator({box.max_x, box.max_y});
  return {low.lon, low.lat, high.lon, high.lat};
}

}  // namespace atlas::geo

template <>
struct std::hash<atlas::geo::TileId> {
  std::size_t operator()(const atlas::geo::TileId& t) const noexcept {
    return (std::size_t{t.z} << 58) ^ (std::size_t{t.x} * 0x9E3779B97F4A7C15ull) ^ (std::size_t{t.y} << 29);
  }
};
