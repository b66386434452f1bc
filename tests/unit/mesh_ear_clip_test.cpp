#include "mesh/ear_clip.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "mesh/fills.h"

namespace atlas::mesh {
namespace {

using Ring = std::vector<geo::PlanePoint>;

RingList polygon_of(const std::vector<Ring>& rings) {
  RingList list;
  for (const Ring& ring : rings) {
    list.points.insert(list.points.end(), ring.begin(), ring.end());
    list.ends.push_back(static_cast<std::uint32_t>(list.points.size()));
  }
  return list;
}

double twice(geo::PlanePoint a, geo::PlanePoint b, geo::PlanePoint c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

// Even-odd over all rings.
bool inside(const RingList& list, double x, double y) {
  bool in = false;
  std::uint32_t first = 0;
  for (const std::uint32_t end : list.ends) {
    for (std::uint32_t i = first, j = end - 1; i < end; j = i++) {
      const auto a = list.points[i], b = list.points[j];
      if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x) in = !in;
    }
    first = end;
  }
  return in;
}

int cover(const RingList& list, std::span<const std::uint32_t> triangles, double x, double y) {
  int count = 0;
  for (std::size_t i = 0; i < triangles.size(); i += 3) {
    const auto a = list.points[triangles[i]], b = list.points[triangles[i + 1]], c = list.points[triangles[i + 2]];
    const geo::PlanePoint p{x, y};
    const double s = twice(a, b, p), t = twice(b, c, p), u = twice(c, a, p);
    count += (s > 0 && t > 0 && u > 0) || (s < 0 && t < 0 && u < 0);
  }
  return count;
}

// Every place inside is covered once, every place outside not at all.
void expect_exact(const RingList& list, double reach) {
  EarClipper clipper;
  const auto triangles = clipper.triangles(list);
  ASSERT_FALSE(triangles.empty());
  std::mt19937 random(7);
  std::uniform_real_distribution<double> place(-reach, reach);
  for (int i = 0; i < 4000; ++i) {
    const double x = place(random), y = place(random);
    ASSERT_EQ(cover(list, triangles, x, y), inside(list, x, y) ? 1 : 0) << x << ' ' << y;
  }
}

Ring star(double x, double y, double inner, double outer, int points, bool turned = false) {
  Ring ring;
  for (int i = 0; i < points; ++i) {
    const double angle = 2 * M_PI * i / points * (turned ? -1 : 1), r = i % 2 ? inner : outer;
    ring.push_back({x + r * std::cos(angle), y + r * std::sin(angle)});
  }
  return ring;
}

TEST(EarClip, StarsOfAnySize) {
  for (const int points : {6, 40, 200, 3000}) {
    expect_exact(polygon_of({star(0, 0, 40, 100, points)}), 110);
    expect_exact(polygon_of({star(0, 0, 40, 100, points, true)}), 110);
  }
}

TEST(EarClip, ManyHolesInARow) {
  std::vector<Ring> rings = {star(0, 0, 99, 100, 400)};
  for (int x = -60; x <= 60; x += 12)
    for (int y = -60; y <= 60; y += 12) rings.push_back(star(x, y, 2, 5, 12, (x + y) % 24 == 0));
  expect_exact(polygon_of(rings), 110);
}

TEST(EarClip, AComb) {
  Ring ring = {{-100, 0}, {-100, -20}, {100, -20}};
  for (int i = 100; i > -100; --i) ring.push_back({static_cast<double>(i), i % 2 ? 90.0 : 0.0});
  expect_exact(polygon_of({ring}), 105);
}

TEST(EarClip, ASpiral) {
  Ring ring;
  for (int i = 0; i < 400; ++i) ring.push_back({(10 + i * 0.2) * std::cos(i * 0.1), (10 + i * 0.2) * std::sin(i * 0.1)});
  for (int i = 399; i >= 0; --i) ring.push_back({(7 + i * 0.2) * std::cos(i * 0.1), (7 + i * 0.2) * std::sin(i * 0.1)});
  expect_exact(polygon_of({ring}), 95);
}

TEST(EarClip, RingsThatTouch) {
  expect_exact(polygon_of({{{0, 0}, {40, 0}, {40, 40}, {20, 0}, {0, 40}}}), 50);                     // its own edge
  expect_exact(polygon_of({{{-50, -50}, {50, -50}, {50, 50}, {-50, 50}}, {{-50, 0}, {0, -20}, {0, 20}}}), 60);   // a hole, the rim
  expect_exact(polygon_of({{{-50, -50}, {50, -50}, {50, 50}, {-50, 50}}, {{-30, 0}, {0, -20}, {0, 20}}, {{0, -20}, {30, 0}, {0, 20}}}), 60);
}

TEST(EarClip, PointsOnAStraightLineAndTwice) {
  expect_exact(polygon_of({{{0, 0}, {10, 0}, {20, 0}, {40, 0}, {40, 40}, {40, 40}, {0, 40}, {0, 20}}}), 50);
}

TEST(EarClip, RefusesALoop) {
  EarClipper clipper;
  EXPECT_TRUE(clipper.triangles(polygon_of({{{0, 0}, {10, 10}, {10, 0}, {0, 10}}})).empty());
  EXPECT_TRUE(clipper.triangles(polygon_of({{{0, 0}, {10, 10}}})).empty());
  EXPECT_TRUE(clipper.triangles({}).empty());
}

// Whatever comes: it ends, and every index is one of a point.
TEST(EarClip, SurvivesNoise) {
  std::mt19937 random(11);
  std::uniform_int_distribution<int> place(0, 20), count(3, 60), rings(1, 4);
  EarClipper clipper;
  for (int i = 0; i < 3000; ++i) {
    std::vector<Ring> list(static_cast<std::size_t>(rings(random)));
    for (Ring& ring : list)
      for (int k = count(random); k > 0; --k) ring.push_back({double(place(random)), double(place(random))});
    const RingList polygon = polygon_of(list);
    for (const std::uint32_t point : clipper.triangles(polygon)) ASSERT_LT(point, polygon.points.size());
  }
}

}  // namespace
}  // namespace atlas::mesh
