#include "pyramid/packed_tree.h"

#include <numeric>

namespace atlas::pyramid {
namespace {

constexpr std::size_t fan = 16;

// The distance along Hilbert's curve of order 16 (Hamilton and Rau-Chaplin's form of Butz's algorithm, in two dimensions).
std::uint32_t hilbert(std::uint32_t x, std::uint32_t y) {
  std::uint32_t distance = 0;
  for (std::uint32_t side = 1u << 15; side > 0; side >>= 1) {
    const bool right = x & side, lower = y & side;
    distance += side * side * ((right ? 3u : 0u) ^ (lower ? 1u : 0u));
    if (!lower) {
      if (right) x = 0xFFFFu ^ x, y = 0xFFFFu ^ y;
      std::swap(x, y);
    }
  }
  return distance;
}

std::uint32_t hilbert(const WorldBox& box) {
  const auto middle = [](std::uint32_t low, std::uint32_t high) { return static_cast<std::uint32_t>((std::uint64_t{low} + high) / 2 >> 16); };
  return hilbert(middle(box.min_x, box.max_x), middle(box.min_y, box.max_y));
}

// Where each level of nodes begins in `boxes`, the items first, and the end.
std::vector<std::size_t> level_starts(std::size_t items) {
  std::vector<std::size_t> starts{0};
  std::size_t count = items, sum = items;
  while (true) {
    starts.push_back(sum);
    if (count <= 1) return starts;
    count = (count + fan - 1) / fan;
    sum += count;
  }
}

}  // namespace

PackedTree pack(std::span<const WorldBox> boxes) {
  PackedTree tree;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order(boxes.size());
  for (std::uint32_t i = 0; i < boxes.size(); ++i) order[i] = {hilbert(boxes[i]), i};
  std::sort(order.begin(), order.end());
  const auto starts = level_starts(boxes.size());
  tree.items.reserve(boxes.size());
  tree.boxes.reserve(starts.back());
  for (const auto& [distance, item] : order) tree.items.push_back(item), tree.boxes.push_back(boxes[item]);
  for (std::size_t level = 0; level + 2 < starts.size(); ++level)
    for (std::size_t child = starts[level]; child < starts[level + 1]; child += fan) {
      WorldBox node;
      for (std::size_t i = child; i < std::min(child + fan, starts[level + 1]); ++i) node.include(tree.boxes[i]);
      tree.boxes.push_back(node);
    }
  return tree;
}

void search(std::span<const WorldBox> boxes, std::span<const std::uint32_t> items, const WorldBox& box,
            std::vector<std::uint32_t>& found) {
  const auto starts = level_starts(items.size());
  if (items.empty() || starts.back() != boxes.size()) return;
  struct Node {
    std::size_t level, at;
  };
  std::vector<Node> waiting{{starts.size() - 2, starts[starts.size() - 2]}};
  while (!waiting.empty()) {
    const Node node = waiting.back();
    waiting.pop_back();
    if (!boxes[node.at].intersects(box)) continue;
    if (node.level == 0) {
      found.push_back(items[node.at]);
      continue;
    }
    const std::size_t first = starts[node.level - 1] + (node.at - starts[node.level]) * fan;
    for (std::size_t i = first; i < std::min(first + fan, starts[node.level]); ++i) waiting.push_back({node.level - 1, i});
  }
}

}  // namespace atlas::pyramid
