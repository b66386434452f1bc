#include "mesh/hair_lines.h"

#include <algorithm>
#include <cmath>

namespace atlas::mesh {
namespace {

constexpr double hairpin_cosine = -0.5;   // beyond a turn of 120 degrees either stretch gets its own end
constexpr double longest_mitre = 1.25;    // a sharper corner would stick out
constexpr double end_reach = 0.4;         // an end is this much of half the drawn width past its point
constexpr int cells_a_side = 1280;        // of the tile and its rim, at 1024 for the tile

struct Direction {
  double x = 0, y = 0;
  Direction left() const { return {-y, x}; }
};

Direction between(const geo::LinePoint& a, const geo::LinePoint& b) {
  const double dx = b.x - a.x, dy = b.y - a.y, length = std::sqrt(dx * dx + dy * dy);
  return {dx / length, dy / length};
}

// Pairs of vertices, left and right of the line, and two triangles from each to the next.
class Strip {
 public:
  Strip(std::uint32_t feature, std::vector<LineVertex>& vertices, std::vector<std::uint32_t>& indices)
      : feature_(feature), vertices_(vertices), indices_(indices) {}

  // `left`: where the left one is moved; the right one is moved the other way, both further along by `ahead`.
  void pair(const geo::LinePoint& p, Direction left, Direction ahead = {}) {
    const auto x = static_cast<float>(p.x), y = static_cast<float>(p.y);
    vertices_.push_back({x, y, static_cast<float>(left.x + ahead.x), static_cast<float>(left.y + ahead.y), 0, 1, 0, feature_});
    vertices_.push_back({x, y, static_cast<float>(ahead.x - left.x), static_cast<float>(ahead.y - left.y), 0, -1, 0, feature_});
  }
  void fill() {
    const auto end = static_cast<std::uint32_t>(vertices_.size());
    indices_.insert(indices_.end(), {end - 4, end - 3, end - 2, end - 3, end - 1, end - 2});
  }

 private:
  std::uint32_t feature_;
  std::vector<LineVertex>& vertices_;
  std::vector<std::uint32_t>& indices_;
};

// Between the normals of two stretches, longer the sharper the turn.
Direction mitre(Direction a, Direction b, double cosine) {
  const double half = std::sqrt((1 + cosine) / 2), length = std::min(1 / half, longest_mitre) / (2 * half);
  return {(a.x + b.x) * length, (a.y + b.y) * length};
}

}  // namespace

HairLines::HairLines(const TileFrame& frame) : cell_(frame.tolerance * 2) {}

bool HairLines::first_in_cell(double x, double y) {
  if (dotted_.empty()) dotted_.resize(std::size_t{cells_a_side} * cells_a_side);
  const auto cell = [&](double at) {
    return static_cast<std::size_t>(std::clamp(at / cell_ + cells_a_side / 2.0, 0.0, cells_a_side - 1.0));
  };
  const std::size_t at = cell(y) * cells_a_side + cell(x);
  if (dotted_[at]) return false;
  return dotted_[at] = true;
}

void HairLines::add(const Trace& trace, std::uint32_t feature, std::vector<LineVertex>& vertices,
                    std::vector<std::uint32_t>& indices) {
  points_.clear();
  geo::PlaneBox extent;
  for (const auto& p : trace.points) {
    extent.include({p.x, p.y});
    if (points_.empty() || p.x != points_.back().x || p.y != points_.back().y) points_.push_back(p);
  }
  if (points_.empty()) return;
  Strip strip(feature, vertices, indices);
  if (extent.width() < cell_ && extent.height() < cell_) {
    const geo::PlanePoint middle = extent.centre();
    if (!first_in_cell(middle.x, middle.y)) return;
    strip.pair({middle.x, middle.y, 0, 0}, {0, 1}, {-end_reach, 0});
    strip.pair({middle.x, middle.y, 0, 0}, {0, 1}, {end_reach, 0});
    strip.fill();
    return;
  }
  const std::size_t last = points_.size() - 1;
  const bool closed = last > 2 && points_[0].x == points_[last].x && points_[0].y == points_[last].y;
  Direction way = closed ? between(points_[last - 1], points_[last]) : between(points_[0], points_[1]);
  if (!closed) strip.pair(points_[0], way.left(), {-way.x * end_reach, -way.y * end_reach});
  for (std::size_t i = closed ? 0 : 1; i < (closed ? last + 1 : last); ++i) {
    const Direction next = between(points_[i], points_[i == last ? 1 : i + 1]);
    const Direction a = way.left(), b = next.left();
    const double cosine = way.x * next.x + way.y * next.y;
    const Direction over{way.x * end_reach, way.y * end_reach}, before{-next.x * end_reach, -next.y * end_reach};
    way = next;
    if (cosine > hairpin_cosine) {
      strip.pair(points_[i], mitre(a, b, cosine));
      if (i > 0) strip.fill();
      continue;
    }
    if (i > 0) strip.pair(points_[i], a, over), strip.fill();
    if (i < last) strip.pair(points_[i], b, before);
  }
  if (closed) return;
  strip.pair(points_[last], way.left(), {way.x * end_reach, way.y * end_reach});
  strip.fill();
}

}  // namespace atlas::mesh
