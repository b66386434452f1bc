#pragma once
#include "source/tile_source.h"

namespace atlas::source {

// Tiles out of layers held in memory, found by their boxes (an R-tree a layer).
std::shared_ptr<const TileSource> make_layer_source(std::string id, std::vector<MapLayerPtr> layers, int max_zoom = 14);

}  // namespace atlas::source
