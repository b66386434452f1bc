#pragma once
#include <span>
#include <vector>

#include "pyramid/units.h"

namespace atlas::pyramid {

// Both replace `kept`. `quantum` is a power of two: what a level can tell apart, in units.

// A line with the vertices that can be seen: every other one is within a quantum of what is left (geo::Sleeve), and those
// left stand on the grid. First and last stay, unless all falls into one cell.
void simplify_line(std::span<const WorldPoint> line, std::uint32_t quantum, std::vector<WorldPoint>& kept);

// A closed ring on the grid of `quantum`, without repetitions, spikes, and vertices in the middle of a straight stretch.
// No vertex's place depends on its neighbours, so rings that share a border share it still. Empty when no area is left.
void simplify_ring(std::span<const WorldPoint> ring, std::uint32_t quantum, std::vector<WorldPoint>& kept);

// The middle of the grid's cell, so that a part does not shift.
inline WorldPoint on_grid(WorldPoint p, std::uint32_t quantum) {
  const std::uint32_t mask = ~(quantum - 1), half = quantum / 2;
  return {(p.x & mask) + half, (p.y & mask) + half};
}

}  // namespace atlas::pyramid
