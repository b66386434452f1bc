// Hair lines: few vertices, and the picture of what extrude() would have made.
#include <gtest/gtest.h>

#include <cmath>

#include "mesh/hair_lines.h"
#include "mesh/layer_packer.h"

namespace atlas::mesh {
namespace {

struct Made {
  std::vector<LineVertex> vertices;
  std::vector<std::uint32_t> indices;
};

const TileFrame& frame() {
  static const auto mercator = geo::Projection::web_mercator();
  static const TileFrame made({5, 10, 10}, *mercator);
  return made;
}

double pixel() { return frame().tolerance * 4; }   // where the tile is shown smallest

Trace trace_of(std::vector<geo::PlanePoint> pixels) {
  Trace trace;
  for (const auto p : pixels) trace.points.push_back({p.x * pixel(), p.y * pixel(), 0, 0});
  return trace;
}

Made made_of(const std::vector<Trace>& traces) {
  HairLines hair(frame());
  Made made;
  for (const Trace& trace : traces) hair.add(trace, 7, made.vertices, made.indices);
  for (const auto& v : made.vertices) {
    EXPECT_TRUE(std::isfinite(v.extrude_x) && std::isfinite(v.extrude_y));
    EXPECT_LE(std::hypot(v.extrude_x, v.extrude_y), 1.3);
    EXPECT_EQ(v.feature, 7u);
  }
  for (const auto i : made.indices) EXPECT_LT(i, made.vertices.size());
  return made;
}

TEST(HairLines, TwoVerticesAPoint) {
  const Made made = made_of({trace_of({{0, 0}, {10, 2}, {20, 0}, {30, 8}, {33, 20}})});
  EXPECT_EQ(made.vertices.size(), 10u);
  EXPECT_EQ(made.indices.size(), 4 * 6u);
}

TEST(HairLines, AHairpinGetsTwoEnds) {
  EXPECT_EQ(made_of({trace_of({{0, 0}, {20, 0}, {0, 1}})}).vertices.size(), 8u);
}

TEST(HairLines, ALoopIsClosedWhateverItCallsItself) {
  const Made made = made_of({trace_of({{0, 0}, {20, 0}, {20, 20}, {0, 20}, {0, 0}})});
  EXPECT_EQ(made.vertices.size(), 10u);
  EXPECT_EQ(made.indices.size(), 4 * 6u);
  EXPECT_EQ(made.vertices.front().extrude_x, made.vertices[8].extrude_x);   // the same corner from both sides
}

TEST(HairLines, WhatIsTooSmallToBeSeenIsADotAndOneIsEnoughForACell) {
  const Trace speck = trace_of({{3, 3}, {3.1, 3.2}, {3, 3}}), point = trace_of({{3.1, 3.1}, {3.1, 3.1}}),
              elsewhere = trace_of({{9, 3}, {9.1, 3.2}, {9, 3}});
  EXPECT_EQ(made_of({speck}).vertices.size(), 4u);
  EXPECT_EQ(made_of({speck, point, speck}).vertices.size(), 4u);
  EXPECT_EQ(made_of({speck, elsewhere}).vertices.size(), 8u);
  EXPECT_TRUE(made_of({Trace{}}).vertices.empty());
}

source::MapFeature sample() { return {}; }

TEST(LayerPacker, PositionsComeBackWithinAStepAndIndicesStayInTheirPiece) {
  const source::MapFeature feature = sample();
  LayerPacker<FillVertex> packer({.style_layer = 4, .reach = 1000.0, .features = true});
  for (std::uint32_t i = 0; i < 200'000; ++i)
    packer.vertices.push_back({static_cast<float>(i % 1000), -static_cast<float>(i % 777), i});
  for (std::uint32_t i = 0; i + 2 < 200'000; ++i) packer.indices.insert(packer.indices.end(), {i, i + 1, i + 2});
  const auto vertices = packer.vertices;
  const auto indices = packer.indices;
  packer.end_batch(feature);
  const PackedLayer packed = packer.take();
  ASSERT_EQ(packed.indices.size(), indices.size());
  EXPECT_GT(packed.batches.size(), 3u);
  std::size_t next = 0;
  for (const Batch& batch : packed.batches) {
    EXPECT_EQ(batch.first_index, next);
    EXPECT_EQ(batch.sample, &feature);
    for (std::size_t i = 0; i < batch.index_count; ++i, ++next) {
      const std::size_t at = batch.base_vertex + packed.indices[next];
      const FillVertex& wanted = vertices[indices[next]];
      ASSERT_LT(at, packed.vertices);
      ASSERT_EQ(packed.features[at], wanted.feature);
      ASSERT_NEAR(packed.coarse_positions[2 * at] * packed.unit, wanted.x, packed.unit);
      ASSERT_NEAR(packed.coarse_positions[2 * at + 1] * packed.unit, wanted.y, packed.unit);
    }
  }
  EXPECT_EQ(next, indices.size());
}

TEST(LayerPacker, AnExtrusionKeepsItsSide) {
  for (const float across : {-1.f, 0.f, 1.f})
    for (const float x : {-7.5f, -1.f, -0.0002f, 0.f, 0.7071f, 20.f}) {
      const PackedExtrusion packed = packed_extrusion(x, -x / 2, across);
      EXPECT_EQ((packed.x & 1) * (2 * (packed.y & 1) - 1), static_cast<int>(across));   // as line.vert reads it
      EXPECT_NEAR((packed.x >> 1) / static_cast<double>(extrusion_steps), std::min<double>(x, longest_extrusion), 1.0 / extrusion_steps);
    }
}

}  // namespace
}  // namespace atlas::mesh
