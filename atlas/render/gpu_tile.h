#pragma once
#include <memory>
#include <vector>

#include "gpu/buffer.h"
#include "geo/projection.h"
#include "gpu/texture.h"
#include "mesh/tile_mesh.h"

namespace atlas::render {

// One style layer of a tile on the GPU.
struct GpuLayer {
  std::size_t style_layer = 0;
  std::vector<mesh::Batch> batches;
  gpu::VertexArray array;
  geo::PlaneBox bounds;   // of the vertices, half a corridor's width around them included; from the mesh's origin
};

// A tile's mesh on the GPU. `mesh` keeps alive what the batches point to.
struct GpuTile {
  std::shared_ptr<const mesh::TileMesh> mesh;
  std::vector<GpuLayer> fills, lines;
  gpu::Texture heights;       // empty where the source has none
  std::size_t bytes = 0;
};

// Copies the mesh's vertices, which may go afterwards.
GpuTile upload(std::shared_ptr<const mesh::TileMesh> mesh);

// A square of the world as triangles: texture coordinates from 0 to 1 from its north-west corner, reaching out a little
// on all sides so that neighbours leave no gap. In other projections than Web Mercator its edges are curves.
struct AreaGrid {
  geo::PlanePoint origin;
  gpu::VertexArray array;
  std::uint32_t index_count = 0;
};

AreaGrid make_grid(geo::TileId area, const geo::Projection& projection);

}  // namespace atlas::render
