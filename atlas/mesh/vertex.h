#pragma once
#include <cstdint>

namespace atlas::mesh {

// Vertices while triangles are made; LayerPacker makes them small. Plane units from TileMesh::origin.

struct FillVertex {
  float x, y;
  std::uint32_t feature;
};

// The vertex shader moves (x, y) by `extrude` times half the width in pixels; `across` runs from -1 to 1 over the line.
struct LineVertex {
  float x, y;
  float extrude_x, extrude_y;  // unit normal, longer at mitres; y north
  float along;                 // plane units from the line's start, before it was clipped: dashes run on
  float across;
  float half_width;            // plane units, for corridors; 0 otherwise
  std::uint32_t feature;
};

}  // namespace atlas::mesh
