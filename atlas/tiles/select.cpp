#include "tiles/select.h"

#include <algorithm>
#include <map>

namespace atlas::tiles {
namespace {

constexpr std::size_t most_tiles = 512;

struct Range {
  std::uint32_t first_x = 0, last_x = 0, first_y = 0, last_y = 0;
  std::size_t count() const { return std::size_t{last_x - first_x + 1} * (last_y - first_y + 1); }
};

Range range_over(const geo::GeoBox& box, int zoom) {
  const double tiles = std::exp2(zoom);
  const geo::PlanePoint low = geo::to_mercator({box.west, box.south}), high = geo::to_mercator({box.east, box.north});
  const auto column = [&](double x) { return (x + geo::mercator_half_m) / (2 * geo::mercator_half_m) * tiles; };
  const auto row = [&](double y) { return (geo::mercator_half_m - y) / (2 * geo::mercator_half_m) * tiles; };
  const auto first = [&](double at) { return static_cast<std::uint32_t>(std::clamp(std::floor(at), 0.0, tiles - 1)); };
  // A box that ends on a tile's edge does not reach into the next tile.
  const auto last = [&](double at) { return static_cast<std::uint32_t>(std::clamp(std::ceil(at) - 1, 0.0, tiles - 1)); };
  Range range{first(column(low.x)), last(column(high.x)), first(row(high.y)), last(row(low.y))};
  range.last_x = std::max(range.first_x, range.last_x);
  range.last_y = std::max(range.first_y, range.last_y);
  return range;
}

geo::GeoBox common(const geo::GeoBox& a, const geo::GeoBox& b) {
  return {std::max(a.west, b.west), std::max(a.south, b.south), std::min(a.east, b.east), std::min(a.north, b.north)};
}

// Loaded children, or theirs, in place of a missing tile.
void add_children(geo::TileId tile, int levels, const std::function<bool(geo::TileId)>& is_loaded,
                  std::vector<Drawn>& draw) {
  for (unsigned corner = 0; corner < 4; ++corner) {
    const geo::TileId child = tile.child(corner);
    if (is_loaded(child)) draw.push_back({child, child});
    else if (levels > 1) add_children(child, levels - 1, is_loaded, draw);
  }
}

// One ancestor may stand in for many squares side by side, and would be drawn whole for each: squares are joined into
// their parent's as long as nothing else of the view lies in that.
void join_stand_ins(const std::vector<geo::TileId>& ideal, std::vector<Drawn>& draw) {
  if (ideal.empty()) return;
  for (int zoom = ideal.front().z - 1; zoom >= 0; --zoom) {
    std::map<geo::TileId, std::vector<std::size_t>> by_parent;
    for (std::size_t i = 0; i < draw.size(); ++i)
      if (draw[i].area.z == zoom + 1 && draw[i].tile.z <= zoom) by_parent[draw[i].area.parent()].push_back(i);
    if (by_parent.empty()) return;
    std::vector<Drawn> joined;
    std::vector<char> gone(draw.size(), 0);
    for (const auto& [parent, members] : by_parent) {
      const auto within = [&, square = parent](const auto& drawn) { return drawn.area.is_below(square); };
      const bool alone = std::count_if(draw.begin(), draw.end(), within) == static_cast<std::ptrdiff_t>(members.size());
      if (!alone) continue;
      joined.push_back({draw[members.front()].tile, parent});   // siblings have the same nearest ancestor
      for (const std::size_t i : members) gone[i] = 1;
    }
    for (std::size_t i = 0; i < draw.size(); ++i)
      if (!gone[i]) joined.push_back(draw[i]);
    draw = std::move(joined);
  }
}

double rings_from(geo::LonLat centre, geo::TileId tile) {
  const geo::PlaneBox box = geo::mercator_box(tile);
  const geo::PlanePoint from = box.centre() - geo::to_mercator(centre);
  return std::hypot(from.x, from.y) / box.width();
}

}  // namespace

std::vector<geo::TileId> tiles_over(const geo::GeoBox& box, int zoom) {
  if (box.empty()) return {};
  Range range = range_over(box, zoom);
  while (range.count() > most_tiles && zoom > 0) range = range_over(box, --zoom);
  std::vector<geo::TileId> tiles;
  for (std::uint32_t x = range.first_x; x <= range.last_x; ++x)
    for (std::uint32_t y = range.first_y; y <= range.last_y; ++y)
      tiles.push_back({static_cast<std::uint8_t>(zoom), x, y});
  return tiles;
}

Selected select(const Sight& sight, const std::function<bool(geo::TileId)>& is_loaded) {
  Selected selected;
  const int zoom = std::clamp(static_cast<int>(std::floor(sight.zoom + 1e-6)), sight.min_zoom, sight.max_zoom);
  selected.ideal = tiles_over(common(sight.box, sight.source_box), zoom);
  for (const geo::TileId tile : selected.ideal) {
    if (is_loaded(tile)) {
      selected.draw.push_back({tile, tile});
      continue;
    }
    selected.load.push_back({tile, rings_from(sight.centre, tile)});
    geo::TileId ancestor = tile;
    while (ancestor.z > 0 && (ancestor == tile || !is_loaded(ancestor))) ancestor = ancestor.parent();
    if (!(ancestor == tile) && is_loaded(ancestor)) selected.draw.push_back({ancestor, tile});
    else add_children(tile, 2, is_loaded, selected.draw);
  }
  join_stand_ins(selected.ideal, selected.draw);
  std::sort(selected.draw.begin(), selected.draw.end(), [](const Drawn& a, const Drawn& b) { return a.area < b.area; });
  std::stable_sort(selected.load.begin(), selected.load.end(),
                   [](const Wanted& a, const Wanted& b) { return a.priority < b.priority; });
  return selected;
}

}  // namespace atlas::tiles
