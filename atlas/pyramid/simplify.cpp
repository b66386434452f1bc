#include "pyramid/simplify.h"

#include "geo/sleeve.h"

namespace atlas::pyramid {
namespace {

void add(std::vector<WorldPoint>& kept, WorldPoint p) {
  if (kept.empty() || !(kept.back() == p)) kept.push_back(p);
}

bool straight(WorldPoint a, WorldPoint b, WorldPoint c) {
  const auto dx = std::int64_t{b.x} - a.x, dy = std::int64_t{b.y} - a.y;
  const auto ex = std::int64_t{c.x} - b.x, ey = std::int64_t{c.y} - b.y;
  return static_cast<long double>(dx) * ey == static_cast<long double>(dy) * ex;   // onwards or, in a spike, back
}

}  // namespace

void simplify_line(std::span<const WorldPoint> line, std::uint32_t quantum, std::vector<WorldPoint>& kept) {
  kept.clear();
  if (line.empty()) return;
  if (quantum <= 1) {
    for (const WorldPoint p : line) add(kept, p);
    return;
  }
  add(kept, on_grid(line[0], quantum));
  geo::Sleeve sleeve(quantum);
  sleeve.start(line[0].x, line[0].y);
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (sleeve.admit(line[i].x, line[i].y)) continue;
    add(kept, on_grid(line[i - 1], quantum));
    sleeve.start(line[i - 1].x, line[i - 1].y);
    sleeve.admit(line[i].x, line[i].y);
  }
  add(kept, on_grid(line.back(), quantum));
}

void simplify_ring(std::span<const WorldPoint> ring, std::uint32_t quantum, std::vector<WorldPoint>& kept) {
  kept.clear();
  const auto take_back = [&](WorldPoint next) {
    while (kept.size() >= 2 && straight(kept[kept.size() - 2], kept.back(), next)) kept.pop_back();
  };
  for (const WorldPoint vertex : ring) {
    const WorldPoint p = quantum > 1 ? on_grid(vertex, quantum) : vertex;
    if (!kept.empty() && kept.back() == p) continue;
    take_back(p);
    add(kept, p);
  }
  if (!kept.empty() && !(kept.front() == kept.back())) {
    take_back(kept.front());
    kept.push_back(kept.front());
  }
  if (kept.size() < 4) kept.clear();
}

}  // namespace atlas::pyramid
