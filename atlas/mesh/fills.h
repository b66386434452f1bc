#pragma once
#include <vector>

#include "mesh/tile_trace.h"
#include "mesh/trace.h"
#include "mesh/vertex.h"

namespace atlas::mesh {

// Adds the triangles of a polygon with holes (odd winding: whatever way the rings turn; crossing ones too).
void triangulate(const TracedPolygon& polygon, std::uint32_t feature, std::vector<FillVertex>& vertices,
                 std::vector<std::uint32_t>& indices);

void triangulate(const RingList& polygon, std::uint32_t feature, std::vector<FillVertex>& vertices,
                 std::vector<std::uint32_t>& indices);

}  // namespace atlas::mesh
