#include "source/tile_geometry.h"

#include "source/tile_source.h"

namespace atlas::source {
namespace {

// Turns places of a tile's grid into degrees.
class Grid {
 public:
  Grid(geo::TileId tile, std::uint32_t extent) : box_(geo::mercator_box(tile)), step_(box_.width() / extent) {}
  geo::LonLat degrees(TilePoint p) const { return geo::from_mercator({box_.min_x + p.x * step_, box_.max_y - p.y * step_}); }

 private:
  geo::PlaneBox box_;
  double step_;
};

geo::Path path_of(const TileGeometry& geometry, std::size_t part, const Grid& grid, bool ring) {
  geo::Path path;
  const auto points = geometry.points_of(part);
  path.reserve(points.size() + 1);
  for (const TilePoint p : points) path.push_back(grid.degrees(p));
  if (ring && !path.empty()) path.push_back(path.front());
  return path;
}

geo::GeoBox box_of(const TileGeometry& geometry, std::size_t feature, const Grid& grid) {
  const auto [first, end] = geometry.parts_of(feature);
  std::int64_t low_x = 1, high_x = 0, low_y = 1, high_y = 0;
  for (std::size_t part = first; part < end; ++part)
    for (const TilePoint p : geometry.points_of(part)) {
      if (low_x > high_x) low_x = high_x = p.x, low_y = high_y = p.y;
      low_x = std::min<std::int64_t>(low_x, p.x), high_x = std::max<std::int64_t>(high_x, p.x);
      low_y = std::min<std::int64_t>(low_y, p.y), high_y = std::max<std::int64_t>(high_y, p.y);
    }
  geo::GeoBox box;
  if (low_x > high_x) return box;
  box.include(grid.degrees({static_cast<std::int32_t>(low_x), static_cast<std::int32_t>(low_y)}));
  box.include(grid.degrees({static_cast<std::int32_t>(high_x), static_cast<std::int32_t>(high_y)}));
  return box;
}

}  // namespace

geo::Geometry in_degrees(const TileGeometry& geometry, std::size_t feature, geo::GeometryType type, geo::TileId tile) {
  const Grid grid(tile, geometry.extent);
  const auto [first, end] = geometry.parts_of(feature);
  geo::Geometry out;
  out.type = type;
  for (std::size_t part = first; part < end; ++part) {
    if (type == geo::GeometryType::point) {
      for (const TilePoint p : geometry.points_of(part)) out.points.push_back(grid.degrees(p));
    } else if (type == geo::GeometryType::line) {
      out.lines.push_back(path_of(geometry, part, grid, false));
    } else if (type == geo::GeometryType::polygon) {
      if (!geometry.parts[part].hole || out.polygons.empty()) out.polygons.emplace_back();
      out.polygons.back().rings.push_back(path_of(geometry, part, grid, true));
    }
  }
  out.multi = out.points.size() + out.lines.size() + out.polygons.size() > 1;
  return out;
}

TileLayer in_degrees(const TileLayer& layer, geo::TileId tile, const geo::GeoBox& box) {
  if (!layer.local) return layer;
  const Grid grid(tile, layer.local->extent);
  auto copy = std::make_shared<MapLayer>();
  copy->name = layer.layer->name, copy->attribution = layer.layer->attribution;
  TileLayer out;
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    const geo::GeoBox around = box_of(*layer.local, i, grid);
    if (!around.intersects(box)) continue;
    MapFeature feature = layer.layer->features[layer.features[i]];
    feature.geometry = in_degrees(*layer.local, i, feature.geometry.type, tile);
    feature.box = around;
    copy->box.include(around);
    out.features.push_back(static_cast<std::uint32_t>(copy->features.size()));
    copy->features.push_back(std::move(feature));
  }
  out.layer = std::move(copy);
  return out;
}

}  // namespace atlas::source
