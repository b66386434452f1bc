#pragma once
#include <memory>
#include <stop_token>

#include "geo/projection.h"
#include "mesh/tile_mesh.h"
#include "style/style.h"

namespace atlas::mesh {

// What a mesh is built with. Shared by all workers, immutable.
struct Recipe {
  std::shared_ptr<const style::Style> style;
  std::shared_ptr<const geo::Projection> projection;
  std::shared_ptr<text::Fonts> fonts;
  source::Object state;   // global state of the style: {"language": "zh"} ...
  std::string chosen_source = {};   // the one whose features are chosen and pointed at: only its vertices name theirs
};

// Clips to the tile (with a rim), simplifies to what its zoom can show, projects, and triangulates, for each style
// layer of this source. `deepest`: the source has no finer tiles, so layers of greater zooms are built too.
// Thread: any worker. Stops early, with what it has, when `stop` is asked for.
std::shared_ptr<TileMesh> build(const Recipe& recipe, const std::string& source, geo::TileId tile,
                                const source::TileData& data, std::stop_token stop,
                                bool deepest = false);

// Symbols of one style layer, appended to `mesh` (called by build).
void add_symbols(const Recipe& recipe, std::size_t style_layer, const source::TileLayer& layer, TileMesh& mesh);

}  // namespace atlas::mesh
