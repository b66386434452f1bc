// Filters and functions as they were before expressions: maps made for them are still about.
#include <gtest/gtest.h>

#include "style/expression.h"
#include "style/json.h"

namespace atlas::style {
namespace {

bool passes(const std::string& filter, const std::string& properties, geo::GeometryType type = geo::GeometryType::line) {
  auto parsed = Expression::parse(filter, ExpectedType::boolean, true);
  EXPECT_TRUE(parsed) << filter;
  if (!parsed) return false;
  source::Properties held;
  held.entries = *parse_json(properties, "test")->object();
  Evaluation at;
  at.properties = &held;
  at.geometry = type;
  auto result = parsed->evaluate(at);
  return result && result->boolean() && *result->boolean();
}

TEST(LegacyFilter, ComparesOnlyWhatIsOfOneType) {
  EXPECT_TRUE(passes(R"(["==", "class", "road"])", R"({"class": "road"})"));
  EXPECT_FALSE(passes(R"(["==", "n", 1])", R"({"n": "1"})"));
  EXPECT_TRUE(passes(R"(["!=", "class", "road"])", "{}"));
  EXPECT_TRUE(passes(R"([">=", "n", 3])", R"({"n": 3})"));
  EXPECT_FALSE(passes(R"(["<", "n", 3])", R"({"n": "2"})"));
  EXPECT_FALSE(passes(R"(["<", "n", 3])", "{}"));
}

TEST(LegacyFilter, Sets) {
  EXPECT_TRUE(passes(R"(["in", "class", "a", "b"])", R"({"class": "b"})"));
  EXPECT_TRUE(passes(R"(["!in", "class", "a", "b"])", "{}"));
  EXPECT_TRUE(passes(R"(["has", "x"])", R"({"x": null})"));
  EXPECT_FALSE(passes(R"(["!has", "x"])", R"({"x": null})"));
  EXPECT_TRUE(passes(R"(["all", ["==", "$type", "LineString"], ["any", ["==", "a", 1], ["==", "b", 2]]])", R"({"b": 2})"));
  EXPECT_FALSE(passes(R"(["none", ["==", "b", 2]])", R"({"b": 2})"));
  EXPECT_TRUE(passes(R"(["all"])", "{}"));
}

TEST(LegacyFilter, ExpressionsAreKnownFromThem) {
  EXPECT_TRUE(passes(R"(["==", ["get", "n"], 1])", R"({"n": 1})"));
  EXPECT_TRUE(passes(R"(["in", "a", ["literal", ["a", "b"]]])", "{}"));
  EXPECT_TRUE(passes(R"(["all", ["has", "x"], ["!", ["has", "y"]]])", R"({"x": 1})"));
  EXPECT_TRUE(passes("true", "{}"));
  EXPECT_FALSE(Expression::parse(R"(["nonsense", "a", 1])", ExpectedType::boolean, true));
}

std::string value(const std::string& function, const std::string& properties, double zoom, ExpectedType type) {
  auto parsed = Expression::parse(function, type);
  if (!parsed) return "error: " + parsed.error().what;
  source::Properties held;
  held.entries = *parse_json(properties, "test")->object();
  Evaluation at;
  at.properties = &held;
  at.zoom = zoom;
  auto result = parsed->evaluate(at);
  return result ? json_text(*result) : "error";
}

TEST(LegacyFunction, OverTheZoom) {
  const std::string width = R"({"base": 1, "stops": [[5, 1], [10, 6]]})";
  EXPECT_EQ(value(width, "{}", 4, ExpectedType::number), "1");
  EXPECT_EQ(value(width, "{}", 7, ExpectedType::number), "3");
  EXPECT_EQ(value(R"({"stops": [[0, "#000"], [10, "#fff"]]})", "{}", 5, ExpectedType::color), "[0.5,0.5,0.5,1]");
  EXPECT_EQ(value(R"({"stops": [[0, "a"], [5, "b"]]})", "{}", 4.9, ExpectedType::text), "\"a\"");
}

TEST(LegacyFunction, OverAProperty) {
  const std::string kinds = R"({"property": "k", "type": "categorical", "stops": [["a", 1], ["b", 2]], "default": 9})";
  EXPECT_EQ(value(kinds, R"({"k": "b"})", 0, ExpectedType::number), "2");
  EXPECT_EQ(value(kinds, R"({"k": "z"})", 0, ExpectedType::number), "9");
  EXPECT_EQ(value(R"({"property": "c", "type": "identity"})", R"({"c": "red"})", 0, ExpectedType::color), "[1,0,0,1]");
  EXPECT_EQ(value(R"({"property": "n", "type": "interval", "stops": [[0, 1], [10, 2]]})", R"({"n": 9})", 0, ExpectedType::number), "1");
  EXPECT_EQ(value(R"({"property": "n", "stops": [[{"zoom": 0, "value": 0}, 0], [{"zoom": 0, "value": 10}, 10],
                     [{"zoom": 10, "value": 0}, 100], [{"zoom": 10, "value": 10}, 200]]})",
                  R"({"n": 5})", 5, ExpectedType::number),
            "77.5");
}

TEST(LegacyFunction, WrongOnesAreRefused) {
  for (const char* wrong : {R"({"stops": []})", R"({"stops": [[1]]})", R"({"stops": [[5, 1], [3, 2]]})",
                            R"({"stops": [["a", 1]]})", R"({"property": 5, "stops": [[0, 1]]})", R"({"type": "odd", "stops": [[0, 1]]})"})
    EXPECT_EQ(value(wrong, "{}", 0, ExpectedType::number).substr(0, 6), "error:") << wrong;
}

}  // namespace
}  // namespace atlas::style
