#pragma once
#include <optional>
#include <vector>

#include "geo/clip.h"
#include "geo/projection.h"
#include "geo/tile_id.h"
#include "source/map_layer.h"

namespace atlas::mesh {

inline constexpr double tile_rim = 1.0 / 16;   // of a tile's side, around it: room for the widest lines

inline constexpr std::size_t most_ring_points = 12000;   // of a polygon: the tessellator is quadratic beyond

// The tile that a mesh is built for, and how finely.
struct TileFrame {
  geo::TileId tile;
  const geo::Projection& projection;
  geo::PlanePoint origin;        // plane: the projected middle of the tile
  double tolerance = 0;          // plane units: a quarter of a pixel where the tile is shown smallest

  TileFrame(geo::TileId id, const geo::Projection& projection);
  // The tile in degrees, grown by a rim of 1/16 of its side and by `metres` on the ground.
  geo::PlaneBox degrees_with_rim(double metres = 0) const;
  // How far from the origin anything inside the rim may lie, east or north; none where the projection knows no bound.
  std::optional<double> reach() const;
};

// A line as the tile shows it: plane units from the frame's origin. `value` of a point: half a corridor's width in
// plane units. A closed trace repeats its first point at its end.
struct Trace {
  std::vector<geo::LinePoint> points;
  bool starts = false, ends = false;   // whether it begins and ends where the line does: caps go there
  bool closed = false;
};

// Of TileFrame::tolerance, for lines that HairLines draws: 3/8 of a pixel where the tile is shown smallest.
inline constexpr double hair_tolerance = 1.5;

struct TraceWish {
  bool along = false;     // distance from the line's very start, for dashes; costs a walk over the whole line
  bool corridor = false;  // half widths from MapFeature::uncertainty_m
  bool hair = false;      // will be drawn by HairLines: as much simpler as soft edges of a pixel hide
};

// The feature's lines, or its polygons' rings, clipped, projected and simplified; for a corridor its points too, a trace
// of one point each.
std::vector<Trace> trace_lines(const source::MapFeature& feature, const TileFrame& frame, TraceWish wish);

// Rings of one polygon: open, plane units from the frame's origin, the outer one first.
struct TracedPolygon {
  std::vector<std::vector<geo::PlanePoint>> rings;
};
std::vector<TracedPolygon> trace_polygons(const source::MapFeature& feature, const TileFrame& frame);

}  // namespace atlas::mesh
