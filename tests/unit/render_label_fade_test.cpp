#include <gtest/gtest.h>

#include "render/label_fade.h"

using namespace atlas;
using namespace atlas::render;

namespace {

struct Fixture {
  mesh::SymbolCandidate symbol;
  View view;
  LabelFade fade;

  std::vector<PlacedLabel> labels(std::initializer_list<std::uint64_t> keys) const {
    std::vector<PlacedLabel> out;
    for (const auto key : keys) out.push_back({.symbol = &symbol, .key = key});
    return out;
  }
  bool step(std::vector<PlacedLabel>& placed, double now) { return fade.update(placed, PlaneToScreen(view), now); }
};

}  // namespace

TEST(LabelFade, TheFirstFrameAndAStillOneShowEverythingWhole) {
  Fixture f;
  auto first = f.labels({1, 2});
  EXPECT_FALSE(f.step(first, 10));
  EXPECT_EQ(first[0].opacity, 1);
  auto still = f.labels({1, 3});
  EXPECT_FALSE(f.step(still, 10));
  ASSERT_EQ(still.size(), 2u);
  EXPECT_EQ(still[1].opacity, 1);
}

TEST(LabelFade, ANewLabelComesWithinAQuarterOfASecond) {
  Fixture f;
  auto first = f.labels({1});
  f.step(first, 0);
  double now = 0;
  float last = -1;
  int frames = 0;
  for (bool fading = true; fading; ++frames) {
    auto placed = f.labels({1, 2});
    fading = f.step(placed, now += 0.016);
    EXPECT_GT(placed[1].opacity, last);
    EXPECT_EQ(placed[0].opacity, 1);
    last = placed[1].opacity;
    ASSERT_LT(frames, 30);
  }
  EXPECT_EQ(last, 1);
  EXPECT_NEAR(now, 0.25, 0.03);
}

TEST(LabelFade, AnOldLabelGoesAndIsForgotten) {
  Fixture f;
  auto first = f.labels({1, 2});
  f.step(first, 0);
  double now = 0;
  auto placed = f.labels({1});
  EXPECT_TRUE(f.step(placed, now += 0.016));
  ASSERT_EQ(placed.size(), 2u);
  EXPECT_EQ(placed[0].key, 2u) << "what leaves lies under what stays";
  EXPECT_LT(placed[0].opacity, 1);
  for (int i = 0; i < 20; ++i) {
    placed = f.labels({1});
    f.step(placed, now += 0.016);
  }
  EXPECT_EQ(placed.size(), 1u);
}
