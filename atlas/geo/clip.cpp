#include "geo/clip.h"

#include <cmath>
#include <optional>
#include <utility>

namespace atlas::geo {
namespace {

LinePoint between(const LinePoint& a, const LinePoint& b, double t) {
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.along + (b.along - a.along) * t,
          a.value + (b.value - a.value) * t};
}

// The parameters at which the segment enters and leaves the box.
std::optional<std::pair<double, double>> span_inside(const LinePoint& a, const LinePoint& b, const PlaneBox& box) {
  double enter = 0, leave = 1;
  const double dx = b.x - a.x, dy = b.y - a.y;
  const std::pair<double, double> sides[] = {
      {-dx, a.x - box.min_x}, {dx, box.max_x - a.x}, {-dy, a.y - box.min_y}, {dy, box.max_y - a.y}};
  for (const auto& [speed, distance] : sides) {
    if (speed == 0) {
      if (distance < 0) return std::nullopt;
    } else if (speed < 0) {
      enter = std::max(enter, distance / speed);
    } else {
      leave = std::min(leave, distance / speed);
    }
  }
  if (!(enter <= leave)) return std::nullopt;
  return std::pair{enter, leave};
}

void close_run(std::vector<LineRun>& runs, bool to_end) {
  if (runs.empty()) return;
  if (runs.back().points.size() < 2) runs.pop_back();
  else runs.back().to_end = to_end;
}

// Keeps the side of a straight edge on which `depth` is not negative.
template <class Depth>
std::vector<PlanePoint> cut(const std::vector<PlanePoint>& ring, Depth depth) {
  std::vector<PlanePoint> kept;
  kept.reserve(ring.size() + 4);
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const PlanePoint a = ring[i], b = ring[i + 1 == ring.size() ? 0 : i + 1];
    const double depth_a = depth(a), depth_b = depth(b);
    if (depth_a >= 0) kept.push_back(a);
    if ((depth_a > 0 && depth_b < 0) || (depth_a < 0 && depth_b > 0))
      kept.push_back(a + (b - a) * (depth_a / (depth_a - depth_b)));
  }
  return kept;
}

}  // namespace

std::vector<LineRun> clip_line(const std::vector<LinePoint>& line, const PlaneBox& box) {
  std::vector<LineRun> runs;
  bool open = false;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const auto inside = span_inside(line[i], line[i + 1], box);
    if (!inside) {
      if (open) close_run(runs, false);
      open = false;
      continue;
    }
    const auto [enter, leave] = *inside;
    if (!open) {
      runs.push_back({{enter > 0 ? between(line[i], line[i + 1], enter) : line[i]}, i == 0 && enter == 0, false});
      open = true;
    }
    runs.back().points.push_back(leave < 1 ? between(line[i], line[i + 1], leave) : line[i + 1]);
    if (leave < 1) {
      close_run(runs, false);
      open = false;
    }
  }
  if (open) close_run(runs, true);
  return runs;
}

std::vector<PlanePoint> clip_ring(const std::vector<PlanePoint>& ring, const PlaneBox& box) {
  std::vector<PlanePoint> open = ring;
  if (open.size() > 1 && open.front() == open.back()) open.pop_back();
  PlaneBox extent;
  for (const PlanePoint p : open) extent.include(p);
  if (open.size() < 3 || !extent.intersects(box)) return {};
  if (extent.min_x < box.min_x) open = cut(open, [&](PlanePoint p) { return p.x - box.min_x; });
  if (extent.max_x > box.max_x) open = cut(open, [&](PlanePoint p) { return box.max_x - p.x; });
  if (extent.min_y < box.min_y) open = cut(open, [&](PlanePoint p) { return p.y - box.min_y; });
  if (extent.max_y > box.max_y) open = cut(open, [&](PlanePoint p) { return box.max_y - p.y; });
  if (open.size() < 3) return {};
  return open;
}

}  // namespace atlas::geo
