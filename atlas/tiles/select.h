#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "geo/projection.h"
#include "geo/tile_id.h"

namespace atlas::tiles {

// Where a view is on its way to.
struct Outlook {
  geo::GeoBox box;
  geo::LonLat centre;
  double zoom = 0;
};

// What a view needs to know to choose tiles; no pixels of any tile are looked at.
struct Sight {
  geo::GeoBox box;             // degrees that the view shows
  geo::LonLat centre;
  double zoom = 0;             // 512-pixel tiles
  int min_zoom = 0, max_zoom = 14;  // of the source
  geo::GeoBox source_box;
  std::optional<Outlook> next = {};   // where it moves, or the zoom's target: loaded after what is seen now
  int coarse_levels = 0;              // ancestors so many zooms up are loaded early and kept, to stand in; 0: none
};

struct Wanted {
  geo::TileId tile;
  double priority = 0;         // lower is sooner: rings of tiles from the centre, or from where the view moves
};

// A loaded tile and the part of the world for which it is drawn: itself, or one of its descendants' squares while that
// descendant is missing.
struct Drawn {
  geo::TileId tile, area;
  friend bool operator==(const Drawn&, const Drawn&) = default;
};

struct Selected {
  std::vector<geo::TileId> ideal;   // what the view is best drawn with, in the order of ids
  std::vector<Drawn> draw;          // in the order of areas; no two areas overlap
  std::vector<Wanted> load;         // missing, soonest first
  std::vector<geo::TileId> keep;    // loaded, not drawn now, but not to be evicted
};

// The zoom of tiles for a view's zoom, and the tiles of that zoom over a box (never more than a few hundred: a coarser
// zoom is taken instead).
std::vector<geo::TileId> tiles_over(const geo::GeoBox& box, int zoom);

// A pure function: ideal tiles of the view; a loaded ancestor or loaded children stand in for what is missing. Loaded
// first are coarse ancestors where nothing stands in, then ideal tiles, then other coarse ancestors and what comes next.
Selected select(const Sight& sight, const std::function<bool(geo::TileId)>& is_loaded);

}  // namespace atlas::tiles
