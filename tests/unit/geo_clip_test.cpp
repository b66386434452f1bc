#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "geo/clip.h"
#include "geo/simplify.h"

namespace atlas::geo {
namespace {

constexpr PlaneBox unit{0, 0, 1, 1};

double area(const std::vector<PlanePoint>& ring) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const PlanePoint a = ring[i], b = ring[(i + 1) % ring.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return std::abs(twice) / 2;
}

TEST(ClipLine, KeepsWhatIsInsideAndTellsWhereItWasCut) {
  const auto runs = clip_line({{-1, 0.5, 0, 10}, {3, 0.5, 4, 50}}, unit);
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_FALSE(runs[0].from_start);
  EXPECT_FALSE(runs[0].to_end);
  EXPECT_DOUBLE_EQ(runs[0].points.front().x, 0);
  EXPECT_DOUBLE_EQ(runs[0].points.front().along, 1);   // the distance runs on from outside
  EXPECT_DOUBLE_EQ(runs[0].points.back().along, 2);
  EXPECT_DOUBLE_EQ(runs[0].points.back().value, 30);
}

TEST(ClipLine, ALineThatComesBackMakesTwoRuns) {
  const auto runs = clip_line({{0.5, 0.2}, {2, 0.2}, {2, 0.8}, {0.5, 0.8}}, unit);
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_TRUE(runs[0].from_start);
  EXPECT_FALSE(runs[0].to_end);
  EXPECT_TRUE(runs[1].to_end);
}

TEST(ClipLine, OutsideLeavesNothingAndInsideLeavesAll) {
  EXPECT_TRUE(clip_line({{2, 2}, {3, 0}}, unit).empty());
  EXPECT_TRUE(clip_line({{-1, 0.5}, {-1, 0.6}}, unit).empty());
  const auto runs = clip_line({{0.1, 0.1}, {0.9, 0.9}, {0.2, 0.7}}, unit);
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs[0].points.size(), 3u);
  EXPECT_TRUE(runs[0].from_start && runs[0].to_end);
}

TEST(ClipRing, AreaIsTheIntersections) {
  EXPECT_NEAR(area(clip_ring({{-1, -1}, {0.5, -1}, {0.5, 3}, {-1, 3}}, unit)), 0.5, 1e-12);
  EXPECT_NEAR(area(clip_ring({{-5, -5}, {5, -5}, {5, 5}, {-5, 5}}, unit)), 1, 1e-12);   // the box within the ring
  EXPECT_TRUE(clip_ring({{2, 2}, {3, 2}, {3, 3}}, unit).empty());
}

TEST(ClipRing, TilesOfAPolygonAddUpToIt) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> radius(0.5, 2.0);
  std::vector<PlanePoint> star;
  for (int i = 0; i < 200; ++i) {
    const double angle = 2 * M_PI * i / 200, r = radius(random);
    star.push_back({r * std::cos(angle), r * std::sin(angle)});
  }
  double sum = 0;
  for (double x = -2; x < 2; x += 0.5)
    for (double y = -2; y < 2; y += 0.5) sum += area(clip_ring(star, {x, y, x + 0.5, y + 0.5}));
  EXPECT_NEAR(sum, area(star), 1e-9);
}

TEST(Simplify, NothingMovesFartherThanTheTolerance) {
  std::vector<LinePoint> line;
  for (int i = 0; i <= 1000; ++i) line.push_back({i * 0.01, std::sin(i * 0.01), 0, 0});
  const auto simple = simplify_line(line, 0.01);
  EXPECT_LT(simple.size(), 100u);
  EXPECT_EQ(simple.front().x, line.front().x);
  EXPECT_EQ(simple.back().x, line.back().x);
  for (const LinePoint& p : line) {
    double nearest = 1e9;
    for (std::size_t i = 0; i + 1 < simple.size(); ++i) {
      const double dx = simple[i + 1].x - simple[i].x, dy = simple[i + 1].y - simple[i].y;
      const double t = std::clamp(((p.x - simple[i].x) * dx + (p.y - simple[i].y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
      nearest = std::min(nearest, std::hypot(p.x - simple[i].x - t * dx, p.y - simple[i].y - t * dy));
    }
    ASSERT_LE(nearest, 0.01 + 1e-12);
  }
}

TEST(Simplify, ARingStaysARingAndASpeckGoes) {
  std::vector<PlanePoint> circle, speck;
  for (int i = 0; i < 400; ++i) {
    const PlanePoint p{std::cos(i * M_PI / 200), std::sin(i * M_PI / 200)};
    circle.push_back(p);
    speck.push_back(p * 0.001);
  }
  const auto simple = simplify_ring(circle, 0.01);
  EXPECT_GE(simple.size(), 8u);
  EXPECT_LT(simple.size(), 100u);
  EXPECT_NEAR(area(simple), M_PI, 0.05);
  EXPECT_TRUE(simplify_ring(speck, 0.01).empty());
}

}  // namespace
}  // namespace atlas::geo
