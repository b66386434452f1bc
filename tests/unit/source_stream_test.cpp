#include <gtest/gtest.h>

#include "source/feature_stream.h"
#include "source/ogr_writer.h"
#include "temporary_folder.h"

namespace atlas::source {
namespace {

// `count` lines of `length` positions, each with its number.
MapLayerPtr lines(std::string name, std::size_t count, std::size_t length) {
  auto layer = std::make_shared<MapLayer>();
  layer->name = std::move(name);
  for (std::size_t i = 0; i < count; ++i) {
    MapFeature feature;
    geo::Path path;
    for (std::size_t j = 0; j < length; ++j) path.push_back({60 + static_cast<double>(i) * 0.01, 40 + static_cast<double>(j) * 0.001});
    feature.geometry = {geo::GeometryType::line, false, {}, {std::move(path)}, {}};
    feature.box = geo::box_of(feature.geometry);
    feature.properties.set("number", static_cast<double>(i));
    feature.properties.set("name", "дорога " + std::to_string(i));
    layer->features.push_back(std::move(feature));
  }
  return layer;
}

struct Contents {
  std::vector<StreamLayer> layers;
  std::vector<std::vector<geo::Geometry>> geometries;  // of each layer
  std::vector<Properties> properties;
  std::vector<Error> problems;
  std::size_t batches = 0, largest = 0;
  std::string failure;
};

Contents read(const std::filesystem::path& file, const StreamRequest& request = {}) {
  Contents contents;
  auto stream = open_feature_stream(file, request);
  if (!stream) return contents.failure = stream.error().to_line(), contents;
  contents.layers = (*stream)->layers();
  contents.geometries.resize(contents.layers.size());
  FeatureBatch batch;
  double progress = 0;
  while (true) {
    const auto more = (*stream)->next(batch);
    if (!more) contents.failure = more.error().to_line();
    if (!more || !*more) break;
    ++contents.batches;
    contents.largest = std::max(contents.largest, batch.positions.size());
    contents.problems.insert(contents.problems.end(), batch.problems.begin(), batch.problems.end());
    for (const FeatureBatch::Feature& feature : batch.features) {
      contents.geometries[batch.layer].push_back(geometry_of(batch, feature));
      contents.properties.push_back(properties_of(batch, feature));
    }
    EXPECT_GE((*stream)->progress(), progress);
    progress = (*stream)->progress();
  }
  return contents;
}

TEST(FeatureStream, GivesAFileInBatches) {
  TemporaryFolder folder;
  const auto file = folder.path() / "a.fgb";
  ASSERT_TRUE(write_ogr(file, "FlatGeobuf", {lines("a", 300, 1000)}));
  const Contents contents = read(file);
  EXPECT_EQ(contents.failure, "");
  ASSERT_EQ(contents.layers.size(), 1u);
  EXPECT_EQ(contents.layers[0].features, 300);
  EXPECT_NEAR(contents.layers[0].box.east, 62.99, 1e-9);
  EXPECT_EQ(contents.geometries[0].size(), 300u);
  EXPECT_GE(contents.batches, 4u);
  EXPECT_LE(contents.largest, 70'000u);
  std::size_t vertices = 0;
  for (const geo::Geometry& geometry : contents.geometries[0]) vertices += geometry.lines[0].size();
  EXPECT_EQ(vertices, 300'000u);
}

TEST(FeatureStream, ReadsOnlyTheLayersAndPropertiesAskedFor) {
  TemporaryFolder folder;
  const auto file = folder.path() / "a.gpkg";
  ASSERT_TRUE(write_ogr(file, "GPKG", {lines("one", 3, 4), lines("two", 5, 4)}));
  const Contents all = read(file);
  ASSERT_EQ(all.layers.size(), 2u);
  EXPECT_EQ(all.geometries[0].size(), 3u);
  EXPECT_EQ(all.geometries[1].size(), 5u);
  EXPECT_EQ(*all.properties[2].find("name")->text(), "дорога 2");
  const Contents some = read(file, {{"two"}, std::vector<std::string>{"number"}});
  ASSERT_EQ(some.layers.size(), 1u);
  EXPECT_EQ(some.layers[0].name, "two");
  ASSERT_EQ(some.properties.size(), 5u);
  EXPECT_EQ(some.properties[4].entries, (Object{{"number", 4}}));
  EXPECT_EQ(read(file, {{"three"}, {}}).layers.size(), 0u);
}

TEST(FeatureStream, ParsesNoRowsOfAnEmptyFile) {
  TemporaryFolder folder;
  const auto file = folder.path() / "a.fgb";
  ASSERT_TRUE(write_ogr(file, "FlatGeobuf", {lines("a", 0, 0)}));
  const Contents contents = read(file);
  EXPECT_EQ(contents.failure, "");
  EXPECT_EQ(contents.batches, 0u);
}

TEST(FeatureStream, TurnsAnotherCrsIntoDegrees) {
  TemporaryFolder folder;
  const auto file = folder.write("a.csv", "id,WKT\n1,\"POINT(500000 4649776.22)\"\n");
  folder.write("a.vrt", "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource relativeToVRT=\"1\">a.csv</SrcDataSource>"
                        "<GeometryField encoding=\"WKT\" field=\"WKT\"/><LayerSRS>EPSG:32643</LayerSRS></OGRVRTLayer></OGRVRTDataSource>");
  const Contents contents = read(folder.path() / "a.vrt");
  EXPECT_EQ(contents.failure, "");
  ASSERT_EQ(contents.geometries.size(), 1u);
  ASSERT_EQ(contents.geometries[0].size(), 1u);
  EXPECT_NEAR(contents.geometries[0][0].points[0].lon, 75, 1e-6);
  EXPECT_NEAR(contents.geometries[0][0].points[0].lat, 42, 1e-4);
}

TEST(FeatureStream, MakesOneFeatureOfEachKindInACollection) {
  TemporaryFolder folder;
  const auto file = folder.write("a.csv", "id,WKT\n"
      "1,\"GEOMETRYCOLLECTION(LINESTRING(1 1,2 2),POINT(3 3),LINESTRING(4 4,5 5),POINT(6 6),POLYGON((0 0,1 0,1 1,0 0)))\"\n"
      "2,\"CURVEPOLYGON(CIRCULARSTRING(0 0,1 1,2 0,1 -1,0 0))\"\n3,POINT EMPTY\n");
  auto stream = open_feature_stream(file);
  ASSERT_TRUE(stream);
  FeatureBatch batch;
  ASSERT_TRUE((*stream)->next(batch).value());
  ASSERT_EQ(batch.features.size(), 5u);
  const std::uint64_t rows[] = {0, 0, 0, 1, 2};
  const geo::GeometryType types[] = {geo::GeometryType::point, geo::GeometryType::line, geo::GeometryType::polygon,
                                     geo::GeometryType::polygon, geo::GeometryType::none};
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(batch.features[i].row, rows[i]);
    EXPECT_EQ(batch.features[i].type, types[i]);
  }
  EXPECT_EQ(batch.parts_of(batch.features[0]).size(), 1u);  // all points are one part
  EXPECT_EQ(geometry_of(batch, batch.features[0]).points.size(), 2u);
  EXPECT_EQ(batch.parts_of(batch.features[1]).size(), 2u);
  EXPECT_GT(batch.positions_of(batch.parts_of(batch.features[3])[0]).size(), 30u);  // the arc made straight
  EXPECT_FALSE((*stream)->next(batch).value());
}

TEST(FeatureStream, NamesTheFeatureThatIsNotInDegrees) {
  TemporaryFolder folder;
  std::string text = "id,WKT\n";
  for (int i = 0; i < 30; ++i) text += "1,POINT(500000 4649776)\n2,POINT(nan 1)\n3,POINT(75 42)\n";
  const Contents contents = read(folder.write("far.csv", text));
  EXPECT_EQ(contents.failure, "");
  ASSERT_EQ(contents.problems.size(), 21u);  // and how many more
  EXPECT_NE(contents.problems[0].where.find("far.csv layer far feature 1"), std::string::npos) << contents.problems[0].to_line();
  std::size_t placed = 0;
  for (const geo::Geometry& geometry : contents.geometries[0]) placed += geometry.type == geo::GeometryType::point;
  EXPECT_EQ(placed, 30u);
}

TEST(FeatureStream, KeepsWhatCameBeforeTheFault) {
  TemporaryFolder folder;
  ASSERT_TRUE(write_ogr(folder.path() / "a.fgb", "FlatGeobuf", {lines("a", 300, 1000)}));
  const std::string whole = folder.read("a.fgb");
  const auto cut = folder.write("cut.fgb", whole.substr(0, whole.size() / 2));
  const Contents contents = read(cut);
  EXPECT_NE(contents.failure.find("cut.fgb"), std::string::npos) << contents.failure;
  ASSERT_EQ(contents.geometries.size(), 1u);
  EXPECT_GT(contents.geometries[0].size(), 100u);
  EXPECT_LT(contents.geometries[0].size(), 200u);
}

TEST(FeatureStream, SaysWhatCannotBeOpened) {
  TemporaryFolder folder;
  EXPECT_NE(read(folder.path() / "missing.gpkg").failure.find("missing.gpkg"), std::string::npos);
  EXPECT_NE(read(folder.write("noise.xyz", "PK\x03\x04nothing")).failure.find("noise.xyz"), std::string::npos);
}

TEST(FeatureBatch, KeepsTypesOfValues) {
  FeatureBatch batch;
  batch.names = {"a", "b", "c"};
  batch.text = "text[1,{\"x\":null}]";
  FeatureBatch::Property whole, text, json;
  whole.name = 0, whole.kind = FeatureBatch::Property::Kind::whole, whole.whole = -5;
  text.name = 1, text.kind = FeatureBatch::Property::Kind::text, text.slice = {0, 4};
  json.name = 2, json.kind = FeatureBatch::Property::Kind::json, json.slice = {4, 14};
  batch.properties = {whole, text, json};
  FeatureBatch::Feature feature;
  feature.end_property = 3;
  const Properties properties = properties_of(batch, feature);
  EXPECT_EQ(properties.entries, (Object{{"a", -5}, {"b", "text"}, {"c", Array{1, Object{{"x", Value()}}}}}));
}

}  // namespace
}  // namespace atlas::source
