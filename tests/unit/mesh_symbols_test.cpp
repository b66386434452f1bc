#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "geo/geodesic.h"
#include "mesh/build.h"
#include "mesh/symbol_path.h"
#include "mesh/symbol_text.h"

using namespace atlas;
using namespace atlas::mesh;

namespace {

std::string style_of(const std::string& layer) {
  return R"({"version": 8, "sources": {"a": {"type": "geojson", "data": "x"}}, "layers": [)" + layer + "]}";
}

Recipe recipe_of(const std::string& layer, source::Object state = {}) {
  style::Notes notes;
  auto parsed = style::parse_style(style_of(layer), "test", notes);
  EXPECT_TRUE(parsed) << (parsed ? "" : parsed.error().to_line());
  return {.style = *parsed,
          .projection = geo::Projection::web_mercator(),
          .fonts = *text::Fonts::open(),
          .state = std::move(state)};
}

source::MapFeature feature_of(geo::Geometry geometry, source::Object properties) {
  source::MapFeature feature{.id = 7, .properties = {std::move(properties)}, .geometry = std::move(geometry)};
  feature.box = geo::box_of(feature.geometry);
  return feature;
}

source::TileLayer layer_of(std::vector<source::MapFeature> features) {
  auto layer = std::make_shared<source::MapLayer>();
  layer->name = "a";
  layer->features = std::move(features);
  source::TileLayer out{.layer = layer, .features = {}};
  for (std::uint32_t i = 0; i < layer->features.size(); ++i) out.features.push_back(i);
  return out;
}

// The candidates of every tile of a zoom level that the box touches.
std::vector<SymbolCandidate> over_all_tiles(const Recipe& recipe, const source::TileLayer& layer, std::uint8_t z) {
  std::vector<SymbolCandidate> all;
  for (std::uint32_t x = 0; x < (1u << z); ++x)
    for (std::uint32_t y = 0; y < (1u << z); ++y) {
      TileMesh mesh;
      mesh.source = "a", mesh.tile = {z, x, y};
      add_symbols(recipe, 0, layer, mesh);
      all.insert(all.end(), mesh.symbols.begin(), mesh.symbols.end());
    }
  return all;
}

geo::Geometry wavy_line() {
  geo::Geometry line{.type = geo::GeometryType::line, .lines = {{}}};
  for (int i = 0; i <= 400; ++i) line.lines[0].push_back({60 + i * 0.1, 41 + 2 * std::sin(i * 0.05)});
  return line;
}

constexpr const char* point_layer = R"({"id": "p", "type": "symbol", "source": "a", "source-layer": "a",
  "layout": {"text-field": ["get", "name"], "icon-image": "port", "symbol-sort-key": ["get", "rank"]}})";
constexpr const char* line_layer = R"({"id": "l", "type": "symbol", "source": "a", "source-layer": "a",
  "layout": {"text-field": ["get", "name"], "symbol-placement": "line", "symbol-spacing": 300, "text-size": 12}})";

}  // namespace

TEST(Symbols, EveryPointBelongsToExactlyOneTile) {
  const Recipe recipe = recipe_of(point_layer);
  geo::Geometry points{.type = geo::GeometryType::point, .multi = true};
  // Corners and edges of tiles, the antimeridian and the poles among them.
  points.points = {{0, 0}, {45, 0}, {0, 66.513260443}, {-180, 10}, {180, 10}, {74.6, 42.87}, {10, 90}, {10, -90}};
  const auto all = over_all_tiles(recipe, layer_of({feature_of(points, {{"name", "x"}, {"rank", 3}})}), 4);
  EXPECT_EQ(all.size(), points.points.size());
  EXPECT_EQ(all[0].sort_key, 3);
  EXPECT_EQ(all[0].icon, "port");
}

TEST(Symbols, APolygonsBestPlaceIsItsAnchorAndTheOthersAreForViewsWithoutIt) {
  const Recipe recipe = recipe_of(point_layer);
  geo::Geometry polygon{.type = geo::GeometryType::polygon,
                        .polygons = {{{{{70, 39}, {80, 39}, {80, 43}, {70, 43}, {70, 39}}}}}};
  const auto all = over_all_tiles(recipe, layer_of({feature_of(polygon, {{"name", "Кыргызстан"}})}), 5);
  const auto places = geo::label_places(polygon);
  ASSERT_EQ(all.size(), places.size());
  for (const SymbolCandidate& symbol : all) {
    EXPECT_EQ(symbol.places, places.size());
    EXPECT_EQ(symbol.anchor, geo::to_mercator(places.at(symbol.place)));
  }
  EXPECT_EQ(places[0], geo::anchor_of(polygon));
}

TEST(Symbols, AnchorsAlongALineAreEvenlySpacedOverAllTilesTogether) {
  const Recipe recipe = recipe_of(line_layer);
  const auto layer = layer_of({feature_of(wavy_line(), {{"name", "Нарын"}})});
  const std::uint8_t z = 5;
  const auto all = over_all_tiles(recipe, layer, z);
  const MeasuredLine line(wavy_line().lines[0]);
  const double pixel = geo::mercator_metres_per_pixel(z);
  const auto count = static_cast<std::size_t>(line.length() / pixel / 300);
  ASSERT_GT(count, 2u);
  EXPECT_EQ(all.size(), count) << "none twice, none lost at the tiles' edges";
  for (std::size_t k = 0; k < count; ++k) {
    const geo::PlanePoint wanted = line.at((k + 0.5) * line.length() / count);
    const bool found = std::any_of(all.begin(), all.end(), [&](const SymbolCandidate& s) {
      return std::hypot(s.anchor.x - wanted.x, s.anchor.y - wanted.y) < 12 * pixel;   // smoothed
    });
    EXPECT_TRUE(found) << k;
  }
}

TEST(Symbols, ThePathGoesOnPastTheTilesEdge) {
  const Recipe recipe = recipe_of(line_layer);
  const auto all =
      over_all_tiles(recipe, layer_of({feature_of(wavy_line(), {{"name", "A rather long name of a river"}})}), 5);
  ASSERT_FALSE(all.empty());
  for (const SymbolCandidate& symbol : all) {
    ASSERT_LT(symbol.path_anchor, symbol.path.size());
    EXPECT_EQ(symbol.path[symbol.path_anchor], symbol.anchor);
    double length = 0;
    for (std::size_t i = 1; i < symbol.path.size(); ++i)
      length += std::hypot(symbol.path[i].x - symbol.path[i - 1].x, symbol.path[i].y - symbol.path[i - 1].y);
    EXPECT_GT(length, symbol.shaped->width * 12 * geo::mercator_metres_per_pixel(5));
  }
}

TEST(Symbols, OfALineInManyPartsStandAlongTheWhole) {
  const Recipe recipe = recipe_of(line_layer);
  geo::Geometry whole = wavy_line(), parts{.type = geo::GeometryType::line, .multi = true};
  for (int part = 0; part < 8; ++part)
    parts.lines.emplace_back(whole.lines[0].begin() + part * 50, whole.lines[0].begin() + part * 50 + 51);
  const auto a = over_all_tiles(recipe, layer_of({feature_of(whole, {{"name", "N"}})}), 5);
  const auto b = over_all_tiles(recipe, layer_of({feature_of(parts, {{"name", "N"}})}), 5);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_NEAR(a[i].anchor.x, b[i].anchor.x, 1e-3);
}

TEST(Symbols, LanguageAndSecondTextComeFromTheStyle) {
  const std::string layer = R"({"id": "p", "type": "symbol", "source": "a", "source-layer": "a", "layout": {
    "text-font": ["Noto Sans Medium"], "text-transform": "uppercase", "text-field": ["format",
      ["match", ["global-state", "language"], "ky", ["get", "name_ky"], ["get", "name_en"]], {}, "\n", {},
      ["get", "name_zh"], {"font-scale": 0.8, "text-color": "#ff0000"}]}})";
  geo::Geometry point{.type = geo::GeometryType::point, .points = {{74.6, 42.87}}};
  const auto features = layer_of({feature_of(point, {{"name_ky", "Өзгөн"}, {"name_en", "Uzgen"}, {"name_zh", "乌兹根"}})});
  const auto kyrgyz = over_all_tiles(recipe_of(layer, {{"language", "ky"}}), features, 2);
  ASSERT_EQ(kyrgyz.size(), 1u);
  EXPECT_EQ(kyrgyz[0].text, "ӨЗГӨН");
  EXPECT_EQ(kyrgyz[0].second_text, "乌兹根");
  EXPECT_NEAR(kyrgyz[0].second_scale, 0.8, 1e-6);
  ASSERT_TRUE(kyrgyz[0].second_color);
  EXPECT_EQ(kyrgyz[0].second_color->r, 1);
  EXPECT_EQ(over_all_tiles(recipe_of(layer), features, 2)[0].text, "UZGEN");
}

TEST(Symbols, WhatTheFilterLeavesOutAndWhatHasNoTextMakesNone) {
  const Recipe recipe = recipe_of(R"({"id": "p", "type": "symbol", "source": "a", "source-layer": "a",
    "filter": ["<", ["get", "rank"], 5], "layout": {"text-field": ["get", "name"]}})");
  geo::Geometry point{.type = geo::GeometryType::point, .points = {{74.6, 42.87}}};
  const auto layer =
      layer_of({feature_of(point, {{"name", "a"}, {"rank", 9}}), feature_of(point, {{"name", ""}, {"rank", 1}}),
                feature_of(point, {{"name", "  "}, {"rank", 1}}), feature_of(point, {{"rank", 1}})});
  EXPECT_TRUE(over_all_tiles(recipe, layer, 2).empty());
}

TEST(Symbols, BadGeometryMakesNoneAndDoesNoHarm) {
  const double nan = std::nan("");
  for (const char* style : {point_layer, line_layer}) {
    const Recipe recipe = recipe_of(style);
    geo::Geometry points{.type = geo::GeometryType::point, .points = {{nan, 0}, {0, nan}, {INFINITY, 0}}};
    geo::Geometry lines{.type = geo::GeometryType::line,
                        .lines = {{}, {{1, 1}}, {{1, 1}, {1, 1}}, {{nan, 1}, {2, nan}}}};
    geo::Geometry polygons{.type = geo::GeometryType::polygon, .polygons = {{}, {{{}}}}};
    const auto layer = layer_of({feature_of(points, {{"name", "x"}}), feature_of(lines, {{"name", "x"}}),
                                 feature_of(polygons, {{"name", "x"}})});
    for (const SymbolCandidate& symbol : over_all_tiles(recipe, layer, 2))
      EXPECT_TRUE(std::isfinite(symbol.anchor.x + symbol.anchor.y));
  }
}

TEST(Symbols, AnotherProjectionHasTheSameAnchorsElsewhere) {
  Recipe recipe = recipe_of(line_layer);
  const auto layer = layer_of({feature_of(wavy_line(), {{"name", "Нарын"}})});
  const auto flat = over_all_tiles(recipe, layer, 5);
  recipe.projection = *geo::Projection::create("EPSG:32643");
  const auto utm = over_all_tiles(recipe, layer, 5);
  ASSERT_EQ(flat.size(), utm.size());
  for (std::size_t i = 0; i < flat.size(); ++i) {
    const geo::PlanePoint there = recipe.projection->forward(geo::from_mercator(flat[i].anchor));
    EXPECT_NEAR(there.x, utm[i].anchor.x, 1);
    EXPECT_NEAR(there.y, utm[i].anchor.y, 1);
  }
}

TEST(SymbolText, FontNamesBecomeWeights) {
  EXPECT_EQ(font_style("Noto Sans Medium Italic"), (text::FontStyle{text::Weight::medium, true}));
  EXPECT_EQ(font_style("Open Sans Bold"), (text::FontStyle{text::Weight::bold, false}));
  EXPECT_EQ(font_style("Noto Sans Regular"), text::FontStyle{});
}
