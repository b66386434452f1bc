#include <gtest/gtest.h>

#include <cmath>

#include "mesh/fills.h"
#include "mesh/lines.h"
#include "mesh/trace.h"

namespace atlas::mesh {
namespace {

using Ring = std::vector<geo::PlanePoint>;

double area(const Ring& ring) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const geo::PlanePoint a = ring[i], b = ring[(i + 1) % ring.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return std::abs(twice) / 2;
}

double triangles_area(const std::vector<FillVertex>& v, const std::vector<std::uint32_t>& indices) {
  double sum = 0;
  for (std::size_t i = 0; i < indices.size(); i += 3) {
    const auto &a = v[indices[i]], &b = v[indices[i + 1]], &c = v[indices[i + 2]];
    sum += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
  }
  return sum;
}

Ring star(double middle_x, double middle_y, double inner, double outer, int points) {
  Ring ring;
  for (int i = 0; i < points; ++i) {
    const double angle = 2 * M_PI * i / points, r = i % 2 ? inner : outer;
    ring.push_back({middle_x + r * std::cos(angle), middle_y + r * std::sin(angle)});
  }
  return ring;
}

double triangulated_area(const TracedPolygon& polygon) {
  std::vector<FillVertex> vertices;
  std::vector<std::uint32_t> indices;
  triangulate(polygon, 7, vertices, indices);
  EXPECT_EQ(indices.size() % 3, 0u);
  for (const auto i : indices) EXPECT_LT(i, vertices.size());
  for (const auto& v : vertices) EXPECT_EQ(v.feature, 7u);
  return triangles_area(vertices, indices);
}

TEST(Triangulate, TrianglesCoverThePolygonExactly) {
  const Ring outer = star(0, 0, 40, 100, 60), hole = star(5, 0, 5, 20, 24);
  EXPECT_NEAR(triangulated_area({{outer}}), area(outer), area(outer) * 1e-5);
  EXPECT_NEAR(triangulated_area({{outer, hole}}), area(outer) - area(hole), area(outer) * 1e-5);
}

TEST(Triangulate, EitherWindingWillDo) {
  Ring outer = star(0, 0, 40, 100, 60), hole = star(5, 0, 5, 20, 24);
  const double expected = area(outer) - area(hole);
  std::reverse(hole.begin(), hole.end());
  EXPECT_NEAR(triangulated_area({{outer, hole}}), expected, expected * 1e-5);
  std::reverse(outer.begin(), outer.end());
  EXPECT_NEAR(triangulated_area({{outer, hole}}), expected, expected * 1e-5);
}

TEST(Triangulate, ABowTieIsTwoTriangles) {
  EXPECT_NEAR(triangulated_area({{{{0, 0}, {10, 10}, {10, 0}, {0, 10}}}}), 50, 1e-3);
}

// Whether the point is in a triangle of the line drawn `half` wide on each side.
bool covered(const std::vector<LineVertex>& v, const std::vector<std::uint32_t>& indices, double half, double x, double y) {
  const auto at = [&](std::uint32_t i) {
    return geo::PlanePoint{v[i].x + v[i].extrude_x * half, v[i].y + v[i].extrude_y * half};
  };
  const auto side = [&](geo::PlanePoint a, geo::PlanePoint b) { return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x); };
  for (std::size_t i = 0; i < indices.size(); i += 3) {
    const auto a = at(indices[i]), b = at(indices[i + 1]), c = at(indices[i + 2]);
    const double s = side(a, b), t = side(b, c), u = side(c, a);
    if ((s >= 0 && t >= 0 && u >= 0) || (s <= 0 && t <= 0 && u <= 0)) return true;
  }
  return false;
}

double distance_to(const std::vector<geo::LinePoint>& line, double x, double y) {
  double nearest = 1e9;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const double dx = line[i + 1].x - line[i].x, dy = line[i + 1].y - line[i].y;
    const double t = std::clamp(((x - line[i].x) * dx + (y - line[i].y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    nearest = std::min(nearest, std::hypot(x - line[i].x - t * dx, y - line[i].y - t * dy));
  }
  return nearest;
}

TEST(Extrude, RoundJoinsAndCapsCoverWhatIsNear) {
  std::vector<geo::LinePoint> line = {{0, 0}, {50, 0}, {60, 40}, {20, 50}, {80, 55}};
  for (auto& p : line) p.value = 5;
  const Trace trace{line, true, true, false};
  std::vector<LineVertex> vertices;
  std::vector<std::uint32_t> indices;
  extrude(trace, {Join::round, Cap::round, 2, false, true, 0.05}, 3, vertices, indices);
  for (double x = -12; x < 95; x += 0.7)
    for (double y = -12; y < 70; y += 0.7) {
      const double d = distance_to(line, x, y);
      if (d < 4.9) { EXPECT_TRUE(covered(vertices, indices, 5, x, y)) << x << ' ' << y; }
      if (d > 5.2) { EXPECT_FALSE(covered(vertices, indices, 5, x, y)) << x << ' ' << y; }
    }
}

TEST(Extrude, ButtEndsStopAtTheEnd) {
  std::vector<LineVertex> vertices;
  std::vector<std::uint32_t> indices;
  extrude({{{0, 0}, {10, 0}}, true, true, false}, {Join::miter, Cap::butt, 2, false, false, 0}, 0, vertices, indices);
  EXPECT_EQ(indices.size(), 6u);
  EXPECT_FALSE(covered(vertices, indices, 3, -0.5, 0));
  EXPECT_TRUE(covered(vertices, indices, 3, 0.5, 2.9));
  extrude({{{0, 0}, {10, 0}}, true, true, false}, {Join::miter, Cap::square, 2, false, false, 0}, 0, vertices, indices);
  EXPECT_TRUE(covered(vertices, indices, 3, -2.5, 2.5));
}

TEST(Extrude, AMitreReachesTheOuterCornerAndALongOneIsCut) {
  std::vector<LineVertex> vertices;
  std::vector<std::uint32_t> indices;
  const LineShape shape{Join::miter, Cap::butt, 2, false, false, 0};
  extrude({{{0, 0}, {20, 0}, {20, 20}}, true, true, false}, shape, 0, vertices, indices);
  EXPECT_TRUE(covered(vertices, indices, 4, 23.9, -3.9));
  vertices.clear(), indices.clear();
  extrude({{{0, 0}, {40, 0}, {0, 4}}, true, true, false}, shape, 0, vertices, indices);
  EXPECT_FALSE(covered(vertices, indices, 4, 60, 2));
}

TEST(Extrude, RepeatedPointsAreNoTrouble) {
  std::vector<LineVertex> vertices;
  std::vector<std::uint32_t> indices;
  extrude({{{0, 0}, {0, 0}, {5, 0}, {5, 0}}, true, true, false}, {}, 0, vertices, indices);
  EXPECT_EQ(indices.size(), 6u);
  for (const auto& v : vertices) EXPECT_TRUE(std::isfinite(v.extrude_x) && std::isfinite(v.extrude_y));
  extrude({{{1, 1}, {1, 1}}, true, true, false}, {}, 0, vertices, indices);
  EXPECT_EQ(indices.size(), 6u);   // a line without length adds nothing
}

source::MapFeature line_feature(geo::Path path) {
  source::MapFeature feature;
  feature.geometry.type = geo::GeometryType::line;
  feature.geometry.lines = {std::move(path)};
  feature.box = geo::box_of(feature.geometry);
  return feature;
}

TEST(TraceLines, DistanceRunsOnAcrossTheTileBorder) {
  geo::Path path;
  for (int i = 0; i <= 400; ++i) path.push_back({70 + i * 0.05, 40 + std::sin(i * 0.1)});
  const auto feature = line_feature(path);
  const auto projection = geo::Projection::web_mercator();
  const geo::TileId left{5, 22, 12}, right{5, 23, 12};
  const TileFrame a(left, *projection), b(right, *projection);
  const auto in_a = trace_lines(feature, a, {true, false}), in_b = trace_lines(feature, b, {true, false});
  ASSERT_EQ(in_a.size(), 1u);
  ASSERT_EQ(in_b.size(), 1u);
  // Where the two tiles' rims overlap, the same place has the same distance.
  const double border = geo::mercator_box(left).max_x;
  const auto at_border = [&](const Trace& trace, const TileFrame& frame) {
    for (std::size_t i = 0; i + 1 < trace.points.size(); ++i) {
      const auto &p = trace.points[i], &q = trace.points[i + 1];
      const double from = p.x + frame.origin.x, to = q.x + frame.origin.x;
      if (from <= border && to > border) return p.along + (q.along - p.along) * (border - from) / (to - from);
    }
    return -1.0;
  };
  EXPECT_GT(at_border(in_a[0], a), 0);
  EXPECT_NEAR(at_border(in_a[0], a), at_border(in_b[0], b), 3 * a.tolerance);
}

TEST(TraceLines, ACorridorIsAsWideOnTheMapAsOnTheGround) {
  auto feature = line_feature({{73, 41}, {74, 41}});
  feature.uncertainty_m = {{5000, 10000}};
  const auto mercator = geo::Projection::web_mercator();
  const auto utm = geo::Projection::create("EPSG:32643");
  ASSERT_TRUE(utm);
  const geo::TileId tile{6, 45, 23};
  const auto traced = trace_lines(feature, TileFrame(tile, *mercator), {false, true});
  ASSERT_EQ(traced.size(), 1u);
  EXPECT_NEAR(traced[0].points.front().value, 5000 / std::cos(41 * M_PI / 180), 30);
  const auto in_utm = trace_lines(feature, TileFrame(tile, **utm), {false, true});
  ASSERT_EQ(in_utm.size(), 1u);
  EXPECT_NEAR(in_utm[0].points.back().value, 10000, 20);
}

TEST(TraceLines, APointsDoubtIsADiscAsWideAsOnTheGround) {
  source::MapFeature feature;
  feature.geometry.type = geo::GeometryType::point;
  feature.geometry.points = {{73, 41}};
  feature.box = geo::box_of(feature.geometry);
  feature.properties.set("uncertainty_m", source::Value(8000.0));
  const auto projection = geo::Projection::web_mercator();
  const auto traced = trace_lines(feature, TileFrame({6, 44, 23}, *projection), {false, true});
  ASSERT_EQ(traced.size(), 1u);
  ASSERT_EQ(traced[0].points.size(), 1u);
  std::vector<LineVertex> vertices;
  std::vector<std::uint32_t> indices;
  extrude(traced[0], {Join::round, Cap::round, 2, false, true, 0.05}, 1, vertices, indices);
  const geo::LinePoint& middle = traced[0].points[0];
  const double radius = 8000 / std::cos(41 * M_PI / 180);
  EXPECT_NEAR(middle.value, radius, 0.01 * radius);
  for (int degrees = 0; degrees < 360; degrees += 7) {
    const double x = std::cos(degrees * M_PI / 180), y = std::sin(degrees * M_PI / 180);
    const auto disc_covers = [&](double r) { return covered(vertices, indices, radius, middle.x + r * x, middle.y + r * y); };
    EXPECT_TRUE(disc_covers(0.97 * radius)) << degrees;
    EXPECT_FALSE(disc_covers(1.03 * radius)) << degrees;
  }
}

TEST(TracePolygons, HugeRingsAreCoarsenedNotRefused) {
  source::MapFeature feature;
  feature.geometry.type = geo::GeometryType::polygon;
  geo::Path ring;
  for (int i = 0; i < 200000; ++i) {
    const double angle = 2 * M_PI * i / 200000, r = 1 + 0.2 * ((i * 7919) % 1000) / 1000.0;
    ring.push_back({75 + r * std::cos(angle), 41 + r * std::sin(angle)});
  }
  ring.push_back(ring.front());
  feature.geometry.polygons = {{{ring}}};
  feature.box = geo::box_of(feature.geometry);
  const auto traced = trace_polygons(feature, TileFrame({5, 22, 11}, *geo::Projection::web_mercator()));
  for (const auto& polygon : traced) EXPECT_LE(polygon.rings[0].size(), 12000u);
}

}  // namespace
}  // namespace atlas::mesh
