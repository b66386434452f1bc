#include "mesh/tile_trace.h"

#include <gtest/gtest.h>

#include <cmath>

#include "geo/sleeve.h"

namespace atlas::mesh {
namespace {

using source::TileGeometry;
using source::TilePoint;

const geo::TileId tile{5, 20, 11};

TileGeometry one_part(std::vector<TilePoint> points) {
  TileGeometry geometry;
  geometry.points = std::move(points);
  geometry.parts = {{static_cast<std::uint32_t>(geometry.points.size()), false}};
  geometry.feature_ends = {1};
  return geometry;
}

std::vector<TilePoint> wave(int points) {
  std::vector<TilePoint> line;
  for (int i = 0; i < points; ++i)
    line.push_back({100 + i * 5, 2000 + static_cast<int>(900 * std::sin(i / 40.0) + 3 * std::sin(i * 1.7))});
  return line;
}

double distance(const geo::LinePoint& p, const geo::LinePoint& a, const geo::LinePoint& b) {
  const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  const double t = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

double farthest(const std::vector<geo::LinePoint>& all, const std::vector<geo::LinePoint>& kept) {
  double most = 0;
  for (const auto& p : all) {
    double nearest = 1e30;
    for (std::size_t i = 0; i + 1 < kept.size(); ++i) nearest = std::min(nearest, distance(p, kept[i], kept[i + 1]));
    most = std::max(most, nearest);
  }
  return most;
}

TEST(TileTrace, APolygonOfTooManyVerticesIsCoarsenedAndEndsInTime) {
  const auto web = geo::Projection::web_mercator();
  const TileFrame frame(tile, *web);
  TileTracer tracer(frame, false);
  std::vector<TilePoint> coast, sliver;
  for (int i = 0; i < 200'000; ++i) {
    const double angle = 2 * M_PI * i / 200'000, radius = 1500 + 6 * std::sin(i * 0.37);
    coast.push_back({2048 + static_cast<int>(radius * std::cos(angle)), 2048 + static_cast<int>(radius * std::sin(angle))});
    sliver.push_back({i % 2 ? 4000 : 10, 2000});
  }
  for (const bool shared : {false, true}) {
    TileGeometry geometry = one_part(coast);
    geometry.shared_borders = shared;
    const auto polygons = tracer.polygons(geometry, 0);
    ASSERT_EQ(polygons.size(), 1u);
    EXPECT_GT(polygons[0].points.size(), 20u);
    EXPECT_LE(polygons[0].points.size(), most_ring_points);
    TileGeometry thin = one_part(sliver);
    thin.shared_borders = shared;
    for (const RingList& list : tracer.polygons(thin, 0)) EXPECT_LE(list.points.size(), most_ring_points);
  }
}

TEST(TileTrace, SharedBordersKeepEveryVertex) {
  const auto web = geo::Projection::web_mercator();
  const TileFrame frame(tile, *web);
  TileTracer tracer(frame, false);
  TileGeometry geometry = one_part({{100, 100}, {2000, 101}, {4000, 100}, {4000, 4000}, {100, 4000}});
  EXPECT_EQ(tracer.polygons(geometry, 0)[0].points.size(), 4u);
  geometry.shared_borders = true;
  EXPECT_EQ(tracer.polygons(geometry, 0)[0].points.size(), 5u);
}

TEST(TileTrace, LinesAreWhereTheirDegreesAre) {
  const auto web = geo::Projection::web_mercator();
  const TileFrame frame(tile, *web);
  const TileGeometry geometry = one_part(wave(700));
  TileTracer exact(frame, true), coarse(frame, false);
  const std::vector<geo::LinePoint> all = exact.lines(geometry, 0, false).front().points;
  const geo::Geometry degrees = source::in_degrees(geometry, 0, geo::GeometryType::line, tile);
  ASSERT_EQ(all.size(), degrees.lines[0].size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const geo::PlanePoint at = web->forward(degrees.lines[0][i]) - frame.origin;
    EXPECT_NEAR(all[i].x, at.x, 1e-3);
    EXPECT_NEAR(all[i].y, at.y, 1e-3);
  }
  const auto& kept = coarse.lines(geometry, 0, false).front().points;
  EXPECT_LT(kept.size(), all.size() / 2);
  EXPECT_LE(farthest(all, kept), frame.tolerance * 1.0001);
  EXPECT_TRUE(coarse.lines(geometry, 0, false).front().starts);
}

TEST(TileTrace, DistancesForDashesAreTheLines) {
  const auto web = geo::Projection::web_mercator();
  const TileFrame frame(tile, *web);
  TileTracer tracer(frame, false);
  const TileGeometry geometry = one_part({{0, 0}, {300, 400}, {300, 1400}});
  const auto trace = tracer.lines(geometry, 0, true).front();
  const double step = geo::mercator_box(tile).width() / 4096;
  EXPECT_NEAR(trace.points.back().along, 1500 * step, 1e-3);
}

// A square that the tile's border cuts on two sides: two edges are left, from border to border.
TEST(TileTrace, TheCutOfATileIsNoEdge) {
  const auto web = geo::Projection::web_mercator();
  const TileFrame frame(tile, *web);
  TileTracer tracer(frame, false);
  const TileGeometry geometry = one_part({{-64, -64}, {2000, -64}, {2000, 1000}, {-64, 1000}});
  const auto traces = tracer.outlines(geometry, 0, false);
  ASSERT_EQ(traces.size(), 1u);
  EXPECT_EQ(traces[0].points.size(), 3u);
  EXPECT_FALSE(traces[0].closed);
  const TileGeometry inside = one_part({{10, 10}, {2000, 10}, {2000, 1000}, {10, 1000}});
  ASSERT_EQ(tracer.outlines(inside, 0, false).size(), 1u);
  EXPECT_TRUE(tracer.outlines(inside, 0, false)[0].closed);
  const TileGeometry whole = one_part({{0, 0}, {4096, 0}, {4096, 4096}, {0, 4096}});   // sea, say
  EXPECT_TRUE(tracer.outlines(whole, 0, false).empty());
  EXPECT_EQ(tracer.polygons(whole, 0).size(), 1u);
}

TEST(TileTrace, HolesFollowTheirPolygonAndItsAbsence) {
  const auto web = geo::Projection::web_mercator();
  const TileFrame frame(tile, *web);
  TileTracer tracer(frame, false);
  TileGeometry geometry;
  geometry.points = {{0, 0}, {1000, 0}, {1000, 1000}, {100, 100}, {200, 100}, {200, 200},
                     {90000, 90000}, {91000, 90000}, {91000, 91000}, {90100, 90100}, {90200, 90100}, {90200, 90200}};
  geometry.parts = {{3, false}, {6, true}, {9, false}, {12, true}};
  geometry.feature_ends = {4};
  const auto polygons = tracer.polygons(geometry, 0);
  ASSERT_EQ(polygons.size(), 1u);   // the second lies outside of the rim with its hole
  EXPECT_EQ(polygons[0].ends, (std::vector<std::uint32_t>{3, 6}));
}

TEST(TileTrace, WhatReachesFarOutIsCutAtTheRim) {
  const auto web = geo::Projection::web_mercator();
  const TileFrame frame(tile, *web);
  TileTracer tracer(frame, false);
  const double reach = geo::mercator_box(tile).width() * (0.5 + tile_rim) * 1.0001;
  const TileGeometry far = one_part({{-50000, 100}, {50000, 3000}, {60000, 90000}, {-2147483647 - 1, 2147483647}});
  for (const Trace& trace : tracer.lines(far, 0, false))
    for (const auto& p : trace.points) EXPECT_TRUE(std::abs(p.x) <= reach && std::abs(p.y) <= reach);
  for (const RingList& polygon : tracer.polygons(far, 0))
    for (const auto& p : polygon.points) EXPECT_TRUE(std::abs(p.x) <= reach && std::abs(p.y) <= reach);
  for (const Trace& trace : tracer.outlines(far, 0, false))
    for (const auto& p : trace.points) EXPECT_TRUE(std::abs(p.x) <= reach && std::abs(p.y) <= reach);
}

TEST(TileTrace, ADotStaysADot) {
  const auto web = geo::Projection::web_mercator();
  const TileFrame frame(tile, *web);
  TileTracer tracer(frame, false);
  const TileGeometry islet = one_part({{10, 10}, {11, 10}, {11, 11}, {10, 10}});
  EXPECT_GE(tracer.lines(islet, 0, false).front().points.size(), 2u);
  EXPECT_EQ(tracer.polygons(islet, 0).size(), 1u);
}

TEST(Sleeve, KeepsTheWayBack) {
  std::vector<geo::LinePoint> there_and_back = {{0, 0}, {10, 0}, {20, 0}, {30, 0}, {20, 0.1}, {10, 0.1}};
  const auto all = there_and_back;
  geo::fit_sleeve(there_and_back, 1);
  EXPECT_LE(farthest(all, there_and_back), 1);
  EXPECT_EQ(there_and_back.size(), 3u);
}

}  // namespace
}  // namespace atlas::mesh
