#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "source/tile_source.h"

namespace atlas::source {

// Decodes a Mapbox Vector Tile (specification 1.0 and 2.1, not packed): a TileLayer a layer, in the tile's order, its
// geometry in TileLayer::local, its features' properties in one table. MapFeature::id is the tile's (its lowest 32
// bits), or made of the tile and the feature's place in it where there is none.
// A feature without geometry or type, with a type that the specification does not know, or with a name and no value is
// left out. What is damaged otherwise is an error that names the layer: nothing of the tile is given. Memory is bounded
// by the size of `bytes` (about 30 times it). `where`: for the error. Thread: any.
Result<std::vector<TileLayer>> decode_vector_tile(std::string_view bytes, geo::TileId tile, const std::string& where);

}  // namespace atlas::source
