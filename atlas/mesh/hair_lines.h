#pragma once
#include <vector>

#include "mesh/trace.h"
#include "mesh/vertex.h"

namespace atlas::mesh {

// Lines that are never drawn wider than this, in logical pixels, look the same without round joins and caps.
inline constexpr double widest_hair_px = 2.25;

// The triangles of one layer's hair lines in one tile: two vertices a point, where extrude() may need ten.
class HairLines {
 public:
  explicit HairLines(const TileFrame& frame);
  // A trace without extent becomes a dot, and only one dot is made for each cell of half a pixel to a pixel: islands
  // that are too small to be seen still tint the sea.
  void add(const Trace& trace, std::uint32_t feature, std::vector<LineVertex>& vertices,
           std::vector<std::uint32_t>& indices);

 private:
  bool first_in_cell(double x, double y);

  double cell_ = 0;               // plane units
  std::vector<bool> dotted_;      // cells that have a dot; empty until the first one
  std::vector<geo::LinePoint> points_;
};

}  // namespace atlas::mesh
