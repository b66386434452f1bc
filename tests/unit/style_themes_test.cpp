// The styles that ship: nothing of them is left out, and light and dark say the same in other colours.
#include <gtest/gtest.h>

#include "style/data_layers.h"
#include "style/json.h"
#include "style/style.h"

namespace atlas::style {
namespace {

std::shared_ptr<const Style> shipped(const std::string& name) {
  Notes notes;
  auto style = load_style(name, notes);
  EXPECT_TRUE(style) << name;
  for (const auto& note : notes) ADD_FAILURE() << note.to_line();
  return style ? *style : nullptr;
}

const Layer& layer(const Style& style, const std::string& id) {
  for (const auto& one : style.layers)
    if (one.id == id) return one;
  ADD_FAILURE() << "no layer " << id;
  return style.layers.at(0);
}

source::Value written(const std::string& name) {
  return *parse_json(*read_embedded_style(name), name);
}

TEST(Themes, ParseWithoutNotes) {
  for (const auto& name : embedded_style_names()) shipped(name);
  shipped("data");
  EXPECT_EQ(embedded_style_names(), (std::vector<std::string>{"dark", "light"}));
}

bool is_colour(const std::string& property) { return property.ends_with("-color"); }

// The layers' JSON with every colour and icon left out.
std::string without_colours(const source::Value& value, const std::string& key = {}) {
  if (is_colour(key)) return "COLOUR";
  if (key == "fill-opacity") return "OPACITY";  // of the regions: look.md has 16 % and 18 %
  if (auto* array = value.array()) {
    std::string text = "[";
    for (const auto& element : *array) text += without_colours(element, key) + ",";
    return text + "]";
  }
  if (auto* object = value.object()) {
    std::string text = "{";
    for (const auto& [name, entry] : *object) text += name + ":" + without_colours(entry, name) + ",";
    return text + "}";
  }
  if (key == "icon-image" && value.text() && *value.text() == "-dark") return "\"\"";
  return json_text(value);
}

TEST(Themes, DifferInColoursOnly) {
  auto light = written("light"), dark = written("dark");
  auto *a = member(*light.object(), "layers")->array(), *b = member(*dark.object(), "layers")->array();
  ASSERT_EQ(a->size(), b->size());
  for (std::size_t i = 0; i < a->size(); ++i) EXPECT_EQ(without_colours((*a)[i]), without_colours((*b)[i]));
}

Color css(const char* text) { return *parse_color(text); }

TEST(Themes, HaveTheColoursOfTheLook) {
  struct Row {
    const char *layer, *property, *light, *dark;
  };
  for (const Row& row : {Row{"ocean", "fill-color", "#BFD8E4", "#16303D"}, {"lakes", "fill-color", "#BFD8E4", "#16303D"},
                         {"shores", "line-color", "#8DB3C7", "#2C5A70"}, {"borders", "line-color", "#7D6B87", "#B7A3C4"},
                         {"provinces", "line-color", "#A396AB", "#6F6478"}, {"regions-edge", "line-color", "#B97F12", "#E9B95A"},
                         {"roads-approximate", "line-color", "#C4472B", "#F0785A"},
                         {"railway-approximate", "line-color", "#2F3338", "#D5D9DE"},
                         {"power-approximate", "line-color", "#7446B0", "#B08BE8"},
                         {"gas-unbuilt", "line-color", "#0F7B6C", "#3CC2AE"}, {"crossings", "text-color", "#1F5FA8", "#6FB0F5"}}) {
    EXPECT_EQ(layer(*shipped("light"), row.layer).color(row.property, {}), css(row.light)) << row.layer;
    EXPECT_EQ(layer(*shipped("dark"), row.layer).color(row.property, {}), css(row.dark)) << row.layer;
  }
  auto light = shipped("light");
  EXPECT_EQ(layer(*light, "regions-fill").number("fill-opacity", {}), 0.16);
  EXPECT_EQ(layer(*light, "borders").number("line-width", {}), 1.4);
  EXPECT_EQ(layer(*light, "borders-band").number("line-opacity", {}), 0.15);
  Evaluation high;
  high.elevation = 5200;
  EXPECT_EQ(layer(*light, "relief-tints").color("color-relief-color", high), css("#FBFAF7"));
}

source::Properties road(bool approximate, bool built) {
  source::Properties properties;
  properties.set("id", "road-osh-irkeshtam");
  properties.set("approximate", approximate);
  properties.set("built", built);
  return properties;
}

TEST(Themes, WhatIsApproximateIsNeverDrawnAsExact) {
  auto light = shipped("light");
  for (bool built : {true, false}) {
    auto properties = road(true, built);
    Evaluation at;
    at.zoom = 7;
    at.properties = &properties;
    at.geometry = geo::GeometryType::line;
    bool corridor = false;
    for (const auto& one : light->layers) {
      if (one.source_layer != "roads" || one.type != LayerType::line || !one.passes(at)) continue;
      if (member(one.metadata, "atlas:corridor")) {
        corridor = true;
        EXPECT_DOUBLE_EQ(one.number("line-opacity", at), 0.14);
      } else if (one.id == (built ? "roads-approximate" : "roads-unbuilt")) {
        auto dashes = one.numbers("line-dasharray", at);
        ASSERT_EQ(dashes.size(), 2u) << one.id;
        EXPECT_NEAR(dashes[0] * one.number("line-width", at), 8, 0.1);
        EXPECT_NEAR(dashes[1] * one.number("line-width", at), 5, 0.1);
      }
    }
    EXPECT_TRUE(corridor);
  }
}

TEST(Themes, WhatIsNotBuiltIsHollow) {
  auto light = shipped("light");
  for (const char* kind : {"roads", "railway", "power", "gas"}) {
    auto properties = road(true, false);
    Evaluation at;
    at.zoom = 7;
    at.properties = &properties;
    const Layer& hollow = layer(*light, std::string(kind) + "-hollow-unbuilt");
    EXPECT_TRUE(hollow.passes(at));
    EXPECT_LT(hollow.number("line-width", at), layer(*light, std::string(kind) + "-unbuilt").number("line-width", at));
    properties.set("built", true);
    EXPECT_FALSE(hollow.passes(at));
  }
}

TEST(Themes, RoutesOfOneValleyRunSideBySide) {
  auto light = shipped("light");
  const Layer& roads = layer(*light, "roads-approximate");
  auto offset = [&](const char* id) {
    source::Properties properties;
    properties.set("id", id);
    Evaluation at;
    at.zoom = 7;
    at.properties = &properties;
    return roads.number("line-offset", at);
  };
  Evaluation at;
  at.zoom = 7;
  EXPECT_GE(offset("road-china-kyrgyzstan-uzbekistan") - offset("road-osh-irkeshtam"), roads.number("line-width", at));
}

TEST(Themes, NamesFollowTheLanguageAndFallBack) {
  auto light = shipped("light");
  source::Properties properties;
  properties.set("name_zh", "奥什");
  properties.set("name_en", "Osh");
  properties.set("name_ru", "Ош");
  properties.set("name_ky", "");
  auto name = [&](const char* language) {
    source::Object state{{"language", language}};
    Evaluation at;
    at.zoom = 8;
    at.properties = &properties;
    at.state = &state;
    return layer(*light, "towns").text("text-field", at);
  };
  EXPECT_EQ(name("zh"), "奥什");
  EXPECT_EQ(name("ru"), "Ош");
  EXPECT_EQ(name("en"), "Osh");
  EXPECT_EQ(name("ky"), "Osh");
}

TEST(Themes, EveryLayerOfALegendRowNamesItInBothLanguages) {
  auto light = shipped("light");
  for (const auto& one : light->layers) {
    auto* legend = member(one.metadata, "atlas:legend");
    if (!legend) continue;
    ASSERT_TRUE(legend->object()) << one.id;
    EXPECT_TRUE(member(*legend->object(), "zh")) << one.id;
    EXPECT_TRUE(member(*legend->object(), "en")) << one.id;
  }
}

TEST(Themes, AFilesLayersAreAddedForItsOwnSource) {
  const auto light = shipped("light");
  const auto grown = with_data_layers(*light, "file-1", {"shore", "islands"}, 0, false);
  const std::size_t added = grown->layers.size() - light->layers.size();
  EXPECT_EQ(added, 2 * shipped("data")->layers.size());
  EXPECT_EQ(layer(*grown, "file-1/islands/data-line").source, "file-1");
  EXPECT_EQ(layer(*grown, "file-1/islands/data-line").source_layer, "islands");
}

}  // namespace
}  // namespace atlas::style
