#include "tiles/select.h"

#include <algorithm>
#include <map>
#include <set>

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

int tile_zoom(const Sight& sight, double zoom) {
  return std::clamp(static_cast<int>(std::floor(zoom + 1e-6)), sight.min_zoom, sight.max_zoom);
}

using IsLoaded = std::function<bool(geo::TileId)>;

// What is not drawn but loaded all the same: `load` and `keep` of a selection, each tile once.
class Beyond {
 public:
  Beyond(const Sight& sight, const IsLoaded& is_loaded, Selected& selected)
      : sight_(sight), is_loaded_(is_loaded), selected_(selected), known_(selected.ideal.begin(), selected.ideal.end()) {}

  void add_coarse(geo::TileId below, bool urgent) {
    const int zoom = std::max(sight_.min_zoom, below.z - sight_.coarse_levels);
    if (zoom >= below.z) return;
    geo::TileId tile = below;
    while (tile.z > zoom) tile = tile.parent();
    add(tile, (urgent ? first_of_all : after_ideal) + rings_from(sight_.centre, tile));
  }

  void add_next(const Outlook& next) {
    std::vector<std::pair<double, geo::TileId>> tiles;
    for (const geo::TileId tile : tiles_over(common(next.box, sight_.source_box), tile_zoom(sight_, next.zoom)))
      tiles.emplace_back(rings_from(next.centre, tile), tile);
    std::sort(tiles.begin(), tiles.end());
    if (tiles.size() > most_next) tiles.resize(most_next);
    for (const auto& [rings, tile] : tiles) add(tile, after_ideal + rings);
  }

 private:
  static constexpr double first_of_all = -1000, after_ideal = 1000;
  static constexpr std::size_t most_next = 32;

  void add(geo::TileId tile, double priority) {
    if (!known_.insert(tile).second) return;
    if (is_loaded_(tile)) selected_.keep.push_back(tile);
    else selected_.load.push_back({tile, priority});
  }

  const Sight& sight_;
  const IsLoaded& is_loaded_;
  Selected& selected_;
  std::set<geo::TileId> known_;
};

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

Selected select(const Sight& sight, const IsLoaded& is_loaded) {
  Selected selected;
  selected.ideal = tiles_over(common(sight.box, sight.source_box), tile_zoom(sight, sight.zoom));
  Beyond beyond(sight, is_loaded, selected);
  for (const geo::TileId tile : selected.ideal) {
    if (is_loaded(tile)) {
      selected.draw.push_back({tile, tile});
      if (sight.coarse_levels > 0) beyond.add_coarse(tile, false);
      continue;
    }
    double rings = rings_from(sight.centre, tile);
    if (sight.next) rings = std::min(rings, rings_from(sight.next->centre, tile));
    selected.load.push_back({tile, rings});
    geo::TileId ancestor = tile;
    while (ancestor.z > 0 && (ancestor == tile || !is_loaded(ancestor))) ancestor = ancestor.parent();
    const bool stood_in = !(ancestor == tile) && is_loaded(ancestor);
    if (stood_in) selected.draw.push_back({ancestor, tile});
    else add_children(tile, 2, is_loaded, selected.draw);
    if (sight.coarse_levels > 0) beyond.add_coarse(tile, !stood_in);
  }
  if (sight.next) beyond.add_next(*sight.next);
  join_stand_ins(selected.ideal, selected.draw);
  std::sort(selected.draw.begin(), selected.draw.end(), [](const Drawn& a, const Drawn& b) { return a.area < b.area; });
  std::stable_sort(selected.load.begin(), selected.load.end(),
                   [](const Wanted& a, const Wanted& b) { return a.priority < b.priority; });
  return selected;
}

}  // namespace atlas::tiles
