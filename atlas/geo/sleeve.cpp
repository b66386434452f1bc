#include "geo/sleeve.h"

#include <cmath>

namespace atlas::geo {
namespace {

template <class Point>
bool same(const Point& a, const Point& b) {
  return a.x == b.x && a.y == b.y;
}

template <class Point>
std::size_t without_repeats(std::vector<Point>& points) {
  std::size_t kept = 0;
  for (const Point& p : points)
    if (kept == 0 || !same(p, points[kept - 1])) points[kept++] = p;
  return kept;
}

// Of points[0..count) with `last` coming after them: gives the index of each one that stays, after the first, to `keep`,
// for as long as that answers true.
template <class Point, class Keep>
void fit(const std::vector<Point>& points, std::size_t count, const Point last, double tolerance, Keep keep) {
  Sleeve sleeve(tolerance);
  sleeve.start(points[0].x, points[0].y);
  for (std::size_t i = 1; i <= count; ++i) {
    const Point next = i < count ? points[i] : last;
    if (sleeve.admit(next.x, next.y)) continue;
    sleeve.start(points[i - 1].x, points[i - 1].y);
    sleeve.admit(next.x, next.y);
    if (!keep(i - 1)) return;
  }
}

template <class Point>
std::size_t fit_in_place(std::vector<Point>& points, std::size_t count, const Point last, double tolerance) {
  std::size_t kept = 1;
  fit(points, count, last, tolerance, [&](std::size_t index) {
    points[kept++] = points[index];   // never past what has been looked at
    return true;
  });
  return kept;
}

template <class Point>
std::size_t farthest_from_first(const std::vector<Point>& points) {
  std::size_t found = 0;
  double farthest = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const double dx = points[i].x - points[0].x, dy = points[i].y - points[0].y;
    if (dx * dx + dy * dy > farthest) farthest = dx * dx + dy * dy, found = i;
  }
  return found;
}

}  // namespace

void fit_sleeve(std::vector<LinePoint>& line, double tolerance) {
  line.resize(without_repeats(line));
  if (line.size() < 3 || tolerance <= 0) return;
  const LinePoint last = line.back();
  LinePoint farthest = line[0];
  if (same(line[0], last)) farthest = line[farthest_from_first(line)];
  const std::size_t kept = fit_in_place(line, line.size() - 1, last, tolerance);
  line.resize(kept);
  if (kept == 1 && same(line[0], last)) line.push_back(farthest);
  line.push_back(last);
}

void fit_sleeve(std::vector<PlanePoint>& ring, double tolerance) {
  std::size_t count = without_repeats(ring);
  while (count > 1 && same(ring[count - 1], ring[0])) --count;
  ring.resize(count);
  if (count < 4 || tolerance <= 0) return;
  std::size_t corners = 1;
  fit(ring, count, ring[0], tolerance, [&](std::size_t) { return ++corners < 3; });
  if (corners < 3) return;   // thinner than can be seen, but many of them tint an area
  ring.resize(fit_in_place(ring, count, ring[0], tolerance));
}

}  // namespace atlas::geo
