#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "geo/lon_lat.h"
#include "mesh/tile_trace.h"

namespace atlas::mesh {

// Triangles of a polygon with holes by cutting ears: Meisters 1975; holes by bridges, Eberly 2002, "Triangulation by
// Ear Clipping"; only reflex corners are asked whether they lie in an ear, and those by a grid (Held 2001). Ten times as
// fast as GLU's tessellator, and for simple polygons alone: rings that loop through themselves are noticed and refused.
// Keeps its memory from polygon to polygon. Thread: one worker.
class EarClipper {
 public:
  // Indices of polygon.points, three a triangle, until the next call; none where the rings cross or touch in a way that
  // ears cannot follow.
  std::span<const std::uint32_t> triangles(const RingList& polygon);

 private:
  struct Corner {
    double x = 0, y = 0;
    std::uint32_t point = 0, before = 0, after = 0;
    bool reflex = false, gone = false;
  };

  std::uint32_t add_ring(std::span<const geo::PlanePoint> ring, std::uint32_t first_point, bool clockwise);
  bool bridge_holes(std::uint32_t outer, std::vector<std::uint32_t>& holes);
  std::uint32_t bridge_end(const Corner& hole) const;
  std::uint32_t bridge(std::uint32_t from, std::uint32_t hole);
  void make_strips(std::uint32_t outer, std::size_t holes);
  void add_to_strips(std::uint32_t corner);
  void mark_reflex(std::uint32_t start);
  void make_grid();
  bool is_ear(std::uint32_t corner);
  bool blocked(const Corner& a, const Corner& b, const Corner& c);
  bool clip(std::uint32_t start);
  void cut(std::uint32_t corner);
  std::size_t strip_of(double y) const;
  std::uint32_t cell_of(double at, double low, double scale) const;

  std::vector<Corner> corners_;
  std::vector<std::uint32_t> triangles_, reflex_;   // reflex_: corners that are or were
  std::vector<std::uint32_t> cell_ends_, cells_;    // the same by cells of a grid, while there are many
  std::vector<std::uint32_t> holes_;
  std::vector<std::vector<std::uint32_t>> strips_;   // of the outer ring's height: corners whose next edge lies in it
  std::size_t strip_count_ = 0;
  double strips_low_ = 0, strips_scale_ = 0;
  std::uint32_t cells_a_side_ = 0;
  double low_x_ = 0, low_y_ = 0, scale_x_ = 0, scale_y_ = 0;
  double triangles_area_ = 0;   // twice
  double touch_blocks_ = 1;     // 1 while a corner on an ear's edge keeps it from being cut, else 0
};

}  // namespace atlas::mesh
