// Expressions by what the MapLibre Style Spec says of them.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "style/expression.h"
#include "style/json.h"

namespace atlas::style {
namespace {

struct Place {
  source::Properties properties;
  Evaluation at;
  explicit Place(const std::string& json = "{}", double zoom = 0) {
    properties.entries = *parse_json(json, "test")->object();
    at.properties = &properties;
    at.zoom = zoom;
  }
};

// The value as JSON, or "error: ..." of parsing or of evaluation.
std::string value(const std::string& expression, const Place& place = Place(), ExpectedType type = ExpectedType::any) {
  auto parsed = Expression::parse(expression, type);
  if (!parsed) return "error: " + parsed.error().what;
  auto result = parsed->evaluate(place.at);
  return result ? json_text(*result) : "error: " + result.error().what;
}

bool wrong(const std::string& expression, ExpectedType type = ExpectedType::any) {
  return !Expression::parse(expression, type);
}

TEST(Expression, NumbersAreWrittenAsABrowserWritesThem) {
  EXPECT_EQ(value(R"(["to-string", 5.0])"), "\"5\"");
  EXPECT_EQ(value(R"(["to-string", 1e21])"), "\"1e+21\"");
  EXPECT_EQ(value(R"(["to-string", 1e-7])"), "\"1e-7\"");
  EXPECT_EQ(value(R"(["to-string", 0.000001])"), "\"0.000001\"");
  EXPECT_EQ(value(R"(["to-string", 123456789012345680000])"), "\"123456789012345680000\"");
  EXPECT_EQ(value(R"(["-", 0])"), "0");
  EXPECT_EQ(value(R"(["/", 0, 0])"), "null");
}

TEST(Expression, Arithmetic) {
  EXPECT_EQ(value(R"(["+", 1, 2, 3])"), "6");
  EXPECT_EQ(value(R"(["-", 5])"), "-5");
  EXPECT_EQ(value(R"(["%", -7, 3])"), "-1");
  EXPECT_EQ(value(R"(["^", 2, 10])"), "1024");
  EXPECT_EQ(value(R"(["round", -2.5])"), "-3");
  EXPECT_EQ(value(R"(["round", 2.5])"), "3");
  EXPECT_EQ(value(R"(["min", 3, 1, 2])"), "1");
  EXPECT_EQ(value(R"(["log2", 8])"), "3");
}

TEST(Expression, TypesAreCheckedWhileParsing) {
  EXPECT_TRUE(wrong(R"(["+", 1, "a"])"));
  EXPECT_TRUE(wrong(R"(["upcase", 5])"));
  EXPECT_TRUE(wrong(R"(["nonsense"])"));
  EXPECT_TRUE(wrong(R"([])"));
  EXPECT_TRUE(wrong(R"({"a": 1})"));
  EXPECT_TRUE(wrong(R"("red")", ExpectedType::number));
  EXPECT_TRUE(wrong(R"("not a colour")", ExpectedType::color));
  EXPECT_TRUE(wrong(R"(["number", "a"])"));  // constants are evaluated at once
  EXPECT_TRUE(wrong(R"(["match", ["get", "x"], "a", 1, "a", 2, 0])"));
  EXPECT_TRUE(wrong(R"(["interpolate", ["linear"], ["get", "x"], 2, 0, 1, 1])"));
  EXPECT_TRUE(wrong(R"(["let", "a", 1, ["var", "b"]])"));
}

TEST(Expression, ValuesAreCheckedWhileEvaluating) {
  EXPECT_EQ(value(R"(["get", "n"])", Place(R"({"n": 3})"), ExpectedType::number), "3");
  EXPECT_EQ(value(R"(["get", "n"])", Place(R"({"n": "3"})"), ExpectedType::number),
            "error: Expected value to be of type number, but found string instead.");
  EXPECT_EQ(value(R"(["get", "n"])", Place(R"({"n": 3})"), ExpectedType::text), "\"3\"");
  EXPECT_EQ(value(R"(["at", 5, ["literal", [1, 2]]])").substr(0, 6), "error:");
  EXPECT_EQ(value(R"(["to-number", ["get", "n"], 7])", Place(R"({"n": "x"})")), "7");
}

TEST(Expression, TheFeature) {
  Place place(R"({"name": "Osh", "none": null, "list": [1, "b"], "inner": {"k": 5}})");
  place.at.id = source::Value(42);
  place.at.geometry = geo::GeometryType::line;
  EXPECT_EQ(value(R"(["get", "name"])", place), "\"Osh\"");
  EXPECT_EQ(value(R"(["get", "absent"])", place), "null");
  EXPECT_EQ(value(R"(["has", "none"])", place), "true");
  EXPECT_EQ(value(R"(["get", "k", ["get", "inner"]])", place), "5");
  EXPECT_EQ(value(R"(["id"])", place), "42");
  EXPECT_EQ(value(R"(["geometry-type"])", place), "\"LineString\"");
  EXPECT_EQ(value(R"(["typeof", ["get", "list"]])", place), "\"array<value, 2>\"");
  EXPECT_EQ(value(R"(["properties"])", Place(R"({"b": 1, "a": [true]})")), R"({"b":1,"a":[true]})");
}

TEST(Expression, Decisions) {
  const std::string match = R"(["match", ["get", "k"], ["road", "track"], 2, "rail", 3, 1])";
  EXPECT_EQ(value(match, Place(R"({"k": "track"})")), "2");
  EXPECT_EQ(value(match, Place(R"({"k": "rail"})")), "3");
  EXPECT_EQ(value(match, Place(R"({"k": 5})")), "1");
  EXPECT_EQ(value(R"(["case", [">", ["get", "x"], 3], "much", "little"])", Place(R"({"x": 4})")), "\"much\"");
  EXPECT_EQ(value(R"(["coalesce", ["get", "a"], ["get", "b"], "c"])", Place(R"({"b": 2})")), "2");
  EXPECT_EQ(value(R"(["all", false, ["error", "not asked"]])").substr(0, 5), "false");
  EXPECT_EQ(value(R"(["==", ["get", "a"], ["get", "b"]])", Place(R"({"a": 1, "b": "1"})")), "false");
  EXPECT_EQ(value(R"(["<", ["get", "a"], ["get", "b"]])", Place(R"({"a": 1, "b": "1"})")).substr(0, 6), "error:");
}

TEST(Expression, Ramps) {
  const std::string linear = R"(["interpolate", ["linear"], ["zoom"], 5, 10, 7, 20])";
  EXPECT_EQ(value(linear, Place("{}", 4)), "10");
  EXPECT_EQ(value(linear, Place("{}", 6)), "15");
  EXPECT_EQ(value(linear, Place("{}", 9)), "20");
  EXPECT_EQ(value(R"(["interpolate", ["exponential", 2], ["zoom"], 0, 0, 2, 3])", Place("{}", 1)), "1");
  EXPECT_EQ(value(R"(["step", ["zoom"], "a", 3, "b", 6, "c"])", Place("{}", 3)), "\"b\"");
  EXPECT_EQ(value(R"(["interpolate", ["linear"], ["zoom"], 0, ["literal", [0, 2]], 10, ["literal", [10, 4]]])", Place("{}", 5)),
            "[5,3]");
  EXPECT_TRUE(wrong(R"(["interpolate", ["linear"], ["zoom"], 0, "a", 1, "b"])"));
}

TEST(Expression, TheZoomIsTheInputOfTheOutermostRampOnly) {
  EXPECT_TRUE(wrong(R"(["+", 1, ["zoom"]])"));
  EXPECT_TRUE(wrong(R"(["case", ["has", "a"], ["step", ["zoom"], 0, 1, 2], 3])"));
  EXPECT_FALSE(wrong(R"(["coalesce", ["step", ["zoom"], 0, 1, 2], 3])"));
  EXPECT_FALSE(wrong(R"(["let", "a", 1, ["step", ["zoom"], 0, 1, ["var", "a"]]])"));
  EXPECT_TRUE(Expression::parse(R"(["<", ["get", "rank"], ["zoom"]])", ExpectedType::boolean, true));
}

TEST(Expression, TextIsCountedInCodePoints) {
  EXPECT_EQ(value(R"(["length", "中吉😀"])"), "3");
  EXPECT_EQ(value(R"(["slice", "中吉😀界", -2])"), "\"😀界\"");
  EXPECT_EQ(value(R"(["index-of", "界", "中吉😀界"])"), "3");
  EXPECT_EQ(value(R"(["upcase", "ңөү straße"])"), "\"ҢӨҮ STRASSE\"");
  EXPECT_EQ(value(R"(["concat", "a", 1, true, null, ["literal", [1, "b"]]])"), R"("a1true[1,\"b\"]")");
  EXPECT_EQ(value(R"(["join", ["split", "a b c", " "], "-"])"), "\"a-b-c\"");
}

TEST(Expression, NumberFormat) {
  EXPECT_EQ(value(R"(["number-format", 1234.5678, {}])"), "\"1,234.568\"");
  EXPECT_EQ(value(R"(["number-format", 9.5, {"locale": "en-US", "currency": "USD"}])"), "\"$9.50\"");
  EXPECT_EQ(value(R"(["number-format", 5, {"min-fraction-digits": 2}])"), "\"5.00\"");
}

TEST(Expression, Collators) {
  EXPECT_EQ(value(R"(["==", "ä", "A", ["collator", {"locale": "de"}]])"), "true");
  EXPECT_EQ(value(R"(["==", "ä", "a", ["collator", {"locale": "de", "diacritic-sensitive": true}]])"), "false");
  EXPECT_EQ(value(R"(["<", "ä", "z", ["collator", {"locale": "de", "diacritic-sensitive": true}]])"), "true");
  EXPECT_EQ(value(R"(["==", "a", "A", ["collator", {"case-sensitive": true}]])"), "false");
}

TEST(Expression, StateOfTheStyle) {
  source::Object state{{"language", "ky"}};
  Place place(R"({"name_ky": "Ош"})");
  place.at.state = &state;
  EXPECT_EQ(value(R"(["get", ["concat", "name_", ["global-state", "language"]]])", place), "\"Ош\"");
}

TEST(Expression, GeometryAgainstGeometry) {
  const std::string square = R"({"type": "Polygon", "coordinates": [[[0,0],[1,0],[1,1],[0,1],[0,0]]]})";
  geo::Geometry point{.type = geo::GeometryType::point, .points = {{0.5, 0.5}}};
  Place place;
  place.at.shape = &point;
  EXPECT_EQ(value(R"(["within", )" + square + "]", place), "true");
  EXPECT_EQ(value(R"(["distance", )" + square + "]", place), "0");
  point.points = {{2, 0.5}};
  EXPECT_EQ(value(R"(["within", )" + square + "]", place), "false");
  // a degree of longitude at the equator: 111,320 m
  EXPECT_NEAR(std::stod(value(R"(["distance", )" + square + "]", place)), 111320, 20);
}

TEST(Expression, KnowsWhatItReads) {
  auto two = Expression::parse(R"(["case", ["has", "a"], ["get", "b"], 1])", ExpectedType::any);
  EXPECT_EQ(two->reads(), (std::set<std::string>{"a", "b"}));
  EXPECT_FALSE(two->constant());
  EXPECT_TRUE(Expression::parse(R"(["+", 1, 2])", ExpectedType::any)->constant());
  EXPECT_TRUE(Expression::parse(R"(["step", ["zoom"], 0, 1, 2])", ExpectedType::any)->reads_zoom());
  EXPECT_TRUE(Expression::parse(R"(["get", ["get", "which"]])", ExpectedType::any)->reads().contains("*"));
}

TEST(Expression, HostileProgramsAreRefused) {
  std::string deep(100000, '[');
  EXPECT_TRUE(wrong(deep));
  std::string nots;
  for (int i = 0; i < 190; ++i) nots += "[\"!\",";
  EXPECT_TRUE(wrong(nots + "true" + std::string(190, ']')));
  EXPECT_TRUE(wrong("[\"literal\""));
  EXPECT_TRUE(wrong(""));
  // a variable used twice, forty times over: evaluated as it stands this would take days
  std::string doubling = R"(["let","v0",["to-number",["get","x"]],)", end = "]";
  for (int i = 1; i <= 40; ++i) {
    auto n = std::to_string(i), b = std::to_string(i - 1);
    doubling += "[\"let\",\"v" + n + "\",[\"+\",[\"var\",\"v" + b + "\"],[\"var\",\"v" + b + "\"]],";
    end += "]";
  }
  EXPECT_TRUE(wrong(doubling + "[\"var\",\"v40\"]" + end));
}

}  // namespace
}  // namespace atlas::style
