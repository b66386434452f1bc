#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <ctime>
#include <map>
#include <random>
#include <set>

#include "geo/mercator.h"
#include "render/label_geometry.h"
#include "render/label_placement.h"

using namespace atlas;
using namespace atlas::render;

namespace {

constexpr const char* style_json = R"({"version": 8, "sources": {"atlas": {"type": "geojson", "data": "x"}}, "layers": [
  {"id": "towns", "type": "symbol", "source": "atlas", "source-layer": "a", "layout": {"text-field": ["get", "name"],
    "text-size": 12, "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 0.6,
    "icon-image": "dot", "icon-size": 0.4, "text-optional": true}},
  {"id": "rivers", "type": "symbol", "source": "atlas", "source-layer": "a", "layout": {"text-field": ["get", "name"],
    "text-size": 12, "symbol-placement": "line"}},
  {"id": "states", "type": "symbol", "source": "atlas", "source-layer": "a", "layout": {"text-field": ["get", "name"],
    "text-size": 15}},
  {"id": "dots", "type": "circle", "source": "atlas", "source-layer": "a"}]})";
enum StyleLayer : std::size_t { towns, rivers, states, dots };

// A view in which the plane's unit is one pixel at zoom `zoom`, and symbols scattered over it.
class Scene {
 public:
  Scene() {
    style::Notes notes;
    auto parsed = style::parse_style(style_json, "test", notes);
    EXPECT_TRUE(parsed) << (parsed ? "" : parsed.error().to_line());
    style = *parsed;
    fonts = *text::Fonts::open();
    view.width = 1000, view.height = 700, view.camera.zoom = 8;
    mesh->source = "atlas";
    mesh->symbols.reserve(20000);
    features.reserve(20000);
  }

  geo::PlanePoint at(double x, double y) const { return view.to_plane({x, y}); }

  mesh::SymbolCandidate& add(StyleLayer layer, double x, double y, const std::string& name, double sort_key = 0) {
    features.push_back({.id = static_cast<std::uint32_t>(features.size())});
    mesh->symbols.push_back({.style_layer = layer, .feature = &features.back(), .anchor = at(x, y)});
    mesh::SymbolCandidate& symbol = mesh->symbols.back();
    symbol.text = name, symbol.shaped = fonts->shape(name, {});
    symbol.sort_key = sort_key;
    if (layer == towns) symbol.icon = "dot";
    return symbol;
  }

  void add_line(double x, double y, double bend, double length, const std::string& name) {
    mesh::SymbolCandidate& symbol = add(rivers, x, y, name);
    const int half = static_cast<int>(length / 8);
    for (int i = -half; i <= half; ++i) symbol.path.push_back(at(x + 4 * i, y + bend * std::sin(i * 0.12) * 20));
    symbol.path_anchor = static_cast<std::uint32_t>(half);
    symbol.anchor = symbol.path[symbol.path_anchor];
  }

  void scatter(int count, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> x(-300, 1300), y(-300, 1000), key(0, 100);
    for (int i = 0; i < count; ++i) {
      const std::string name = "Айыл " + std::to_string(i % (count / 2 + 1)) + (i % 3 ? " long" : "");
      if (i % 4 == 0) add_line(x(random), y(random), key(random) / 50, 150, name);
      else add(i % 4 == 1 ? states : towns, x(random), y(random), name, std::floor(key(random)));
    }
  }

  SymbolFrame frame(bool history = false) const {
    return {.view = view, .tiles = tiles, .style = *style, .state = state, .highlight = highlight, .history = history};
  }

  std::shared_ptr<const style::Style> style;
  std::shared_ptr<text::Fonts> fonts;
  View view;
  std::vector<source::MapFeature> features;
  std::shared_ptr<mesh::TileMesh> mesh = std::make_shared<mesh::TileMesh>();
  std::vector<std::shared_ptr<const mesh::TileMesh>> tiles = {mesh};
  source::Object state;
  Highlight highlight;
};

std::vector<ScreenBox> boxes_on_screen(const PlacedLabel& label) {
  std::vector<ScreenBox> boxes;
  for (const ScreenBox& box : label.boxes) boxes.push_back(box.moved(label.anchor.x, label.anchor.y));
  return boxes;
}

}  // namespace

TEST(LabelPlacement, NoBoxesOfDifferentLabelsOverlap) {
  for (const unsigned seed : {1u, 2u, 3u}) {
    Scene scene;
    scene.scatter(1500, seed);
    const auto placed = LabelPlacement().place(scene.frame(), {});
    ASSERT_GT(placed.size(), 40u);
    for (std::size_t i = 0; i < placed.size(); ++i)
      for (std::size_t j = i + 1; j < placed.size(); ++j)
        for (const ScreenBox& a : boxes_on_screen(placed[i]))
          for (const ScreenBox& b : boxes_on_screen(placed[j]))
            ASSERT_FALSE(a.intersects(b)) << placed[i].symbol->text << " / " << placed[j].symbol->text;
  }
}

TEST(LabelPlacement, NothingIsCutByTheFrame) {
  Scene scene;
  scene.scatter(1500, 4);
  const ScreenBox view{0, 0, 1000, 700};
  for (const PlacedLabel& label : LabelPlacement().place(scene.frame(), {}))
    for (const ScreenBox& box : boxes_on_screen(label)) EXPECT_TRUE(view.holds(box)) << label.symbol->text;
}

TEST(LabelPlacement, LettersLieInTheBoxesOfTheirLabel) {
  Scene scene;
  scene.scatter(400, 5);
  for (const PlacedLabel& label : LabelPlacement().place(scene.frame(), {}))
    for (const LabelGlyph& glyph : label.glyphs) {
      bool inside = false;
      for (const ScreenBox& box : label.boxes) inside |= box.grown(1).holds({glyph.x, glyph.y, glyph.x, glyph.y});
      EXPECT_TRUE(inside);
    }
}

TEST(LabelPlacement, TheSameRequestHasTheSameAnswer) {
  Scene scene;
  scene.scatter(1000, 6);
  const auto first = LabelPlacement().place(scene.frame(), {});
  std::reverse(scene.mesh->symbols.begin(), scene.mesh->symbols.end());   // another order of arrival
  const auto second = LabelPlacement().place(scene.frame(), {});
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].key, second[i].key);
    EXPECT_EQ(first[i].stand, second[i].stand);
  }
}

TEST(LabelPlacement, APictureDoesNotDependOnTheFramesBeforeIt) {
  Scene scene;
  scene.scatter(1000, 10);
  LabelPlacement used;
  scene.view.camera.centre = scene.view.to_place({560, 300});
  used.place(scene.frame(true), {});
  scene.view.camera.centre = scene.view.to_place({480, 330});
  used.place(scene.frame(true), {});
  const auto after = used.place(scene.frame(false), {}), fresh = LabelPlacement().place(scene.frame(false), {});
  ASSERT_EQ(after.size(), fresh.size());
  for (std::size_t i = 0; i < after.size(); ++i) EXPECT_EQ(after[i].key, fresh[i].key);
}

TEST(LabelPlacement, NoKeepOutIsEntered) {
  Scene scene;
  scene.scatter(800, 7);
  const ScreenBox corner{600, 400, 1000, 700};
  for (const PlacedLabel& label : LabelPlacement().place(scene.frame(), {.keep_out = {corner}}))
    for (const ScreenBox& box : boxes_on_screen(label)) EXPECT_FALSE(box.intersects(corner));
}

// Towns alone: a label that stays inside keeps standing where it stands, whatever comes in at the rim.
TEST(LabelPlacement, PanningMovesNoLabelThatStaysInside) {
  Scene scene;
  std::mt19937 random(8);
  std::uniform_real_distribution<double> x(-900, 1900), y(-700, 1400), key(0, 100);
  for (int i = 0; i < 3000; ++i)
    scene.add(towns, x(random), y(random), "Town " + std::to_string(i), std::floor(key(random)));
  LabelPlacement placement;
  auto before = placement.place(scene.frame(true), {});
  ASSERT_GT(before.size(), 50u);
  const ScreenBox inner{2.5f, 2.5f, 997.5f, 697.5f};
  double total = 0;
  for (int step = 1; step <= 50; ++step) {
    const double dx = step % 7 == 0 ? -step : step, dy = step % 3 == 0 ? step * 0.37 : -step * 0.61;
    scene.view.camera.centre = scene.view.to_place({500 + dx, 350 + dy});
    total += std::hypot(dx, dy);
    const auto now = placement.place(scene.frame(true), {});
    std::map<std::uint64_t, const PlacedLabel*> by_key;
    for (const PlacedLabel& label : now) by_key[label.key] = &label;
    const PlaneToScreen to_screen(scene.view);
    for (const PlacedLabel& label : before) {
      const ScreenPoint anchor = to_screen(label.symbol->anchor);
      bool stays = true;
      for (const ScreenBox& box : label.boxes) stays &= inner.holds(box.moved(anchor.x, anchor.y));
      if (!stays) continue;
      const auto found = by_key.find(label.key);
      ASSERT_NE(found, by_key.end()) << label.symbol->text << " went at step " << step;
      EXPECT_EQ(found->second->stand.anchor, label.stand.text ? label.stand.anchor : found->second->stand.anchor);
      EXPECT_TRUE(!label.stand.text || found->second->stand.text);
    }
    before = now;
  }
  EXPECT_GT(total, 1000);
}

TEST(LabelPlacement, TenThousandInFourScriptsDoNotFlipWhileTheMapIsPanned) {
  Scene scene;
  static constexpr const char* words[] = {"Kashgar ", "Торугарт ", "伊尔克什坦 ", "قەشقەر "};
  std::mt19937 random(4);
  std::uniform_real_distribution<double> x(-100, 1200), y(-100, 800), key(0, 100);
  for (int i = 0; i < 10'000; ++i)
    scene.add(states, x(random), y(random), words[i % 4] + std::to_string(i), std::floor(key(random)));
  LabelPlacement placement, again;
  const ScreenBox inner{2.5f, 2.5f, 997.5f, 697.5f};
  std::vector<PlacedLabel> before;
  for (int step = 0; step < 20; ++step) {
    const auto now = placement.place(scene.frame(true), {});
    ASSERT_EQ(now.size(), again.place(scene.frame(true), {}).size());
    std::map<std::uint64_t, LabelStand> stands;
    for (const PlacedLabel& label : now) stands[label.key] = label.stand;
    const PlaneToScreen to_screen(scene.view);
    for (const PlacedLabel& label : before) {
      const ScreenPoint anchor = to_screen(label.symbol->anchor);
      if (!std::all_of(label.boxes.begin(), label.boxes.end(),
                       [&](const ScreenBox& box) { return inner.holds(box.moved(anchor.x, anchor.y)); }))
        continue;
      ASSERT_TRUE(stands.contains(label.key)) << label.symbol->text << " went at step " << step;
      EXPECT_EQ(stands[label.key], label.stand);
    }
    before = now;
    scene.view.camera.centre = scene.view.to_place({503, 351});
  }
  EXPECT_GT(before.size(), 150u);
}

TEST(LabelPlacement, LaterStyleLayersAndLowerSortKeysAreServedFirst) {
  Scene scene;
  scene.add(towns, 500, 350, "Village", 1).icon.clear();
  scene.add(states, 500, 350, "STATE");
  scene.add(states, 200, 200, "second", 2);
  scene.add(states, 205, 203, "first", 1);
  std::set<std::string> standing;
  for (const PlacedLabel& label : LabelPlacement().place(scene.frame(), {}))
    if (label.stand.text) standing.insert(label.symbol->text);
  EXPECT_TRUE(standing.contains("STATE"));
  EXPECT_TRUE(standing.contains("first"));
  EXPECT_FALSE(standing.contains("second"));
}

TEST(LabelPlacement, APointLabelMovesToTheOtherSideWhereThereIsNoRoom) {
  Scene scene;
  scene.add(towns, 990, 350, "Naryn");   // "left" anchor: the text would stand right of the point, outside
  const auto moved = LabelPlacement().place(scene.frame(), {});
  ASSERT_EQ(moved.size(), 1u);
  EXPECT_TRUE(moved[0].stand.text);
  EXPECT_EQ(moved[0].stand.anchor, 1);
}

TEST(LabelPlacement, TheSecondLanguageGoesFirstWhereRoomIsShort) {
  Scene scene;
  mesh::SymbolCandidate& symbol = scene.add(states, 500, 350, "Kashgar");
  symbol.second_text = "喀什", symbol.second_shaped = scene.fonts->shape("喀什", {}), symbol.second_scale = 0.8f;
  auto placed = LabelPlacement().place(scene.frame(), {});
  ASSERT_EQ(placed.size(), 1u);
  EXPECT_TRUE(placed[0].stand.second);
  const std::size_t both = placed[0].glyphs.size();
  ScreenBox low = placed[0].boxes.back().moved(placed[0].anchor.x, placed[0].anchor.y);
  placed = LabelPlacement().place(scene.frame(), {.keep_out = {{0, low.max_y - 1, 1000, 700}}});
  ASSERT_EQ(placed.size(), 1u);
  EXPECT_FALSE(placed[0].stand.second);
  EXPECT_LT(placed[0].glyphs.size(), both);
}

TEST(LabelPlacement, ANameStandsOnceAScreenAlongItsLine) {
  Scene scene;
  for (int i = 0; i < 5; ++i) scene.add_line(100 + 200 * i, 300, 0, 190, "Нарын");
  const auto placed = LabelPlacement().place(scene.frame(), {});
  EXPECT_EQ(placed.size(), 1u);
  EXPECT_NEAR(placed[0].anchor.x, 500, 1) << "where the line is looked at";
}

TEST(LabelPlacement, ANamesOtherPlaceIsForViewsWithoutTheFirst) {
  for (const double first_x : {700.0, 5000.0}) {
    Scene scene;
    scene.add(states, 300, 300, "XINJIANG").place = 1;
    mesh::SymbolCandidate& first = scene.add(states, first_x, 300, "XINJIANG");
    first.feature = scene.mesh->symbols[0].feature;
    for (mesh::SymbolCandidate& symbol : scene.mesh->symbols) symbol.places = 2;
    const auto placed = LabelPlacement().place(scene.frame(), {});
    ASSERT_EQ(placed.size(), 1u);
    EXPECT_EQ(placed[0].symbol->place, first_x < 1000 ? 0u : 1u);
  }
}

TEST(LabelPlacement, TextAlongALineIsUprightAndFollowsIt) {
  Scene scene;
  scene.add_line(300, 300, 0.6, 400, "Kızıl-Suu river");
  mesh::SymbolCandidate& back = scene.add(rivers, 700, 300, "backwards line");
  for (int i = 0; i <= 50; ++i) back.path.push_back(scene.at(800 - 4 * i, 300 + i));   // from east to west
  back.path_anchor = 25, back.anchor = back.path[25];
  const auto placed = LabelPlacement().place(scene.frame(), {});
  ASSERT_EQ(placed.size(), 2u);
  for (const PlacedLabel& label : placed) {
    for (const LabelGlyph& glyph : label.glyphs) EXPECT_GT(std::cos(glyph.angle), 0);
    for (std::size_t i = 1; i < label.glyphs.size(); ++i) EXPECT_GT(label.glyphs[i].x, label.glyphs[i - 1].x);
    EXPECT_EQ(label.glyphs.size(), label.symbol->shaped->glyphs.size());
  }
}

TEST(LabelPlacement, ALineTooShortOrTooBentHasNoName) {
  Scene scene;
  scene.add_line(300, 200, 0, 40, "a name far longer than its line");
  mesh::SymbolCandidate& curl = scene.add(rivers, 700, 400, "round and round it goes");
  for (int i = 0; i <= 60; ++i)
    curl.path.push_back(scene.at(700 + 25 * std::cos(i * 0.2), 400 + 25 * std::sin(i * 0.2)));
  curl.path_anchor = 30, curl.anchor = curl.path[30];
  EXPECT_TRUE(LabelPlacement().place(scene.frame(), {}).empty());
}

TEST(LabelPlacement, WhatIsSelectedIsServedFirst) {
  Scene scene;
  scene.add(states, 500, 350, "important", 1);
  scene.add(towns, 500, 350, "chosen", 99).icon.clear();
  scene.highlight.selected = {1};
  const auto placed = LabelPlacement().place(scene.frame(), {});
  std::set<std::string> standing;
  for (const PlacedLabel& label : placed) standing.insert(label.symbol->text);
  EXPECT_TRUE(standing.contains("chosen"));
}

TEST(LabelPlacement, CirclesAlwaysStand) {
  Scene scene;
  for (int i = 0; i < 10; ++i) {
    auto& dot = scene.add(dots, 500, 350, "");
    dot.shaped = nullptr;
  }
  EXPECT_EQ(LabelPlacement().place(scene.frame(), {}).size(), 10u);
}

TEST(LabelPlacement, OfManyCandidatesIsQuick) {
  Scene scene;
  scene.scatter(4000, 9);
  LabelPlacement placement;
  placement.place(scene.frame(true), {});
  const std::clock_t start = std::clock();   // of this process: other work on the machine does not count
  constexpr int times = 10;
  for (int i = 0; i < times; ++i) placement.place(scene.frame(true), {});
  const double ms = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / times;
  RecordProperty("ms", std::to_string(ms));
  std::printf("4000 candidates: %.2f ms\n", ms);
}
