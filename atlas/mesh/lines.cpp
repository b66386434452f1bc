#include "mesh/lines.h"

#include <cmath>
#include <numbers>

#include "mesh/packed_layer.h"

namespace atlas::mesh {
namespace {

struct Direction {
  double x = 0, y = 0;
  Direction left() const { return {-y, x}; }
  double dot(Direction o) const { return x * o.x + y * o.y; }
  double cross(Direction o) const { return x * o.y - y * o.x; }
};

constexpr double gentle_turn_cosine = 0.85;  // up to about 32 degrees a mitre looks like a round join
// A corridor is what discs along the line cover: where it bends or its width changes, it gets a whole disc.
constexpr double straight_cosine = 0.995;

class Extruder {
 public:
  Extruder(const LineShape& shape, std::uint32_t feature, std::vector<LineVertex>& vertices,
           std::vector<std::uint32_t>& indices)
      : shape_(shape), feature_(feature), vertices_(vertices), indices_(indices) {}

  void run(const Trace& trace) {
    points_.clear();
    for (const auto& p : trace.points)
      if (points_.empty() || p.x != points_.back().x || p.y != points_.back().y) points_.push_back(p);
    if (points_.size() == 1 && shape_.corridor) disc(points_[0]);
    if (points_.size() < 2) return;
    const std::size_t last = points_.size() - 1;
    const bool closed = trace.closed && points_.size() > 3 && points_[0].x == points_[last].x && points_[0].y == points_[last].y;
    const Direction first_way = way(0), last_way = way(last - 1);
    if (closed) {
      join(points_[0], last_way, first_way, false);
    } else {
      if (trace.starts) cap(points_[0], {-first_way.x, -first_way.y});
      pair(points_[0], first_way.left());
    }
    for (std::size_t i = 1; i < last; ++i) join(points_[i], way(i - 1), way(i), true);
    if (closed) {
      join(points_[last], last_way, first_way, true);
    } else {
      const auto right = pair(points_[last], last_way.left());
      quad_to(right);
      if (trace.ends) cap(points_[last], last_way);
    }
  }

 private:
  Direction way(std::size_t segment) const {
    const auto &a = points_[segment], &b = points_[segment + 1];
    const double dx = b.x - a.x, dy = b.y - a.y, length = std::sqrt(dx * dx + dy * dy);
    return {dx / length, dy / length};
  }

  std::uint32_t vertex(const geo::LinePoint& p, Direction extrude, double across) {
    vertices_.push_back({static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(extrude.x),
                         static_cast<float>(extrude.y), static_cast<float>(p.along), static_cast<float>(across),
                         static_cast<float>(p.value), feature_});
    return static_cast<std::uint32_t>(vertices_.size() - 1);
  }

  void triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c) { indices_.insert(indices_.end(), {a, b, c}); }

  // The left vertex (across 1), then the right one (across -1): the start of the next stretch.
  std::uint32_t pair(const geo::LinePoint& p, Direction normal) {
    const std::uint32_t left = vertex(p, normal, 1);
    vertex(p, {-normal.x, -normal.y}, -1);
    const std::uint32_t before = left_;
    left_ = left;
    return before;
  }

  // Fills the stretch from the pair that begins at `before` to the latest one.
  void quad_to(std::uint32_t before) {
    triangle(before, before + 1, left_);
    triangle(before + 1, left_ + 1, left_);
  }

  void join(const geo::LinePoint& p, Direction before, Direction after, bool fill) {
    const double cosine = before.dot(after);
    const Direction a = before.left(), b = after.left();
    if (shape_.corridor && cosine < straight_cosine) {
      if (fill) quad_to(pair(p, a));
      disc(p);
      pair(p, b);
      return;
    }
    const double half = std::sqrt(std::max(1e-9, (1 + cosine) / 2));  // cosine of half the turn
    double length = 1 / half;
    const double limit = std::min(shape_.miter_limit, longest_extrusion);
    const bool within = length <= limit;
    if (shape_.offset) length = std::min(length, limit);
    if (cosine > gentle_turn_cosine || shape_.offset || (shape_.join == Join::miter && within)) {
      Direction middle{a.x + b.x, a.y + b.y};
      const double size = std::sqrt(middle.x * middle.x + middle.y * middle.y);
      middle = size > 1e-6 ? Direction{middle.x / size * length, middle.y / size * length} : a;
      const std::uint32_t from = pair(p, middle);
      if (fill) quad_to(from);
      return;
    }
    if (fill) quad_to(pair(p, a));
    wedge(p, a, b, before.cross(after) > 0 ? -1 : 1);
    pair(p, b);
  }

  // The gap on the outer side of a sharp turn, between the normals of its two stretches.
  void wedge(const geo::LinePoint& p, Direction a, Direction b, double side) {
    const double turn = std::atan2(a.cross(b), a.dot(b));
    arc(p, {a.x * side, a.y * side}, turn, shape_.join == Join::round ? steps(turn, p.value) : 1, side);
  }

  void disc(const geo::LinePoint& p) {
    constexpr double turn = 2 * std::numbers::pi;
    arc(p, {1, 0}, turn, steps(turn, p.value), 1);
  }

  // Enough for a line of a few pixels; of a corridor, what its radius needs.
  int steps(double angle, double radius) const {
    double step = std::numbers::pi / 8;
    if (shape_.corridor && radius > shape_.tolerance && shape_.tolerance > 0)
      step = std::clamp(2 * std::acos(1 - shape_.tolerance / radius), std::numbers::pi / 48, std::numbers::pi / 4);
    return std::max(1, static_cast<int>(std::ceil(std::abs(angle) / step)));
  }

  void arc(const geo::LinePoint& p, Direction from, double angle, int count, double across) {
    const std::uint32_t middle = vertex(p, {0, 0}, 0);
    std::uint32_t before = vertex(p, from, across);
    const double c = std::cos(angle / count), s = std::sin(angle / count);
    for (int i = 1; i <= count; ++i) {
      from = {from.x * c - from.y * s, from.x * s + from.y * c};
      const std::uint32_t next = vertex(p, from, across);
      triangle(middle, before, next);
      before = next;
    }
  }

  // `out`: away from the line.
  void cap(const geo::LinePoint& p, Direction out) {
    const Direction side = out.left();
    if (shape_.cap == Cap::round) {
      arc(p, {-side.x, -side.y}, std::numbers::pi, steps(std::numbers::pi, p.value), 1);
    } else if (shape_.cap == Cap::square) {
      const std::uint32_t a = vertex(p, side, 1), b = vertex(p, {-side.x, -side.y}, -1),
                          c = vertex(p, {side.x + out.x, side.y + out.y}, 1),
                          d = vertex(p, {out.x - side.x, out.y - side.y}, -1);
      triangle(a, b, c);
      triangle(b, d, c);
    }
  }

  const LineShape& shape_;
  std::uint32_t feature_;
  std::vector<LineVertex>& vertices_;
  std::vector<std::uint32_t>& indices_;
  std::vector<geo::LinePoint> points_;
  std::uint32_t left_ = 0;
};

}  // namespace

void extrude(const Trace& trace, const LineShape& shape, std::uint32_t feature, std::vector<LineVertex>& vertices,
             std::vector<std::uint32_t>& indices) {
  Extruder(shape, feature, vertices, indices).run(trace);
}

}  // namespace atlas::mesh
