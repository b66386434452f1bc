#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "text/distance_field.h"

using namespace atlas::text;

namespace {

std::vector<Segment> ring(std::vector<std::pair<float, float>> points) {
  std::vector<Segment> out;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto [ax, ay] = points[i];
    const auto [bx, by] = points[(i + 1) % points.size()];
    out.push_back({ax, ay, bx, by});
  }
  return out;
}

std::vector<Segment> circle(float radius, int corners = 720) {
  std::vector<std::pair<float, float>> points;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * i / corners;
    points.emplace_back(radius * std::cos(angle), radius * std::sin(angle));
  }
  return ring(points);
}

// Pixels, positive inside.
float distance_at(const GlyphBitmap& field, int x, int y) {
  return (field.distances[static_cast<std::size_t>(y) * field.width + x] - 128) / 128.0f * field.spread;
}

}  // namespace

TEST(DistanceField, OfACircleIsItsRadiusLessTheDistanceFromTheCentre) {
  const GlyphBitmap field = distance_field(circle(0.4f));
  for (int y = 0; y < field.height; ++y)
    for (int x = 0; x < field.width; ++x) {
      const float px = field.left * field.pixels_per_em + x + 0.5f, py = field.top * field.pixels_per_em + y + 0.5f;
      const float truth = 0.4f * field.pixels_per_em - std::hypot(px, py);
      if (std::abs(truth) < field.spread - 0.2f) {
        EXPECT_NEAR(distance_at(field, x, y), truth, 0.1f);
      }
    }
}

TEST(DistanceField, OfASymmetricShapeIsSymmetric) {
  const GlyphBitmap field =
      distance_field(ring({{-0.3f, -0.5f}, {0.3f, -0.5f}, {0.1f, 0}, {0.3f, 0.5f}, {-0.3f, 0.5f}, {-0.1f, 0}}));
  for (int y = 0; y < field.height; ++y)
    for (int x = 0; x < field.width; ++x) {
      const int left = static_cast<int>(std::lround(-2 * field.left * field.pixels_per_em)) - 1 - x;
      const int top = static_cast<int>(std::lround(-2 * field.top * field.pixels_per_em)) - 1 - y;
      if (left < 0 || left >= field.width || top < 0 || top >= field.height) continue;
      EXPECT_NEAR(distance_at(field, x, y), distance_at(field, left, y), 0.09f);
      EXPECT_NEAR(distance_at(field, x, y), distance_at(field, x, top), 0.09f);
    }
}

TEST(DistanceField, HolesAreOutside) {
  auto outline = circle(0.5f);
  auto hole = circle(0.3f);
  for (Segment& s : hole) std::swap(s.ax, s.bx), std::swap(s.ay, s.by);   // the other way round
  outline.insert(outline.end(), hole.begin(), hole.end());
  const GlyphBitmap field = distance_field(outline);
  const int centre_x = static_cast<int>(-field.left * field.pixels_per_em);
  const int centre_y = static_cast<int>(-field.top * field.pixels_per_em);
  EXPECT_LT(distance_at(field, centre_x, centre_y), -8);
  const int in_ring = centre_x + static_cast<int>(0.4f * field.pixels_per_em);
  EXPECT_GT(distance_at(field, in_ring, centre_y), 3);
}

TEST(DistanceField, OverlappingContoursAreOneShape) {
  auto outline = ring({{0, 0}, {0.5f, 0}, {0.5f, 0.5f}, {0, 0.5f}});
  const auto other = ring({{0.25f, 0.1f}, {0.9f, 0.1f}, {0.9f, 0.4f}, {0.25f, 0.4f}});
  outline.insert(outline.end(), other.begin(), other.end());
  const GlyphBitmap field = distance_field(outline);
  const int x = static_cast<int>((0.4f - field.left) * field.pixels_per_em);
  const int y = static_cast<int>((0.25f - field.top) * field.pixels_per_em);
  EXPECT_GT(distance_at(field, x, y), 0);
}

TEST(DistanceField, EmboldeningMovesTheOutlineByHalfOfIt) {
  const GlyphBitmap plain = distance_field(circle(0.4f)), bold = distance_field(circle(0.4f), 0.02f);
  const auto radius = [](const GlyphBitmap& field) {
    int inside = 0;
    for (const auto value : field.distances) inside += value >= 128;
    return std::sqrt(inside / std::numbers::pi);
  };
  EXPECT_NEAR(radius(bold) - radius(plain), 0.01 * field_pixels_per_em, 0.1);
}

TEST(DistanceField, NothingGivesNothing) {
  EXPECT_TRUE(distance_field({}).distances.empty());
  const Segment bad[] = {{NAN, 0, 1, 1}, {INFINITY, 0, 0, INFINITY}};
  EXPECT_LT(distance_field(bad).distances.size(), 1u << 20);
}
