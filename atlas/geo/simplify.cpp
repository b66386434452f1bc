#include "geo/simplify.h"

#include <cstddef>

namespace atlas::geo {
namespace {

double square_distance_to_segment(double px, double py, double ax, double ay, double bx, double by) {
  const double dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
  double t = length > 0 ? ((px - ax) * dx + (py - ay) * dy) / length : 0;
  t = std::clamp(t, 0.0, 1.0);
  const double ex = px - ax - t * dx, ey = py - ay - t * dy;
  return ex * ex + ey * ey;
}

// Marks what stays of points[first..last]; both ends are marked already.
template <class Point>
void mark(const std::vector<Point>& points, std::size_t first, std::size_t last, double square_tolerance,
          std::vector<char>& stays) {
  std::vector<std::pair<std::size_t, std::size_t>> spans{{first, last}};
  while (!spans.empty()) {
    const auto [a, b] = spans.back();
    spans.pop_back();
    double farthest = square_tolerance;
    std::size_t found = 0;
    for (std::size_t i = a + 1; i < b; ++i) {
      const double d =
          square_distance_to_segment(points[i].x, points[i].y, points[a].x, points[a].y, points[b].x, points[b].y);
      if (d > farthest) farthest = d, found = i;
    }
    if (!found) continue;
    stays[found] = 1;
    spans.push_back({a, found});
    spans.push_back({found, b});
  }
}

// Points nearer than the tolerance to the one kept before them go first: a quick pass before the thorough one.
template <class Point>
std::vector<Point> thinned(const std::vector<Point>& points, double square_tolerance) {
  std::vector<Point> kept;
  kept.reserve(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i > 0 && i + 1 < points.size()) {
      const double dx = points[i].x - kept.back().x, dy = points[i].y - kept.back().y;
      if (dx * dx + dy * dy < square_tolerance) continue;
    }
    kept.push_back(points[i]);
  }
  return kept;
}

template <class Point>
std::vector<Point> marked(const std::vector<Point>& points, const std::vector<char>& stays) {
  std::vector<Point> kept;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (stays[i]) kept.push_back(points[i]);
  return kept;
}

}  // namespace

std::vector<LinePoint> simplify_line(const std::vector<LinePoint>& line, double tolerance) {
  if (line.size() < 3) return line;
  const double half = tolerance / 2;  // half of the allowance for either pass
  const auto points = thinned(line, half * half);
  std::vector<char> stays(points.size(), 0);
  stays.front() = stays.back() = 1;
  mark(points, 0, points.size() - 1, half * half, stays);
  return marked(points, stays);
}

std::vector<PlanePoint> simplify_ring(const std::vector<PlanePoint>& ring, double tolerance) {
  const double half = tolerance / 2;
  auto points = thinned(ring, half * half);
  if (points.size() < 3) return {};
  if (points.size() == 3) return points;
  // Two anchors: the first point and the one farthest from it; then each half as a line.
  std::size_t opposite = 0;
  double farthest = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const double dx = points[i].x - points[0].x, dy = points[i].y - points[0].y;
    if (dx * dx + dy * dy > farthest) farthest = dx * dx + dy * dy, opposite = i;
  }
  if (farthest < tolerance * tolerance) return {};
  points.push_back(points.front());
  std::vector<char> stays(points.size(), 0);
  stays.front() = stays[opposite] = stays.back() = 1;
  mark(points, 0, opposite, half * half, stays);
  mark(points, opposite, points.size() - 1, half * half, stays);
  stays.back() = 0;
  auto kept = marked(points, stays);
  if (kept.size() < 3) return {};
  return kept;
}

}  // namespace atlas::geo
