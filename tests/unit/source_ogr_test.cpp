#include <gtest/gtest.h>

#include "source/ogr_reader.h"
#include "source/ogr_writer.h"
#include "temporary_folder.h"

namespace atlas::source {
namespace {

MapLayerPtr mixed_layer() {
  auto layer = std::make_shared<MapLayer>();
  layer->name = "mixed";
  MapFeature point, line, polygon;
  point.geometry = {geo::GeometryType::point, false, {{74.6, 42.87}}, {}, {}};
  line.geometry = {geo::GeometryType::line, true, {}, {{{70, 40}, {71, 41}}, {{72, 40}, {73, 41}}}, {}};
  polygon.geometry = {geo::GeometryType::polygon, false, {}, {}, {{{{{70, 40}, {71, 40}, {71, 41}, {70, 40}}}}}};
  for (MapFeature* feature : {&point, &line, &polygon}) {
    feature->properties.set("name", "比什凯克 Ысык-Көл");
    feature->properties.set("count", 3);
    feature->properties.set("share", 0.25);
    feature->properties.set("open", true);
    feature->properties.set("list", Array{1, "two"});
    feature->box = geo::box_of(feature->geometry);
    layer->features.push_back(*feature);
  }
  return layer;
}

class Drivers : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(Drivers, ReadBackWhatTheyWrote) {
  const auto& [driver, file] = GetParam();
  TemporaryFolder folder;
  const auto written = write_ogr(folder.path() / file, driver, {mixed_layer()});
  ASSERT_TRUE(written) << written.error().to_line();
  EXPECT_EQ(folder.file_count(), 1u);  // nothing temporary is left
  std::vector<Error> problems;
  const auto layers = read_ogr(folder.path() / file, problems);
  ASSERT_TRUE(layers) << layers.error().to_line();
  EXPECT_TRUE(problems.empty());
  ASSERT_EQ(layers->size(), 1u);
  ASSERT_EQ((*layers)[0]->features.size(), 3u);
  double lines = 0;
  for (const MapFeature& feature : (*layers)[0]->features) {
    lines += static_cast<double>(feature.geometry.lines.size());
    for (const geo::LonLat& point : feature.geometry.points) EXPECT_NEAR(point.lat, 42.87, 1e-9);
    const Value* name = feature.properties.find("name");
    ASSERT_TRUE(name || driver == std::string("KML"));  // KML's own field of that name is called Name
    if (name) {
      EXPECT_EQ(*name->text(), "比什凯克 Ысык-Көл");
    }
  }
  EXPECT_EQ(lines, 2);
}
INSTANTIATE_TEST_SUITE_P(All, Drivers,
                         testing::Values(std::pair("GPKG", "a.gpkg"), std::pair("KML", "a.kml"), std::pair("FlatGeobuf", "a.fgb")));

TEST(OgrReader, KeepsTypesOfValues) {
  TemporaryFolder folder;
  ASSERT_TRUE(write_ogr(folder.path() / "a.gpkg", "GPKG", {mixed_layer()}));
  std::vector<Error> problems;
  const auto layers = read_ogr(folder.path() / "a.gpkg", problems);
  const Properties& properties = (*layers)[0]->features[0].properties;
  EXPECT_EQ(*properties.find("count")->number(), 3);
  EXPECT_EQ(*properties.find("share")->number(), 0.25);
  EXPECT_EQ(*properties.find("open")->boolean(), true);
  EXPECT_EQ(*properties.find("list")->text(), "[1,\"two\"]");
}

TEST(OgrReader, ReprojectsToDegrees) {
  TemporaryFolder folder;
  folder.write("utm.geojson", R"({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:32643"}}, "features":
    [{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [500000, 4649776.22]}}]})");
  std::vector<Error> problems;
  const auto layers = read_ogr(folder.path() / "utm.geojson", problems);
  ASSERT_TRUE(layers) << layers.error().to_line();
  const geo::LonLat place = (*layers)[0]->features[0].geometry.points[0];
  EXPECT_NEAR(place.lon, 75, 1e-6);  // the middle of UTM zone 43
  EXPECT_NEAR(place.lat, 42, 1e-4);
}

TEST(OgrReader, LeavesOutWhatIsNotInDegreesAndSaysSo) {
  TemporaryFolder folder;
  folder.write("far.geojson", R"({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [500000, 4649776]}},
    {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [75, 42]}}]})");
  std::vector<Error> problems;
  const auto layers = read_ogr(folder.path() / "far.geojson", problems);
  ASSERT_TRUE(layers);
  EXPECT_EQ((*layers)[0]->features.size(), 1u);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_NE(problems[0].where.find("feature 0"), std::string::npos);
}

TEST(OgrReader, TellsOfABrokenFileInOneLine) {
  TemporaryFolder folder;
  std::vector<Error> problems;
  for (const char* text : {"", "{\"type\": \"FeatureCollection\", \"features\": [", "PK\x03\x04nothing"}) {
    const auto layers = read_ogr(folder.write("broken.geojson", text), problems);
    ASSERT_FALSE(layers);
    EXPECT_NE(layers.error().where.find("broken.geojson"), std::string::npos);
    EXPECT_FALSE(layers.error().remedy.empty());
  }
  EXPECT_FALSE(read_ogr(folder.path() / "missing.gpkg", problems));
}

TEST(OgrWriter, RefusesAnUnknownDriverAndKeepsTheOldFile) {
  TemporaryFolder folder;
  folder.write("old.xyz", "old");
  const auto written = write_ogr(folder.path() / "old.xyz", "NoSuchDriver", {mixed_layer()});
  ASSERT_FALSE(written);
  EXPECT_NE(written.error().remedy.find("GPKG"), std::string::npos);
  EXPECT_EQ(folder.read("old.xyz"), "old");
}

TEST(OgrWriter, WritesTheSameBytesTwice) {
  TemporaryFolder folder;
  for (const auto& [driver, one, two] : {std::tuple("GPKG", "a.gpkg", "b.gpkg"), std::tuple("KML", "a.kml", "b.kml"),
                                         std::tuple("FlatGeobuf", "a.fgb", "b.fgb")}) {
    ASSERT_TRUE(write_ogr(folder.path() / one, driver, {mixed_layer()}));
    ASSERT_TRUE(write_ogr(folder.path() / two, driver, {mixed_layer()}));
    EXPECT_TRUE(folder.read(one) == folder.read(two)) << driver;
  }
}

}  // namespace
}  // namespace atlas::source
