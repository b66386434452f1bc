#pragma once
#include <vector>

#include "mesh/ear_clip.h"
#include "mesh/tile_trace.h"
#include "mesh/trace.h"
#include "mesh/vertex.h"

namespace atlas::mesh {

// Adds the triangles of polygons with holes (odd winding: whatever way the rings turn; crossing ones too). Simple
// polygons by ears, the others by GLU's tessellator. One for a tile: it keeps its memory. Thread: one worker.
class Triangulator {
 public:
  void add(const RingList& polygon, std::uint32_t feature, std::vector<FillVertex>& vertices,
           std::vector<std::uint32_t>& indices);
  void add(const TracedPolygon& polygon, std::uint32_t feature, std::vector<FillVertex>& vertices,
           std::vector<std::uint32_t>& indices);

 private:
  EarClipper ears_;
  RingList rings_;
};

// The same for one polygon.
void triangulate(const TracedPolygon& polygon, std::uint32_t feature, std::vector<FillVertex>& vertices,
                 std::vector<std::uint32_t>& indices);

}  // namespace atlas::mesh
