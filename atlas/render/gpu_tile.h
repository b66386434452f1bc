#pragma once
#include <chrono>
#include <memory>
#include <span>
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
  gpu::StreamArray array;
  double unit = 1;        // plane units for one step of a position
  bool hair = false;      // see mesh::PackedLayer
  geo::PlaneBox bounds;   // of the vertices, half a corridor's width around them included; from the mesh's origin
};

// A tile's mesh on the GPU, all its layers in one buffer. `mesh` keeps alive what the batches point to.
struct GpuTile {
  std::shared_ptr<const mesh::TileMesh> mesh;
  gpu::Buffer buffer;
  std::vector<GpuLayer> fills, lines;
  gpu::Texture heights;       // empty where the source has none
  std::size_t bytes = 0;
};

// Copies a mesh to the GPU slice by slice, over as many frames as that takes. The mesh's vertices must stay until it is
// done, and may go then.
class TileUpload {
 public:
  using Clock = std::chrono::steady_clock;

  explicit TileUpload(std::shared_ptr<const mesh::TileMesh> mesh);
  // Copies until all is there or the time has come, one slice at least; true: all is there.
  bool advance(Clock::time_point until);
  GpuTile take();   // after advance() said so

 private:
  struct Part {
    std::size_t offset;
    std::span<const std::byte> bytes;
  };
  void plan_layers();
  bool write_parts(Clock::time_point until);
  bool write_heights(Clock::time_point until);

  GpuTile tile_;
  std::vector<Part> parts_;
  std::size_t part_ = 0, written_ = 0;   // parts that are there, and bytes of the next
  int heights_side_ = 0, heights_row_ = 0;
};

// All of it at once.
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
