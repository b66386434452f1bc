#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "source/feature_stream.h"
#include "source/value_json.h"
#include "temporary_folder.h"

namespace atlas::source {
namespace {

using nlohmann::json;
using geo::GeometryType;

struct Read {
  std::string layer, failure;
  std::vector<geo::Geometry> geometries;
  std::vector<Properties> properties;
  std::vector<std::uint64_t> rows, places;
  std::vector<Error> problems;
  std::size_t batches = 0;
};

Read read(const std::filesystem::path& file, const StreamRequest& request = {}) {
  Read result;
  auto stream = open_feature_stream(file, request);
  if (!stream) return result.failure = stream.error().to_line(), result;
  if (!(*stream)->layers().empty()) result.layer = (*stream)->layers()[0].name;
  FeatureBatch batch;
  while (true) {
    const auto more = (*stream)->next(batch);
    if (!more) result.failure = more.error().to_line();
    if (!more || !*more) return result;
    ++result.batches;
    result.problems.insert(result.problems.end(), batch.problems.begin(), batch.problems.end());
    for (const FeatureBatch::Feature& feature : batch.features) {
      result.geometries.push_back(geometry_of(batch, feature));
      result.properties.push_back(properties_of(batch, feature));
      result.rows.push_back(feature.row), result.places.push_back(feature.place);
      for (const FeatureBatch::Part& part : batch.parts_of(feature)) EXPECT_LE(part.end, batch.positions.size());
    }
  }
}

Read read_text(const std::string& text, const std::string& name = "a.geojson") {
  TemporaryFolder folder;
  Read result = read(folder.write(name, text));
  for (std::string* line : {&result.failure})
    if (const auto at = line->find(folder.path().string()); at != line->npos) line->erase(at, folder.path().string().size() + 1);
  return result;
}

std::string collection(const std::string& features) { return R"({"type":"FeatureCollection","features":[)" + features + "]}"; }
std::string feature(const std::string& geometry, const std::string& properties = "{}") {
  return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":)" + geometry + "}";
}

constexpr const char* point = R"({"type":"Point","coordinates":[1,2]})";

TEST(GeoJsonStream, ReadsEveryTypeOfGeometry) {
  const Read all = read_text(collection(
      feature(R"({"type":"Point","coordinates":[1,2,300]})") + "," +
      feature(R"({"coordinates":[[1,2],[3.5,-4e0]],"type":"MultiPoint"})") + "," +
      feature(R"({"type":"LineString","bbox":[1,2,3,4],"coordinates":[ [ 1 , 2 ] , [3,4,5,6],[7,8]]})") + "," +
      feature(R"({"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8],[9,10]]]})") + "," +
      feature(R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,2],[2,1],[1,1]]]})") + "," +
      feature(R"({"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9]]],[[[20,0],[29,0],[29,9],[20,0]],[[21,1],[22,2],[22,1],[21,1]]]]})") + "," +
      feature("null") + "," + feature(R"({"type":"Polygon","coordinates":[]})")));
  EXPECT_EQ(all.failure, "");
  EXPECT_EQ(all.problems.size(), 0u);
  ASSERT_EQ(all.geometries.size(), 8u);
  EXPECT_EQ(all.geometries[0].points[0], (geo::LonLat{1, 2}));
  EXPECT_EQ(all.geometries[1].points[1], (geo::LonLat{3.5, -4}));
  EXPECT_TRUE(all.geometries[1].multi);
  EXPECT_EQ(all.geometries[2].lines[0].size(), 3u);
  EXPECT_FALSE(all.geometries[2].multi);
  EXPECT_EQ(all.geometries[3].lines[1][2], (geo::LonLat{9, 10}));
  ASSERT_EQ(all.geometries[4].polygons.size(), 1u);
  EXPECT_EQ(all.geometries[4].polygons[0].rings.size(), 2u);
  EXPECT_FALSE(all.geometries[4].multi);
  ASSERT_EQ(all.geometries[5].polygons.size(), 2u);
  EXPECT_EQ(all.geometries[5].polygons[0].rings[0].size(), 4u);  // closed
  EXPECT_EQ(all.geometries[5].polygons[0].rings[0].back(), (geo::LonLat{0, 0}));
  EXPECT_EQ(all.geometries[5].polygons[1].rings[1].size(), 4u);
  EXPECT_EQ(all.geometries[6].type, GeometryType::none);
  EXPECT_EQ(all.geometries[7].type, GeometryType::none);
  EXPECT_EQ(all.rows[7], 7u);
}

TEST(GeoJsonStream, ReadsACollectionOfSeveralKinds) {
  const Read all = read_text(feature(
      R"({"geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[1,2],[3,4]]},
          {"type":"GeometryCollection","geometries":[{"type":"MultiPoint","coordinates":[[5,6],[7,8]]}]}],"type":"GeometryCollection"})"));
  EXPECT_EQ(all.failure, "");
  ASSERT_EQ(all.geometries.size(), 2u);
  EXPECT_EQ(all.geometries[0].points, (geo::Path{{1, 2}, {5, 6}, {7, 8}}));
  EXPECT_EQ(all.geometries[1].lines, (std::vector<geo::Path>{{{1, 2}, {3, 4}}}));
  EXPECT_EQ(all.rows, (std::vector<std::uint64_t>{0, 0}));
}

TEST(GeoJsonStream, ReadsBareFeaturesGeometriesAndSequences) {
  EXPECT_EQ(read_text(feature(point)).geometries.size(), 1u);
  EXPECT_EQ(read_text(point).geometries.size(), 1u);
  EXPECT_EQ(read_text(R"({"coordinates":[[1,2],[3,4]],"type":"LineString"})").geometries[0].lines[0].size(), 2u);
  EXPECT_EQ(read_text(feature(point) + "\n" + feature(point) + "\n", "a.geojsonl").geometries.size(), 2u);
  EXPECT_EQ(read_text("\x1E" + feature(point) + "\n\x1E" + feature(point) + "\n", "a.geojsons").geometries.size(), 2u);
  EXPECT_EQ(read_text("\xEF\xBB\xBF " + collection(feature(point))).geometries.size(), 1u);
  EXPECT_EQ(read_text(collection("")).failure, "");
  const Read broken = read_text(feature(point) + "\n" + feature(point) + "\n{\"type\":]\n", "a.geojsonl");
  EXPECT_EQ(broken.geometries.size(), 2u);
  EXPECT_EQ(broken.failure.find("a.geojsonl:3:9 (byte "), 0u) << broken.failure;
}

TEST(GeoJsonStream, FindsTheFeaturesAnywhereInTheCollection) {
  for (const char* text : {R"({"features":[F,F],"type":"FeatureCollection","name":"late"})", R"({"bbox":[0,0,9,9],"name":"early","features":[ F , F ]})",
                           R"({"type":"FeatureCollection","x":{"features":[1,2]},"features":[F,F],"x":[[{}]]})"}) {
    std::string whole = text;
    for (auto at = whole.find('F', 1); at != whole.npos; at = whole.find('F', at + 1))
      if (whole[at + 1] == ',' || whole[at + 1] == ' ' || whole[at + 1] == ']') whole.replace(at, 1, "\n" + feature(point)), at += feature(point).size();
    const Read all = read_text(whole);
    EXPECT_EQ(all.failure, "") << whole;
    EXPECT_EQ(all.geometries.size(), 2u);
    EXPECT_EQ(all.layer, whole.find("early") == whole.npos ? "a" : "early");
    EXPECT_EQ(whole[all.places[1]], '{');
  }
}

TEST(GeoJsonStream, KeepsTypesOfValues) {
  const Read all = read_text(collection(
      feature(point, R"({"whole":9007199254740993,"number":1.50,"text":"Ысык-Көл \u6c34\ud83d\ude00\n\ud800","yes":true,"no":false,"nothing":null,
                         "list":[1, "a\"b", {"c": [] }],"object":{ "d" : -1.0e5 }})") + "," + feature(point, "null")));
  EXPECT_EQ(all.failure, "");
  EXPECT_EQ(json_of(Value(all.properties[0].entries)),
            "{\"whole\":9007199254740992,\"number\":1.5,\"text\":\"Ысык-Көл 水😀\\u000a\xEF\xBF\xBD\",\"yes\":true,\"no\":false,\"nothing\":null,"
            "\"list\":[1,\"a\\\"b\",{\"c\":[]}],\"object\":{\"d\":-1e+05}}");
  EXPECT_TRUE(all.properties[1].entries.empty());
  // Nothing of 64 bits is lost in the batch itself.
  TemporaryFolder folder;
  auto stream = open_feature_stream(folder.write("a.geojson", feature(point, R"({"whole":9007199254740993,"larger":9223372036854775808})")));
  FeatureBatch batch;
  ASSERT_TRUE((*stream)->next(batch).value());
  EXPECT_EQ(batch.properties[0].whole, 9007199254740993);
  EXPECT_EQ(batch.properties[1].number, 9223372036854775808.0);
}

TEST(GeoJsonStream, GivesTheIdAsAProperty) {
  const Read all = read_text(collection(R"({"type":"Feature","id":"a-1","properties":{"x":1},"geometry":null},
    {"type":"Feature","properties":{"id":"own"},"geometry":null,"id":7},{"id":12,"type":"Feature","properties":null,"geometry":null})"));
  EXPECT_EQ(all.properties[0].entries, (Object{{"x", 1}, {"id", "a-1"}}));
  EXPECT_EQ(all.properties[1].entries, (Object{{"id", "own"}}));
  EXPECT_EQ(all.properties[2].entries, (Object{{"id", 12}}));
}

TEST(GeoJsonStream, ReadsOnlyTheLayersAndPropertiesAskedFor) {
  TemporaryFolder folder;
  const auto file = folder.write("a.geojson", collection(feature(point, R"({"a":1,"b":{"c":[1]},"d":"x"})")));
  EXPECT_EQ(read(file, {{}, std::vector<std::string>{"d"}}).properties[0].entries, (Object{{"d", "x"}}));
  EXPECT_EQ(read(file, {{"a"}, {}}).geometries.size(), 1u);
  EXPECT_EQ(read(file, {{"b"}, {}}).geometries.size(), 0u);
}

TEST(GeoJsonStream, LeavesOutBadGeometriesAndGoesOn) {
  const char* bad[] = {R"({"type":"Point","coordinates":[1]})", R"({"type":"Point","coordinates":[1,null]})", R"({"type":"Point","coordinates":[1,"2"]})",
                       R"({"type":"Point","coordinates":[541,2]})", R"({"type":"Point","coordinates":[1,90.1]})", R"({"type":"Point","coordinates":[1e999,1]})",
                       R"({"type":"Point","coordinates":[[1,2],[3,4]]})", R"({"type":"Point","coordinates":"1,2"})", R"({"type":"LineString","coordinates":[1,2]})",
                       R"({"type":"LineString","coordinates":[[1,2]]})", R"({"type":"LineString","coordinates":[[1,2],3]})",
                       R"({"type":"LineString","coordinates":[[1,2],[]]})", R"({"type":"LineString","coordinates":[[1,2],[[3,4]]]})",
                       R"({"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]})", R"({"type":"Polygon","coordinates":[[[[[[0,0]]]]]]})",
                       R"({"type":"Circle","coordinates":[1,2]})", R"({"coordinates":[1,2]})", "{}", "7", R"({"type":"GeometryCollection","geometries":{}})"};
  std::string text;
  for (const char* one : bad) text += feature(one) + "," + feature(point) + ",";
  const Read all = read_text(collection(text + "null,{\"type\":\"Other\"}," + feature(point, "[]")));
  EXPECT_EQ(all.failure, "");
  const std::size_t count = std::size(bad);
  EXPECT_EQ(all.problems.size(), 21u);  // no more than 20 in words, then how many more
  EXPECT_NE(all.problems.back().what.find("3 more features"), std::string::npos);
  ASSERT_EQ(all.geometries.size(), 2 * count + 1);
  for (std::size_t i = 0; i < count; ++i) {
    EXPECT_EQ(all.geometries[2 * i].type, GeometryType::none) << bad[i];
    EXPECT_EQ(all.geometries[2 * i + 1].points, (geo::Path{{1, 2}})) << bad[i];
    EXPECT_NE(all.problems[i].where.find("feature " + std::to_string(2 * i) + " (byte "), std::string::npos);
  }
}

TEST(GeoJsonStream, NamesThePlaceOfTheFirstFault) {
  const std::string two = "{\"type\":\"FeatureCollection\",\"features\":[\n" + feature(point) + ",\n" + feature(point) + ",\n";
  const auto failure = [&](const std::string& rest) {
    const Read all = read_text(two + rest);
    EXPECT_EQ(all.geometries.size(), 2u) << rest;
    return all.failure;
  };
  EXPECT_EQ(failure("{\"type\": Feature}]}").find("a.geojson:4:10 (byte " + std::to_string(two.size() + 9) + ") feature 2: "), 0u)
      << failure("{\"type\": Feature}]}");
  EXPECT_EQ(failure("{\"a\":\n\"\x01\"}]}").find("a.geojson:5:2 "), 0u);
  EXPECT_NE(failure("{\"a\":\"\xC0\xAF\"}]}").find("(not UTF-8)"), std::string::npos);
  EXPECT_EQ(failure("{\"a\":\"\xC0\xAF\"}]}").find("a.geojson:4:7 "), 0u);
  EXPECT_NE(failure("{\"type\":\"Feature\",").find("ends too early"), std::string::npos);
  EXPECT_NE(failure("{\"a\":1}]} x").find("a.geojson:4:11 "), std::string::npos);
  EXPECT_NE(failure("{\"geometry\":{\"type\":\"Point\",\"coordinates\":[01,2]}}]}").find(":4:44 "), std::string::npos);
  EXPECT_NE(failure("{\"a\":" + std::string(100, '[')).find("64 levels"), std::string::npos);
  EXPECT_NE(failure("{\"geometry\":{\"coordinates\":" + std::string(100'000, '[')).find("64 levels"), std::string::npos);
}

TEST(GeoJsonStream, ATextThatEndsTooEarlyEndsWhereItDoes) {
  // In a number above all: the window is looked for more of it there, and moves.
  for (const std::string rest : {R"({"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[70.25,40.1],[71)",
                                 R"({"type":"Feature","properties":{"n": 12)", R"({"type":"Feature","properties":{"n": "a)", "\n"}) {
    for (const std::size_t many : {std::size_t{1}, std::size_t{20'000}}) {
      std::string text = R"({"type":"FeatureCollection","features":[)";
      for (std::size_t i = 0; i < many; ++i) text += feature(point) + ",\n";
      text += rest;
      const Read cut = read_text(text);
      EXPECT_EQ(cut.geometries.size(), many);
      EXPECT_NE(cut.failure.find(" (byte " + std::to_string(text.size()) + ")"), std::string::npos) << cut.failure << " of " << text.size();
    }
  }
}

TEST(GeoJsonStream, LeavesOtherCrsAndOtherFormatsToOgr) {
  const std::string far = R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[500000,4649776.22]}})";
  const std::string crs = R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32643"}})";
  for (const std::string& text : {"{\"type\":\"FeatureCollection\"," + crs + ",\"features\":[" + far + "]}",
                                  "{\"type\":\"FeatureCollection\",\"features\":[" + far + "]," + crs + "}"}) {
    const Read all = read_text(text);
    ASSERT_EQ(all.geometries.size(), 1u) << all.failure;
    EXPECT_NEAR(all.geometries[0].points[0].lon, 75, 1e-6);
  }
  const auto named = [](const char* name) {
    return R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":")" + std::string(name) + "\"}},\"features\":[" + feature(point) + "]}";
  };
  EXPECT_TRUE(read_text(named("urn:ogc:def:crs:OGC:1.3:CRS84")).problems.empty());
  EXPECT_TRUE(read_text(named("EPSG:4326")).problems.empty());
  EXPECT_EQ(read_text(named("my own")).problems.size(), 1u);
  EXPECT_EQ(read_text(named("my own")).geometries.size(), 1u);
  const Read topology = read_text(R"({"type":"Topology","arcs":[],"objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}}})");
  EXPECT_EQ(topology.geometries.size(), 1u) << topology.failure;
  const Read esri = read_text(R"({"geometryType":"esriGeometryPoint","spatialReference":{"wkid":4326},"fields":[],"features":[{"attributes":{},"geometry":{"x":1,"y":2}}]})");
  EXPECT_EQ(esri.geometries.size(), 1u) << esri.failure;
}

// A text as others might write it: any order and spaces, long texts in four scripts, pretty-printed or not.
class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  json features(int count) {
    json all = json::array();
    for (int i = 0; i < count; ++i) {
      json one = {{"type", "Feature"}, {"properties", {{"number", i}, {"name", words()}, {"more", {{"list", {words(), number(90), nullptr}}}}}}};
      const int kind = pick(3);
      if (kind == 0) one["geometry"] = {{"type", "Point"}, {"coordinates", {number(180), number(90)}}};
      if (kind == 1) one["geometry"] = {{"type", "LineString"}, {"coordinates", path(2 + pick(200))}};
      if (kind == 2) one["geometry"] = {{"type", "MultiPoint"}, {"coordinates", path(1 + pick(5))}};
      all.push_back(std::move(one));
    }
    return all;
  }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  double number(double limit) {
    const double value = std::uniform_real_distribution(-limit, limit)(random_);
    return pick(2) ? value : std::round(value * 1e4) / 1e4;
  }
  json path(int count) {
    json all = json::array();
    for (int i = 0; i < count; ++i) all.push_back({number(180), number(90)});
    return all;
  }
  std::string words() {
    constexpr const char* known[] = {"road", "дорога", "жол", "公路", "😀", "\"", "\\", "\n", "/", "\x7F"};
    std::string text;
    for (int i = pick(pick(50) == 0 ? 2000 : 20); i > 0; --i) text += known[pick(static_cast<int>(std::size(known)))];
    return text;
  }

  std::mt19937 random_;
};

Value value_of(const json& value) {
  if (value.is_number()) return value.get<double>();
  if (value.is_string()) return value.get<std::string>();
  Array array;
  Object object;
  if (value.is_array())
    for (const json& element : value) array.push_back(value_of(element));
  if (value.is_object())
    for (const auto& [key, element] : value.items()) object.emplace_back(key, value_of(element));
  return value.is_array() ? Value(array) : value.is_object() ? Value(object) : Value();
}

TEST(GeoJsonStream, AgreesWithAnotherParserAcrossManyWindows) {
  TemporaryFolder folder;
  for (const int indent : {-1, 2}) {
    for (const bool ascii : {false, true}) {
      const json features = Writer(static_cast<unsigned>(indent + 5)).features(1500);
      const json whole = {{"features", features}, {"type", "FeatureCollection"}};
      const Read all = read(folder.write("a.geojson", whole.dump(indent, ' ', ascii)));
      ASSERT_EQ(all.failure, "");
      ASSERT_TRUE(all.problems.empty());
      ASSERT_EQ(all.geometries.size(), features.size());
      for (std::size_t i = 0; i < features.size(); ++i) {
        const json& coordinates = features[i]["geometry"]["coordinates"];
        const geo::Geometry& ours = all.geometries[i];
        const geo::Path path = ours.type == GeometryType::line ? ours.lines[0] : ours.points;
        const bool single = !coordinates[0].is_array();
        ASSERT_EQ(path.size(), single ? 1 : coordinates.size());
        for (std::size_t j = 0; j < path.size(); ++j) {
          const json& theirs = single ? coordinates : coordinates[j];
          ASSERT_EQ(path[j], (geo::LonLat{theirs[0].get<double>(), theirs[1].get<double>()}));
        }
        ASSERT_EQ(Value(all.properties[i].entries), value_of(features[i]["properties"])) << i;
      }
    }
  }
}

TEST(GeoJsonStream, ReadsTokensThatAreLongerThanTheWindow) {
  const std::string name(3 << 20, 'x'), spaces(2 << 20, '\n');
  const Read all = read_text(collection(feature(R"({"type":"Point","coordinates":[1)" + spaces + "," + spaces + "2]}", "{\"name\":\"" + name + "\"}")));
  EXPECT_EQ(all.failure, "");
  ASSERT_EQ(all.geometries.size(), 1u);
  EXPECT_EQ(all.geometries[0].points, (geo::Path{{1, 2}}));
  EXPECT_EQ(all.properties[0].find("name")->text()->size(), name.size());
  // A number that does not fit is a fault like another.
  const Read number = read_text(collection(feature(point) + "," + feature(point, "{\"n\":1" + std::string(2 << 20, '0') + "}")));
  EXPECT_EQ(number.geometries.size(), 1u);
  EXPECT_NE(number.failure.find("feature 1: is not JSON (expected"), std::string::npos) << number.failure;
}

TEST(GeoJsonStream, SurvivesBeingCutAnywhere) {
  const std::string whole = "\xEF\xBB\xBF{\"type\":\"FeatureCollection\",\"name\":\"cut\",\"features\":[\n" +
      feature(R"({"type":"Polygon","coordinates":[[[0,0],[9.25,0],[9,9e0],[0,0]]]})", R"({"name":"Көл \u6c34\ud83d\ude00","x":[1,{"y":null}],"t":true})") + ",\n" +
      feature(R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[-1.5,2]},{"type":"LineString","coordinates":[[1,2],[3,4]]}]})") +
      "]}\n";
  TemporaryFolder folder;
  std::size_t most = 0;
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const Read all = read(folder.write("a.geojson", whole.substr(0, length)));
    EXPECT_EQ(all.failure.empty(), length >= whole.size() - 1) << length;
    EXPECT_GE(all.geometries.size(), most);
    most = all.geometries.size();
    for (const geo::Geometry& geometry : all.geometries) EXPECT_NE(geometry.type, GeometryType::none);
  }
  EXPECT_EQ(most, 3u);
}

TEST(GeoJsonStream, SurvivesAnyChange) {
  const std::string seed = collection(feature(R"({"type":"Polygon","coordinates":[[[0,0],[9.25,0],[9,9e0],[0,0]]]})", R"({"a":"\u00e9é","b":[1,{"c":null}]})") + "," +
                                      feature(R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]})"));
  const std::string alphabet = "{}[]\",:.-+eE0123456789tfnu\\ \n\x01\xC3\xA9\x1E";
  std::mt19937 random(5);
  TemporaryFolder folder;
  for (int round = 0; round < 1000; ++round) {
    std::string text = seed;
    for (unsigned changes = 1 + random() % 3; changes > 0; --changes) {
      const std::size_t at = random() % text.size();
      if (random() % 3 == 0)
        text.erase(at, 1 + random() % 8);
      else if (random() % 2 == 0)
        text.insert(at, 1, alphabet[random() % alphabet.size()]);
      else
        text[at] = alphabet[random() % alphabet.size()];
    }
    const Read all = read(folder.write("a.geojson", text));
    const bool valid = json::accept(text);
    if (!valid && text.find("}\n{") == text.npos) {
      EXPECT_TRUE(!all.failure.empty() || text.find('\x1E') != text.npos) << text;
    }
    for (const geo::Geometry& geometry : all.geometries)
      for (const geo::LonLat& position : geometry.points) EXPECT_LE(std::abs(position.lat), 90);
  }
}

TEST(GeoJsonStream, ReadsAPipe) {
  TemporaryFolder folder;
  const auto text = folder.write("text", collection(feature(point)));
  const std::string pipe = (folder.path() / "pipe.geojson").string();
  ASSERT_EQ(std::system(("mkfifo " + pipe + " && cat " + text.string() + " > " + pipe + " &").c_str()), 0);
  while (!std::filesystem::exists(pipe)) {}
  EXPECT_EQ(read(pipe).geometries.size(), 1u);
}

}  // namespace
}  // namespace atlas::source
