#pragma once
#include <vector>

#include "mesh/trace.h"
#include "mesh/vertex.h"

namespace atlas::mesh {

enum class Join { miter, round, bevel };
enum class Cap { butt, round, square };

struct LineShape {
  Join join = Join::miter;
  Cap cap = Cap::butt;
  double miter_limit = 2;
  // The line will be moved sideways: every join is a mitre (cut at the limit), which moves as one.
  bool offset = false;
  bool corridor = false;   // widths are the points' values: bends are whole discs
  double tolerance = 0;    // plane units by which a corridor's arcs may miss their circle
};

// Adds the triangles of a line. Gentle bends share their vertices, whatever the join.
void extrude(const Trace& trace, const LineShape& shape, std::uint32_t feature, std::vector<LineVertex>& vertices,
             std::vector<std::uint32_t>& indices);

}  // namespace atlas::mesh
