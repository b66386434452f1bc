#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "pyramid/units.h"

namespace atlas::pyramid {

// A packed R-tree (Kamel and Faloutsos 1993): boxes in the order of their middles on Hilbert's curve, sixteen to a node,
// level by level up to one root. Plain arrays, so that it is searched where it lies in a file.
struct PackedTree {
  std::vector<WorldBox> boxes;         // of the items, then of their nodes, then of those ...
  std::vector<std::uint32_t> items;    // which item stands at each place
};

PackedTree pack(std::span<const WorldBox> boxes);

// The items whose boxes meet `box`, in no order. Arrays that are no tree give nothing or less, never harm.
void search(std::span<const WorldBox> boxes, std::span<const std::uint32_t> items, const WorldBox& box,
            std::vector<std::uint32_t>& found);

}  // namespace atlas::pyramid
