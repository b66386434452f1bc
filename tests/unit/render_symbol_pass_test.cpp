#include <gtest/gtest.h>

#include <cmath>

#include "geo/mercator.h"
#include "gpu/context.h"
#include "gpu/state.h"
#include "gpu/texture.h"
#include "render/icon_atlas.h"
#include "render/symbols.h"

using namespace atlas;
using namespace atlas::render;

namespace {

constexpr const char* style_json = R"({"version": 8, "sources": {"atlas": {"type": "geojson", "data": "x"}}, "layers": [
  {"id": "towns", "type": "symbol", "source": "atlas", "source-layer": "a", "metadata": {"atlas:subject": true},
   "layout": {"text-field": ["get", "name"], "text-size": 16, "icon-image": "port", "text-offset": [0, 1.6]},
   "paint": {"text-color": "#000000", "text-halo-color": "#ffffff", "text-halo-width": 1.5}},
  {"id": "dots", "type": "circle", "source": "atlas", "source-layer": "a",
   "paint": {"circle-color": "#ff0000", "circle-radius": 20}}]})";

struct Picture {
  int width, height;
  std::vector<std::uint8_t> rgba;
  const std::uint8_t* at(int x, int y) const { return &rgba[(static_cast<std::size_t>(y) * width + x) * 4]; }
  double mean_alpha() const {
    double sum = 0;
    for (std::size_t i = 3; i < rgba.size(); i += 4) sum += rgba[i];
    return sum * 4 / static_cast<double>(rgba.size());
  }
};

class SymbolPassTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto made = gpu::HeadlessContext::create();
    if (!made) GTEST_SKIP() << made.error().to_line();
    context = std::move(*made);
    style::Notes notes;
    style = *style::parse_style(style_json, "test", notes);
    fonts = *text::Fonts::open();
    auto created = SymbolPass::create(fonts);
    ASSERT_TRUE(created) << created.error().to_line();
    pass = std::move(*created);
    view.width = 300, view.height = 200, view.camera.zoom = 6;
    mesh->source = "atlas";
    features.reserve(10);
  }

  void add(std::size_t layer, double x, double y, const std::string& name, const std::string& icon = {}) {
    features.push_back({.id = static_cast<std::uint32_t>(features.size())});
    mesh::SymbolCandidate symbol{.style_layer = layer, .feature = &features.back(), .anchor = view.to_plane({x, y})};
    symbol.text = name, symbol.icon = icon;
    if (!name.empty()) symbol.shaped = fonts->shape(name, {});
    mesh->symbols.push_back(std::move(symbol));
  }

  SymbolStats place() {
    return pass->place(
        {.view = view, .tiles = tiles, .style = *style, .state = state, .highlight = highlight, .history = false});
  }

  Picture draw(const Piece& piece) {
    Picture out{
        static_cast<int>(piece.width * view.pixel_ratio), static_cast<int>(piece.height * view.pixel_ratio), {}};
    gpu::Framebuffer target(out.width, out.height, false);
    target.bind();
    gpu::reset_state();
    gpu::set_viewport({0, 0, out.width, out.height});
    gpu::clear_color(0, 0, 0, 0);
    pass->draw(piece, view.pixel_ratio);
    out.rgba = gpu::read_pixels({0, 0, out.width, out.height});
    return out;
  }

  std::unique_ptr<gpu::HeadlessContext> context;
  std::shared_ptr<const style::Style> style;
  std::shared_ptr<text::Fonts> fonts;
  std::unique_ptr<SymbolPass> pass;
  View view;
  std::vector<source::MapFeature> features;
  std::shared_ptr<mesh::TileMesh> mesh = std::make_shared<mesh::TileMesh>();
  std::vector<std::shared_ptr<const mesh::TileMesh>> tiles = {mesh};
  source::Object state;
  Highlight highlight;
};

}  // namespace

TEST_F(SymbolPassTest, TextIsDrawnWithItsHaloWhereItWasPlaced) {
  add(0, 150, 100, "喀什 Kashgar");
  EXPECT_EQ(place().labels, 1u);
  const Picture picture = draw({0, 0, 300, 200});
  int black = 0, white = 0;
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x) {
      const std::uint8_t* p = picture.at(x, y);
      if (p[3] == 0) continue;
      EXPECT_TRUE(y > 105 && y < 150 && x > 90 && x < 210) << x << "," << y;
      black += p[3] > 200 && p[0] < 60, white += p[3] > 200 && p[0] > 200;
    }
  EXPECT_GT(black, 100);
  EXPECT_GT(white, 100);
}

TEST_F(SymbolPassTest, PiecesMakeTheWholeWithoutSeams) {
  add(0, 150, 60, "A name over the seam", "port");
  add(1, 150, 150, "");
  view.pixel_ratio = 2;
  place();
  const Picture whole = draw({0, 0, 300, 200});
  const Picture left = draw({0, 0, 150, 200}), right = draw({150, 0, 150, 200});
  for (int y = 0; y < whole.height; ++y)
    for (int x = 0; x < whole.width; ++x)
      for (int channel = 0; channel < 4; ++channel) {
        const std::uint8_t piece = x < 300 ? left.at(x, y)[channel] : right.at(x - 300, y)[channel];
        ASSERT_NEAR(whole.at(x, y)[channel], piece, 1) << x << "," << y;
      }
}

TEST_F(SymbolPassTest, ADiscHasTheAreaOfItsRadius) {
  add(1, 150, 100, "");
  place();
  const Picture picture = draw({0, 0, 300, 200});
  EXPECT_NEAR(picture.mean_alpha() / 255 * picture.width * picture.height, 3.14159 * 20 * 20, 8);
  EXPECT_EQ(picture.at(150, 100)[0], 255);
}

TEST_F(SymbolPassTest, PickFindsWhatIsUnderThePointer) {
  add(0, 100, 60, "Osh", "port");
  add(0, 220, 140, "Naryn", "port");
  place();
  const auto icon = pass->pick({100, 60}, 3), text = pass->pick({220, 140 + 1.6 * 16}, 3),
             nothing = pass->pick({20, 180}, 3);
  ASSERT_EQ(icon.size(), 1u);
  EXPECT_EQ(icon[0].feature, &features[0]);
  EXPECT_EQ(icon[0].distance_px, 0);
  ASSERT_EQ(text.size(), 1u);
  EXPECT_EQ(text[0].feature, &features[1]);
  EXPECT_TRUE(nothing.empty());
}

TEST_F(SymbolPassTest, WhatIsNotSelectedIsDimmed) {
  add(0, 80, 60, "Osh", "port");
  add(0, 220, 60, "Osh town", "port");
  place();
  const int plain = draw({0, 0, 300, 200}).at(80, 60)[3];
  highlight.selected = {1};
  place();
  const Picture picture = draw({0, 0, 300, 200});
  EXPECT_NEAR(picture.at(80, 60)[3], plain * 0.45, 3);
  EXPECT_NEAR(picture.at(220, 60)[3], plain, 3);
}

TEST_F(SymbolPassTest, ASwatchIsTheIconInTheMiddle) {
  ASSERT_TRUE(IconAtlas::exists("port"));
  ASSERT_TRUE(IconAtlas::exists("port-dark"));
  EXPECT_FALSE(IconAtlas::exists("por"));
  view.width = view.height = 32;
  const source::MapFeature sample;
  const std::size_t layers[] = {0};
  pass->place_swatch(view, *style, layers, sample, state);
  const Picture picture = draw({0, 0, 32, 32});
  EXPECT_GT(picture.at(16, 16)[3], 250);
  EXPECT_EQ(picture.at(1, 1)[3], 0);
  EXPECT_TRUE(pass->pick({16, 16}, 3).empty());
}
