#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/projection.h"
#include "source/map_layer.h"

namespace atlas::mesh {

// A run of indices whose features give the same paint; `sample` is one of them, to evaluate it by.
struct Batch {
  std::uint32_t first_index = 0, index_count = 0;
  std::uint32_t base_vertex = 0;               // added to each index of the run: indices have 16 bits
  const source::MapFeature* sample = nullptr;  // kept alive by TileMesh::layers_alive
};

// One style layer of a tile as the GPU reads it: a list of numbers for each field, and none for a field that nobody
// asks for. A vertex of a solid line has 8 bytes, of a fill 4; more where they are dashed, corridors, can be chosen, or
// belong to tiles that are shown enlarged without end.
struct PackedLayer {
  std::size_t style_layer = 0;                  // index in Style::layers
  bool hair = false;                            // lines made by HairLines
  double unit = 1;                              // plane units for one step of a position
  geo::PlaneBox bounds;                         // of the vertices, half a corridor's width around them included
  std::uint32_t vertices = 0;
  std::vector<std::int16_t> coarse_positions;   // x, y from TileMesh::origin in `unit`s; or else
  std::vector<float> fine_positions;            // in plane units, `unit` being 1
  std::vector<std::int16_t> extrusions;         // lines: x, y as packed_extrusion() makes them
  std::vector<float> measures;                  // plane units: along dashed lines, half the width of corridors
  std::vector<std::uint32_t> features;          // MapFeature::id
  std::vector<std::uint16_t> indices;           // of triangles
  std::vector<Batch> batches;

  // The lists that are uploaded, in the order above.
  std::vector<std::span<const std::byte>> parts() const;
  std::size_t bytes() const;
};

// Steps for a length of one, and the greatest length: mitres are cut there.
inline constexpr int extrusion_steps = 2048;
inline constexpr double longest_extrusion = 7.9;

// Both components of a normal with the side that it is on, -1, 0 or 1, in their lowest bits: shaders/line.vert.
struct PackedExtrusion {
  std::int16_t x = 0, y = 0;
};
PackedExtrusion packed_extrusion(float x, float y, float across);

}  // namespace atlas::mesh
