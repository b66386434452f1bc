#include <gtest/gtest.h>

#include "style/json.h"
#include "style/style.h"

namespace atlas::style {
namespace {

std::shared_ptr<const Style> style_of(const std::string& layers, Notes& notes) {
  auto style = parse_style(R"({"version": 8, "sources": {"s": {"type": "vector"}}, "layers": [)" + layers + "]}", "test", notes);
  EXPECT_TRUE(style);
  return style ? *style : nullptr;
}

TEST(Layer, WhatIsNotWrittenHasTheDefaultOfTheSpec) {
  Notes notes;
  auto style = style_of(R"({"id": "l", "type": "line", "source": "s"})", notes);
  const Layer& line = style->layers.at(0);
  EXPECT_EQ(line.number("line-width", {}), 1);
  EXPECT_EQ(line.text("line-cap", {}), "butt");
  EXPECT_EQ(line.color("line-color", {}), (Color{0, 0, 0, 1}));
  EXPECT_TRUE(line.numbers("line-dasharray", {}).empty());
  EXPECT_FALSE(line.has("line-width"));
  EXPECT_TRUE(line.passes({}));
  EXPECT_TRUE(notes.empty());
}

TEST(Layer, AFailingExpressionGivesTheDefault) {
  Notes notes;
  auto style = style_of(R"({"id": "l", "type": "line", "source": "s", "paint": {"line-width": ["get", "w"],
                            "line-color": ["to-color", ["get", "c"]]}})", notes);
  source::Properties properties;
  properties.set("w", "wide");
  properties.set("c", "no colour");
  Evaluation at;
  at.properties = &properties;
  EXPECT_EQ(style->layers[0].number("line-width", at), 1);
  EXPECT_EQ(style->layers[0].color("line-color", at), (Color{0, 0, 0, 1}));
  properties.set("w", 4);
  EXPECT_EQ(style->layers[0].number("line-width", at), 4);
  EXPECT_EQ(style->layers[0].paint_reads(), (std::set<std::string>{"w", "c"}));
}

TEST(Layer, ASecondLanguageIsASmallerSection) {
  Notes notes;
  auto style = style_of(R"({"id": "n", "type": "symbol", "source": "s", "layout": {"text-field":
      ["format", ["get", "a"], {}, "\n", {}, ["get", "b"], {"font-scale": 0.8}]}})", notes);
  source::Properties properties;
  properties.set("a", "奥什");
  properties.set("b", "Osh");
  Evaluation at;
  at.properties = &properties;
  EXPECT_EQ(style->layers[0].text("text-field", at), "奥什\nOsh");
  auto sections = style->layers[0].formatted("text-field", at);
  ASSERT_EQ(sections.size(), 3u);
  EXPECT_EQ(sections[0].text, "奥什");
  EXPECT_EQ(sections[0].font_scale, 1);
  EXPECT_EQ(sections[2].text, "Osh");
  EXPECT_EQ(sections[2].font_scale, 0.8);
}

TEST(Layer, TokensInConstantTextStandForProperties) {
  Notes notes;
  auto style = style_of(R"_({"id": "n", "type": "symbol", "source": "s", "layout": {"text-field": "{name} ({n})"}})_", notes);
  source::Properties properties;
  properties.set("name", "Osh");
  properties.set("n", 3);
  Evaluation at;
  at.properties = &properties;
  EXPECT_EQ(style->layers[0].text("text-field", at), "Osh (3)");
}

TEST(Style, WhatIsNotDrawnIsNotedWithItsPlace) {
  Notes notes;
  auto style = style_of(R"({"id": "a", "type": "heatmap", "source": "s"}, {"id": "b", "type": "fill", "source": "s",
      "paint": {"fill-pattern": "x", "fill-color": "nonsense", "line-width": 3}}, {"id": "b", "type": "fill", "source": "s"},
      {"id": "c", "type": "fill", "source": "elsewhere"}, {"type": "line", "source": "s"}, 5,
      {"id": "d", "type": "line", "source": "s", "filter": ["bad", 1]})", notes);
  ASSERT_EQ(style->layers.size(), 2u);
  EXPECT_EQ(style->layers[0].id, "b");
  EXPECT_FALSE(style->layers[1].passes({}));  // nothing, rather than everything
  std::string all;
  for (const auto& note : notes) all += note.to_line() + "\n";
  for (const char* place : {"test: a:", "b.fill-pattern", "b.fill-color", "b.line-width", "c:", "layers[4]", "layers[5]", "d.filter"})
    EXPECT_NE(all.find(place), std::string::npos) << place << " in\n" << all;
}

TEST(Style, WhatIsNoStyleIsAnError) {
  Notes notes;
  for (const char* text : {"", "5", "{}", "{\"layers\": 3}", "[", "{\"layers\": [}"})
    EXPECT_FALSE(parse_style(text, "test", notes)) << text;
  auto missing = load_style("no-such-style", notes);
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().remedy.find("light"), std::string::npos);
}

}  // namespace
}  // namespace atlas::style
