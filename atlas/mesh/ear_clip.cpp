#include "mesh/ear_clip.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace atlas::mesh {
namespace {

constexpr std::size_t few_reflex = 24;             // up to so many are asked one by one
constexpr std::uint32_t most_cells_a_side = 256;
constexpr double area_slack = 1e-6;                // of the polygon's area: what rounding may cost
constexpr std::size_t few_holes = 4, most_strips = 4096;
constexpr std::uint32_t none = ~0u;

// Twice the area of the triangle, positive where it turns left.
template <class A, class B, class C>
double turn(const A& a, const B& b, const C& c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

template <class A, class B>
bool same(const A& a, const B& b) {
  return a.x == b.x && a.y == b.y;
}

double twice_area(std::span<const geo::PlanePoint> ring) {
  double sum = 0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) sum += turn(ring[0], ring[i], ring[i + 1]);
  return sum;
}

// How often a ring turns round, left or right, told by how often its direction passes that of the x axis. A ring that does
// not cross itself turns once.
int turns_round(std::span<const geo::PlanePoint> ring) {
  int turns = 0;
  const std::size_t count = ring.size();
  for (std::size_t i = 0; i < count; ++i) {
    const geo::PlanePoint &a = ring[i], &b = ring[i + 1 < count ? i + 1 : i + 1 - count], &c = ring[i + 2 < count ? i + 2 : i + 2 - count];
    const bool down_before = b.y < a.y, down_after = c.y < b.y;
    if (down_before == down_after) continue;
    const double way = turn(a, b, c);
    turns += down_before && way > 0 ? 1 : down_after && way < 0 ? -1 : 0;
  }
  return turns;
}

}  // namespace

std::span<const std::uint32_t> EarClipper::triangles(const RingList& polygon) {
  corners_.clear(), triangles_.clear(), holes_.clear();
  triangles_area_ = 0;
  double area = 0;
  std::uint32_t first = 0, outer = none;
  for (const std::uint32_t end : polygon.ends) {
    const std::span<const geo::PlanePoint> ring(polygon.points.data() + first, end - first);
    const double twice = twice_area(ring);
    if (ring.size() < 3 || std::abs(turns_round(ring)) != 1) return {};
    const bool hole = outer != none;
    area += hole ? -std::abs(twice) : std::abs(twice);
    const std::uint32_t corner = add_ring(ring, first, (twice < 0) != hole);
    if (hole) holes_.push_back(corner);
    else outer = corner;
    first = end;
  }
  if (outer == none || !bridge_holes(outer, holes_)) return {};
  mark_reflex(outer);
  make_grid();
  if (!clip(outer) || std::abs(triangles_area_ - area) > area * area_slack) return {};
  return triangles_;
}

// Returns its leftmost corner. `clockwise`: it has to be turned round.
std::uint32_t EarClipper::add_ring(std::span<const geo::PlanePoint> ring, std::uint32_t first_point, bool clockwise) {
  const auto count = static_cast<std::uint32_t>(ring.size()), first = static_cast<std::uint32_t>(corners_.size());
  std::uint32_t leftmost = first;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t point = clockwise ? count - 1 - i : i;
    corners_.push_back({ring[point].x, ring[point].y, first_point + point, first + (i + count - 1) % count, first + (i + 1) % count});
    const Corner &best = corners_[leftmost], &fresh = corners_.back();
    if (fresh.x < best.x || (fresh.x == best.x && fresh.y < best.y)) leftmost = first + i;
  }
  return leftmost;
}

// From the left, so that each hole finds those to its left already tied to the outer ring.
bool EarClipper::bridge_holes(std::uint32_t outer, std::vector<std::uint32_t>& holes) {
  if (holes.empty()) return true;
  std::sort(holes.begin(), holes.end(), [&](std::uint32_t a, std::uint32_t b) { return corners_[a].x < corners_[b].x; });
  make_strips(outer, holes.size());
  for (const std::uint32_t hole : holes) {
    const std::uint32_t end = bridge_end(corners_[hole]);
    if (end == none) return false;
    const std::uint32_t back = bridge(end, hole);
    for (std::uint32_t at = end; at != back; at = corners_[at].after) add_to_strips(at);   // new edges: there and around
    add_to_strips(back);
  }
  return true;
}

std::size_t EarClipper::strip_of(double y) const {
  return std::min(strip_count_ - 1, static_cast<std::size_t>(std::max(0.0, (y - strips_low_) * strips_scale_)));
}

void EarClipper::make_strips(std::uint32_t outer, std::size_t holes) {
  double low = corners_[outer].y, high = low;
  std::size_t count = 0;
  std::uint32_t at = outer;
  do {
    low = std::min(low, corners_[at].y), high = std::max(high, corners_[at].y);
    ++count, at = corners_[at].after;
  } while (at != outer);
  strip_count_ = holes < few_holes || high <= low ? 1 : std::min(most_strips, count / 16 + holes / 4 + 1);
  strips_low_ = low, strips_scale_ = high > low ? static_cast<double>(strip_count_) / (high - low) : 0;
  if (strips_.size() < strip_count_) strips_.resize(strip_count_);
  for (std::size_t i = 0; i < strip_count_; ++i) strips_[i].clear();
  do add_to_strips(at), at = corners_[at].after;
  while (at != outer);
}

void EarClipper::add_to_strips(std::uint32_t corner) {
  const double from = corners_[corner].y, to = corners_[corners_[corner].after].y;
  for (std::size_t i = strip_of(std::min(from, to)), last = strip_of(std::max(from, to)); i <= last; ++i)
    strips_[i].push_back(corner);
}

// The corner of the outer ring that sees the hole's leftmost one.
std::uint32_t EarClipper::bridge_end(const Corner& hole) const {
  double nearest = -std::numeric_limits<double>::infinity();
  std::uint32_t end = none;
  for (const std::uint32_t at : strips_[strip_of(hole.y)]) {
    const Corner &p = corners_[at], &q = corners_[p.after];
    if (!(p.y >= hole.y && hole.y >= q.y && p.y != q.y)) continue;   // its inside is not to the right
    const double x = p.x + (hole.y - p.y) * (q.x - p.x) / (q.y - p.y);
    if (x <= hole.x && x > nearest) nearest = x, end = p.x < q.x ? at : p.after;
  }
  if (end == none) return none;
  const geo::PlanePoint hit{nearest, hole.y};
  const Corner seen = corners_[end];
  if (same(seen, hit)) return end;
  // Corners within the triangle of the hole, the place that it looks at and the edge's end stand in the way: the one at
  // the smallest angle does not.
  const double up = seen.y > hole.y ? 1 : -1;
  double least = std::numeric_limits<double>::infinity();
  const std::uint32_t edge_end = end;
  const auto look_at = [&](std::uint32_t at) {
    const Corner& p = corners_[at];
    const double height = (p.y - hole.y) * up;
    if (at == edge_end || p.x >= hole.x || p.x < seen.x || height < 0) return;
    if (turn(seen, hole, p) * up > 0 || turn(hit, seen, p) * up > 0) return;
    const Corner &before = corners_[p.before], &after = corners_[p.after];
    const double slope = height / (hole.x - p.x);
    const bool left_of_next = turn(p, after, hole) >= 0, left_of_last = turn(before, p, hole) >= 0;
    const bool open = turn(before, p, after) >= 0 ? left_of_next && left_of_last : left_of_next || left_of_last;
    if (open && (slope < least || (slope == least && p.x > corners_[end].x))) least = slope, end = at;
  };
  const std::size_t a = strip_of(hole.y), b = strip_of(seen.y);
  for (std::size_t strip = std::min(a, b); strip <= std::max(a, b); ++strip)
    for (const std::uint32_t at : strips_[strip]) look_at(at);
  return end;
}

// Out to the hole, around it, and back to a corner in the same place, which is returned.
std::uint32_t EarClipper::bridge(std::uint32_t from, std::uint32_t hole) {
  const auto back = static_cast<std::uint32_t>(corners_.size()), hole_end = back + 1;
  const Corner start = corners_[from], ring = corners_[hole];
  corners_.push_back(start), corners_.push_back(ring);
  corners_[from].after = hole, corners_[hole].before = from;
  corners_[hole_end].before = ring.before, corners_[ring.before].after = hole_end;
  corners_[hole_end].after = back, corners_[back].before = hole_end;
  corners_[back].after = start.after, corners_[start.after].before = back;
  return back;
}

void EarClipper::mark_reflex(std::uint32_t start) {
  reflex_.clear();
  std::uint32_t at = start;
  do {
    Corner& corner = corners_[at];
    corner.reflex = turn(corners_[corner.before], corner, corners_[corner.after]) <= 0;
    if (corner.reflex) reflex_.push_back(at);
    at = corner.after;
  } while (at != start);
}

std::uint32_t EarClipper::cell_of(double at, double low, double scale) const {
  return std::min(cells_a_side_ - 1, static_cast<std::uint32_t>(std::max(0.0, (at - low) * scale)));
}

void EarClipper::make_grid() {
  cells_a_side_ = 0;
  if (reflex_.size() <= few_reflex) return;
  geo::PlaneBox box;
  for (const std::uint32_t at : reflex_) box.include({corners_[at].x, corners_[at].y});
  cells_a_side_ = std::min(most_cells_a_side, static_cast<std::uint32_t>(std::sqrt(static_cast<double>(reflex_.size()))));
  low_x_ = box.min_x, low_y_ = box.min_y;
  scale_x_ = box.width() > 0 ? cells_a_side_ / box.width() : 0, scale_y_ = box.height() > 0 ? cells_a_side_ / box.height() : 0;
  // Counted, then laid one cell after another.
  cell_ends_.assign(std::size_t{cells_a_side_} * cells_a_side_ + 1, 0);
  const auto cell = [&](const Corner& c) { return cell_of(c.y, low_y_, scale_y_) * cells_a_side_ + cell_of(c.x, low_x_, scale_x_); };
  for (const std::uint32_t at : reflex_) ++cell_ends_[cell(corners_[at]) + 1];
  for (std::size_t i = 1; i < cell_ends_.size(); ++i) cell_ends_[i] += cell_ends_[i - 1];
  cells_.resize(reflex_.size());
  for (const std::uint32_t at : reflex_) cells_[cell_ends_[cell(corners_[at])]++] = at;
  // Each has moved to where the next cell begins: cell_ends_ now holds ends.
}

bool EarClipper::blocked(const Corner& a, const Corner& b, const Corner& c) {
  const double min_x = std::min({a.x, b.x, c.x}), max_x = std::max({a.x, b.x, c.x});
  const double min_y = std::min({a.y, b.y, c.y}), max_y = std::max({a.y, b.y, c.y});
  const auto blocks = [&](const Corner& p) {
    if (!p.reflex || p.gone || p.x < min_x || p.x > max_x || p.y < min_y || p.y > max_y) return false;
    const double least = std::min({turn(a, b, p), turn(b, c, p), turn(c, a, p)});
    return least + touch_blocks_ > 0 && least >= 0 && !same(p, a) && !same(p, b) && !same(p, c);
  };
  if (cells_a_side_ == 0) {
    for (const std::uint32_t at : reflex_)
      if (blocks(corners_[at])) return true;
    return false;
  }
  const std::uint32_t first_x = cell_of(min_x, low_x_, scale_x_), last_x = cell_of(max_x, low_x_, scale_x_);
  const std::uint32_t first_y = cell_of(min_y, low_y_, scale_y_), last_y = cell_of(max_y, low_y_, scale_y_);
  for (std::uint32_t y = first_y; y <= last_y; ++y) {
    const std::uint32_t row = y * cells_a_side_;
    const std::uint32_t begin = row + first_x == 0 ? 0 : cell_ends_[row + first_x - 1], end = cell_ends_[row + last_x];
    for (std::uint32_t i = begin; i < end; ++i)
      if (blocks(corners_[cells_[i]])) return true;
  }
  return false;
}

bool EarClipper::is_ear(std::uint32_t at) {
  const Corner& b = corners_[at];
  if (b.reflex) return false;
  return !blocked(corners_[b.before], b, corners_[b.after]);
}

void EarClipper::cut(std::uint32_t at) {
  Corner& corner = corners_[at];
  corner.gone = true;
  corners_[corner.before].after = corner.after, corners_[corner.after].before = corner.before;
  for (const std::uint32_t next : {corner.before, corner.after}) {
    Corner& other = corners_[next];
    if (other.reflex) other.reflex = turn(corners_[other.before], other, corners_[other.after]) <= 0;
  }
}

bool EarClipper::clip(std::uint32_t start) {
  std::size_t left = 0;
  touch_blocks_ = 1;
  std::uint32_t at = start;
  do ++left, at = corners_[at].after;
  while (at != start);
  std::size_t missed = 0;
  while (left > 2) {
    const Corner corner = corners_[at];
    const Corner &before = corners_[corner.before], &after = corners_[corner.after];
    const double area = turn(before, corner, after);
    if (area == 0) {   // on a straight line, or a spike: it takes nothing away
      cut(at);
      --left, missed = 0, at = corner.before;
    } else if (is_ear(at)) {
      triangles_.insert(triangles_.end(), {before.point, corner.point, after.point});
      triangles_area_ += area;
      cut(at);
      --left, missed = 0;
      at = corners_[corner.after].after;   // not the next one: fans of thin triangles would come of that
    } else {
      if (++missed > left) {
        if (touch_blocks_ == 0) return false;
        touch_blocks_ = 0, missed = 0;   // it touches itself: corners on an ear's edge are let pass
      }
      at = corner.after;
    }
  }
  return true;
}

}  // namespace atlas::mesh
