#include "pyramid/simplify.h"

namespace atlas::pyramid {
namespace {

struct Offset {
  double x, y;
};
Offset between(WorldPoint from, WorldPoint to) {
  return {static_cast<double>(to.x) - from.x, static_cast<double>(to.y) - from.y};
}
double cross(Offset a, Offset b) { return a.x * b.y - a.y * b.x; }
double dot(Offset a, Offset b) { return a.x * b.x + a.y * b.y; }

// The directions from an anchor that pass every vertex seen so far within the tolerance.
class Sector {
 public:
  Sector(WorldPoint anchor, double tolerance) : anchor_(anchor), tolerance_(tolerance) {}

  // Whether the edge from the anchor to `next` may stand for all vertices before it.
  bool reaches(WorldPoint next) const {
    if (!open_) return true;
    const Offset to = between(anchor_, next);
    return dot(to, to) >= farthest_square_ && cross(right_, to) >= 0 && cross(to, left_) >= 0;
  }

  void narrow(WorldPoint vertex) {
    const Offset to = between(anchor_, vertex);
    const double square = dot(to, to);
    if (square <= tolerance_ * tolerance_) return;   // any direction passes it
    farthest_square_ = std::max(farthest_square_, square * 0.999);
    // The vertex's direction turned by the angle at which the tolerance is seen from the anchor; lengths do not matter.
    const double along = std::sqrt(square - tolerance_ * tolerance_);
    const Offset left{to.x * along - to.y * tolerance_, to.y * along + to.x * tolerance_};
    const Offset right{to.x * along + to.y * tolerance_, to.y * along - to.x * tolerance_};
    if (!open_ || cross(left, left_) > 0) left_ = left;
    if (!open_ || cross(right_, right) > 0) right_ = right;
    open_ = true;
  }

 private:
  WorldPoint anchor_;
  double tolerance_, farthest_square_ = 0;
  Offset left_{}, right_{};
  bool open_ = false;   // closed: every direction will do yet
};

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
  Sector sector(line[0], quantum);
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (!sector.reaches(line[i])) {
      add(kept, on_grid(line[i - 1], quantum));
      sector = Sector(line[i - 1], quantum);
    }
    sector.narrow(line[i]);
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
