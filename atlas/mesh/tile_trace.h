#pragma once
#include <span>
#include <vector>

#include "mesh/trace.h"
#include "source/tile_geometry.h"

namespace atlas::mesh {

// Rings of one polygon in one list: open, plane units from the frame's origin, the outer one first.
struct RingList {
  std::vector<geo::PlanePoint> points;
  std::vector<std::uint32_t> ends;   // of each ring: one past its last point
};

// Traces of geometry in the tile's own grid, for Web Mercator, where they need no degrees in between: a multiplication
// and an addition a vertex. One for a tile. What it gives lasts until the next call: its memory is used again.
// Thread: one worker.
class TileTracer {
 public:
  // `exact`: keeps every bend, for tiles that are shown enlarged without end.
  TileTracer(const TileFrame& frame, bool exact);

  // Plane units by which what follows may miss the geometry; nothing changes an exact one.
  void set_tolerance(double tolerance) { tolerance_ = exact_ ? 0 : tolerance; }

  // The lines of the n-th feature; or its rings, without the edges that lie along the tile's border or beyond it: they
  // are where the tile was cut. `along`: distances for dashes, from the start of what the tile has of the line.
  std::span<const Trace> lines(const source::TileGeometry& geometry, std::size_t feature, bool along);
  std::span<const Trace> outlines(const source::TileGeometry& geometry, std::size_t feature, bool along);
  std::span<const RingList> polygons(const source::TileGeometry& geometry, std::size_t feature);

 private:
  using Points = std::span<const source::TilePoint>;

  void set_extent(std::uint32_t extent);
  geo::PlanePoint place(source::TilePoint p) const { return {p.x * step_ - half_, half_ - p.y * step_}; }
  bool within_rim(Points points) const;
  bool along_border(source::TilePoint a, source::TilePoint b) const;
  void add_outline(Points ring, bool along);
  // The points from `first` on, `count` of them, starting again at the front after the last.
  void add_run(Points points, std::size_t first, std::size_t count, bool along, bool closed, bool ends);
  void add_ring(Points ring, RingList& list, bool as_it_is);

  bool exact_;
  double tolerance_, half_, rim_;   // plane units: half of the tile's side, and from its middle to the rim
  double step_ = 1;                 // plane units for a step of the grid
  std::int64_t extent_ = 0;
  std::vector<Trace> traces_;       // the first trace_count_ count: the others keep their memory for later
  std::vector<RingList> polygons_;
  std::size_t trace_count_ = 0, polygon_count_ = 0;
  std::vector<geo::PlanePoint> ring_;
};

}  // namespace atlas::mesh
