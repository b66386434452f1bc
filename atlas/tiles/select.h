#pragma once
#include <functional>
#include <vector>

#include "geo/projection.h"
#include "geo/tile_id.h"

namespace atlas::tiles {

// What a view needs to know to choose tiles; no pixels of any tile are looked at.
struct Sight {
  geo::GeoBox box;             // degrees that the view shows
  geo::LonLat centre;
  double zoom = 0;             // 512-pixel tiles
  int min_zoom = 0, max_zoom = 14;  // of the source
  geo::GeoBox source_box;
};

struct Wanted {
  geo::TileId tile;
  double priority = 0;         // lower is sooner: rings from the centre
};

struct Selected {
  std::vector<geo::TileId> draw;     // loaded tiles that cover the view, coarser ones first; none overlaps another's child drawn for it
  std::vector<Wanted> load;          // missing, soonest first
};

// A pure function: ideal tiles of the view; a loaded ancestor or loaded children stand in for what is missing.
Selected select(const Sight& sight, const std::function<bool(geo::TileId)>& is_loaded);

}  // namespace atlas::tiles
