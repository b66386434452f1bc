#pragma once
#include <stop_token>

#include "pyramid/pyramid.h"
#include "source/tile_source.h"

namespace atlas::pyramid {

// Deeper views show the tiles of this zoom enlarged; their grid is fine enough for it.
inline constexpr int deepest_zoom = 14;

// What a tile shows of a pyramid: from the coarsest level that has all that can be seen at the tile's zoom.
source::TileData tile_features(const Pyramid& pyramid, geo::TileId tile, std::stop_token stop);

}  // namespace atlas::pyramid
