#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "geo/geometry.h"
#include "geo/tile_id.h"

namespace atlas::source {

// A place in a tile's own grid: steps of 1/extent of the tile's side, x east and y south from its north-western corner
// (Mapbox Vector Tile Specification 2.1, 4.3). It may lie outside the tile, in its buffer.
struct TilePoint {
  std::int32_t x = 0, y = 0;
  friend bool operator==(const TilePoint&, const TilePoint&) = default;
};

// The geometry of the features that a tile shows of one layer, in the tile's grid: already cut to the tile and its
// buffer, with no more vertices than the tile's zoom can show. In Web Mercator a mesh is made of it without a sine.
// Three lists for all features together: filling them costs no allocation a feature.
// The n-th entry of feature_ends is of the n-th entry of TileLayer::features, whose MapFeature::geometry has the type
// and no coordinates (box and uncertainty_m are empty too).
// Immutable once in a TileLayer; any thread may read it.
struct TileGeometry {
  // A line, a ring, or all points of a point feature.
  struct Part {
    std::uint32_t end = 0;   // in `points`: one past its last
    bool hole = false;       // a ring of the polygon whose outer ring came last
    friend bool operator==(const Part&, const Part&) = default;
  };

  std::uint32_t extent = 4096;     // not 0
  bool shared_borders = false;     // neighbours have the same vertices along their border: rings are drawn as they are
  std::vector<TilePoint> points;   // rings are open: the first point is not repeated at the end
  std::vector<Part> parts;         // of a polygon the outer ring, then its holes; and so on for the next polygon
  std::vector<std::uint32_t> feature_ends;   // in `parts`: one past the feature's last

  struct PartRange {
    std::size_t first = 0, end = 0;
  };
  PartRange parts_of(std::size_t feature) const {
    return {feature == 0 ? 0 : feature_ends[feature - 1], feature_ends[feature]};
  }
  std::span<const TilePoint> points_of(std::size_t part) const {
    const std::size_t first = part == 0 ? 0 : parts[part - 1].end;
    return {points.data() + first, parts[part].end - first};
  }
};

using TileGeometryPtr = std::shared_ptr<const TileGeometry>;

// For those who need degrees: other projections, labels, picking. `feature`: the position in TileLayer::features.
geo::Geometry in_degrees(const TileGeometry& geometry, std::size_t feature, geo::GeometryType type, geo::TileId tile);

struct TileLayer;
// The same layer with its geometry in degrees, and only what touches the box: a layer of its own that shares nothing
// with the tile. A layer that is in degrees already is given back whole.
inline constexpr geo::GeoBox anywhere{-1e9, -1e9, 1e9, 1e9};
TileLayer in_degrees(const TileLayer& layer, geo::TileId tile, const geo::GeoBox& box = anywhere);

}  // namespace atlas::source
