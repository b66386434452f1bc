#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "exchange/geojson.h"
#include "source/ogr_writer.h"
#include "temporary_folder.h"

namespace atlas::exchange {
namespace {

using nlohmann::json;

// A line a feature, enough for many batches.
std::string many_lines(int count, int length) {
  std::string text = "{\"type\":\"FeatureCollection\",\"features\":[";
  for (int i = 0; i < count; ++i) {
    text += std::string(i > 0 ? "," : "") + "{\"type\":\"Feature\",\"properties\":{\"number\":" + std::to_string(i) +
            "},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[";
    for (int j = 0; j < length; ++j)
      text += std::string(j > 0 ? "," : "") + "[" + std::to_string((i * 7 + j) % 3600000 / 1e4 - 180) + "," + std::to_string(j % 90) + "]";
    text += "]}}";
  }
  return text + "]}";
}

source::MapLayerPtr point_layer(std::string name, std::vector<geo::LonLat> places) {
  auto layer = std::make_shared<source::MapLayer>();
  layer->name = std::move(name);
  for (const geo::LonLat place : places) {
    source::MapFeature feature;
    feature.geometry = {geo::GeometryType::point, false, {place}, {}, {}};
    feature.box.include(place);
    layer->features.push_back(std::move(feature));
  }
  return layer;
}

TEST(ExportFiles, KeepsTheOrderOverManyBatches) {
  TemporaryFolder folder;
  const std::string from = folder.write("from.geojson", many_lines(3000, 200)).string();
  std::vector<Error> problems;
  const auto written_ = export_files(folder.path() / "a.geojson", "", {from}, {}, problems);
  ASSERT_TRUE(written_) << written_.error().to_line();
  EXPECT_EQ(written_->features, 3000u);
  EXPECT_EQ(written_->vertices, 600'000u);
  const std::string text = folder.read("a.geojson");
  EXPECT_EQ(written_->bytes, text.size());
  const json all = json::parse(text), before = json::parse(folder.read("from.geojson"));
  ASSERT_EQ(all["features"].size(), 3000u);
  for (std::size_t i = 0; i < 3000; ++i) {
    ASSERT_EQ(all["features"][i]["properties"]["number"], i);
    ASSERT_EQ(all["features"][i]["geometry"], before["features"][i]["geometry"]);
  }
  ASSERT_TRUE(export_files(folder.path() / "b.geojson", "", {from}, {}, problems));
  EXPECT_TRUE(folder.read("b.geojson") == text);
  // What was written is written again the same.
  ASSERT_TRUE(export_files(folder.path() / "c.geojson", "", {(folder.path() / "a.geojson").string()}, {}, problems));
  EXPECT_TRUE(folder.read("c.geojson") == text);
  EXPECT_TRUE(problems.empty());
}

TEST(ExportFiles, ChoosesByLayerAndBoxAndNamesTheLayer) {
  TemporaryFolder folder;
  ASSERT_TRUE(source::write_ogr(folder.path() / "a.gpkg", "GPKG", {point_layer("one", {{1, 1}, {50, 50}}), point_layer("two", {{2, 2}})}));
  std::vector<Error> problems;
  const auto exported = [&](const Choice& choice) {
    const auto done = export_files(folder.path() / "a.geojson", "", {(folder.path() / "a.gpkg").string()}, choice, problems);
    EXPECT_TRUE(done) << done.error().to_line();
    std::string layers;
    const json all = json::parse(folder.read("a.geojson"));
    for (const json& feature : all["features"])
      layers += feature["properties"].value("layer", "-") + " ";
    return layers;
  };
  EXPECT_EQ(exported({}), "one one two ");
  EXPECT_EQ(exported({{"one"}, {}, {}, {}, {}}), "- - ");
  EXPECT_EQ(exported({{}, {}, {}, {}, {0, 0, 10, 10}}), "one two ");
  EXPECT_EQ(exported({{}, {}, {}, {}, {100, 0, 110, 10}}), "");
  const auto wrong = export_files(folder.path() / "b.geojson", "", {(folder.path() / "a.gpkg").string()}, {{"three"}, {}, {}, {}, {}}, problems);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().remedy, "the layers are one, two");
}

TEST(ExportFiles, KeepsWhatAPropertyIs) {
  TemporaryFolder folder;
  const auto from = folder.write("from.geojson", R"({"type":"Feature","id":"x","properties":{"whole":9007199254740993,"share":0.1,"list":[1,{"a":null}],
    "no":false,"nothing":null,"text":"\"\u6c34\n"},"geometry":null})");
  std::vector<Error> problems;
  ASSERT_TRUE(export_files(folder.path() / "a.geojson", "", {from.string()}, {}, problems));
  EXPECT_EQ(folder.read("a.geojson"),
            "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"id\":\"x\",\"properties\":{\"whole\":9007199254740993,\"share\":0.1,"
            "\"list\":[1,{\"a\":null}],\"no\":false,\"nothing\":null,\"text\":\"\\\"水\\u000a\",\"id\":\"x\"},\"geometry\":null}\n]}\n");
}

TEST(ExportFiles, LeavesTheOldFileWhereTheInputBreaks) {
  TemporaryFolder folder;
  const std::string whole = many_lines(3000, 200);
  folder.write("a.geojson", "old");
  std::vector<Error> problems;
  const auto broken = export_files(folder.path() / "a.geojson", "", {folder.write("from.geojson", whole.substr(0, whole.size() / 2)).string()}, {}, problems);
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().where.find("from.geojson:1:"), std::string::npos);
  EXPECT_EQ(folder.read("a.geojson"), "old");
  EXPECT_EQ(folder.file_count(), 2u);
}

TEST(ExportFiles, TellsWhatItLeftOut) {
  TemporaryFolder folder;
  const auto from = folder.write("from.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"n":1},"geometry":{"type":"Point","coordinates":[999,0]}},
    {"type":"Feature","properties":{"n":2},"geometry":{"type":"Point","coordinates":[1,0]}}]})");
  std::vector<Error> problems;
  ASSERT_TRUE(export_files(folder.path() / "a.geojson", "", {from.string()}, {}, problems));
  ASSERT_EQ(problems.size(), 1u);
  const json all = json::parse(folder.read("a.geojson"));
  EXPECT_TRUE(all["features"][0]["geometry"].is_null());  // its properties are kept
  EXPECT_EQ(all["features"][1]["properties"]["n"], 2);
}

TEST(ExportFiles, WritesOtherFormats) {
  TemporaryFolder folder;
  const auto from = folder.write("from.geojson", many_lines(20, 10));
  std::vector<Error> problems;
  const auto written_ = export_files(folder.path() / "a.fgb", "", {from.string()}, {}, problems);
  ASSERT_TRUE(written_) << written_.error().to_line();
  EXPECT_EQ(written_->features, 20u);
  EXPECT_EQ(written_->vertices, 200u);
  EXPECT_EQ(written_->bytes, std::filesystem::file_size(folder.path() / "a.fgb"));
}

}  // namespace
}  // namespace atlas::exchange
