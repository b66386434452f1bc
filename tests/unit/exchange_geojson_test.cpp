#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "exchange/antimeridian.h"
#include "exchange/geojson.h"
#include "geo/geodesic.h"
#include "temporary_folder.h"

namespace atlas::exchange {
namespace {

using nlohmann::json;

geo::Geometry line(geo::Path path) { return {geo::GeometryType::line, false, {}, {std::move(path)}, {}}; }
geo::Geometry polygon(std::vector<geo::Path> rings) { return {geo::GeometryType::polygon, false, {}, {}, {{std::move(rings)}}}; }

source::MapLayer layer_of(geo::Geometry geometry) {
  source::MapLayer layer;
  source::MapFeature feature;
  feature.geometry = std::move(geometry);
  feature.box = geo::box_of(feature.geometry);
  layer.features.push_back(std::move(feature));
  return layer;
}

std::string to_geojson(const source::MapLayer& layer) {
  TemporaryFolder folder;
  const auto done = write_geojson(folder.path() / "a.geojson", {std::make_shared<const source::MapLayer>(layer)});
  EXPECT_TRUE(done) << done.error().to_line();
  return folder.read("a.geojson");
}

json written(geo::Geometry geometry) { return json::parse(to_geojson(layer_of(std::move(geometry))))["features"][0]["geometry"]; }

double signed_area(const json& ring) {
  double area = 0;
  for (std::size_t i = 1; i < ring.size(); ++i)
    area += ring[i - 1][0].get<double>() * ring[i][1].get<double>() - ring[i][0].get<double>() * ring[i - 1][1].get<double>();
  return area / 2;
}

// A catalogue with one line of `vertices` positions, one point and a link between each and a clause.
catalog::Catalog small_atlas(std::size_t vertices = 3) {
  catalog::Parts parts;
  parts.layers = {{"roads", {"公路", "Roads"}}, {"crossings", {"口岸", "Crossings"}}};
  catalog::Feature road, crossing;
  road.id = "road", road.layer = "roads", road.kind = "road", road.names.by_language = {"路", "Road", "Дорога", "Жол"};
  road.uncertainty_m = 900, road.license = "ODbL-1.0", road.sources = {{"Somebody", "CC0-1.0"}};
  road.statuses = {{"2015", 1, {}, "a"}, {"2020-03", 4, {}, "b"}};
  geo::Path path;
  for (std::size_t i = 0; i < vertices; ++i) path.push_back({70 + 5.0 * static_cast<double>(i) / static_cast<double>(vertices), 40});
  road.geometry = line(path), road.box = geo::box_of(road.geometry);
  crossing.id = "crossing", crossing.layer = "crossings", crossing.kind = "crossing";
  crossing.geometry = {geo::GeometryType::point, false, {{75, 40.5}}, {}, {}}, crossing.box = geo::box_of(crossing.geometry);
  parts.features = {road, crossing};
  catalog::Document document;
  document.id = "plan";
  document.clauses = {{"plan/1", "plan", "1", "1", {"修路。", "Build."}, {}}, {"plan/2", "plan", "2", "2", {"通关。", "Cross."}, {}}};
  parts.documents = {document};
  parts.links = {{"road", "plan/1", catalog::Strength::named, "路", {}}, {"crossing", "plan/2", catalog::Strength::clazz, "", {}}};
  return catalog::Catalog(std::move(parts));
}

TEST(GeoJson, WritesSevenDecimalsWithoutZeros) {
  EXPECT_NE(to_geojson(layer_of(line({{70.5, 40}, {71.123456789, -0.00000001}}))).find("[[70.5,40],[71.1234568,0]]"), std::string::npos);
}

TEST(GeoJson, TurnsRingsByTheRightHandRule) {
  const geo::Path clockwise = {{70, 40}, {70, 42}, {72, 42}, {72, 40}, {70, 40}};
  const geo::Path hole = {{70.5, 40.5}, {71, 40.5}, {71, 41}, {70.5, 40.5}};  // counterclockwise
  const json geometry = written(polygon({clockwise, hole}));
  EXPECT_GT(signed_area(geometry["coordinates"][0]), 0);
  EXPECT_LT(signed_area(geometry["coordinates"][1]), 0);
}

TEST(GeoJson, CutsALineAtTheAntimeridian) {
  const json geometry = written(line({{170, 10}, {-170, 20}, {-160, 20}}));
  ASSERT_EQ(geometry["type"], "MultiLineString");
  EXPECT_EQ(geometry["coordinates"], json::parse("[[[170,10],[180,15]],[[-180,15],[-170,20],[-160,20]]]"));
  // The same line written beyond 180 degrees.
  EXPECT_EQ(written(line({{170, 10}, {190, 20}, {200, 20}}))["coordinates"], geometry["coordinates"]);
}

TEST(GeoJson, CutsAPolygonAtTheAntimeridianAndKeepsItsArea) {
  const geo::Geometry whole = polygon({{{178, -18}, {-178, -18}, {-178, -16}, {178, -16}, {178, -18}}});
  const geo::Geometry cut = cut_at_antimeridian(whole);
  ASSERT_EQ(cut.polygons.size(), 2u);
  for (const geo::Polygon& part : cut.polygons)
    for (const geo::LonLat& p : part.rings[0]) EXPECT_LE(std::abs(p.lon), 180);
  // Two halves of two by two degrees.
  const double half = geo::area_m2(polygon({{{0, -18}, {2, -18}, {2, -16}, {0, -16}, {0, -18}}}));
  EXPECT_NEAR(geo::area_m2(cut), 2 * half, half * 1e-6);
}

TEST(GeoJson, ClosesARingRoundThePole) {
  geo::Path ring;
  for (int lon = -170; lon <= 170; lon += 20) ring.push_back({double(lon), -75});
  ring.push_back(ring.front());  // 340 degrees back: the short way, over the antimeridian
  ring.back() = {190, -75};
  const geo::Geometry cut = cut_at_antimeridian(polygon({ring}));
  const geo::GeoBox box = geo::box_of(cut);
  EXPECT_EQ(box.west, -180);
  EXPECT_EQ(box.east, 180);
  EXPECT_EQ(box.south, -90);
}

TEST(GeoJson, LeavesAFrameRoundTheWorldAsItIs) {
  const geo::Geometry frame = polygon({{{-180, -85}, {180, -85}, {180, 85}, {-180, 85}, {-180, -85}}});
  EXPECT_EQ(written(frame), json::parse(R"({"type":"Polygon","coordinates":[[[-180,-85],[180,-85],[180,85],[-180,85],[-180,-85]]]})"));
}

TEST(GeoJson, StaysJsonWithAnyBytesInIt) {
  source::MapLayer layer = layer_of(line({{0, 0}, {1, 1}}));
  layer.features[0].properties.set("a\"b\\\n", "\xFF\xC3 tail \x01");
  layer.features[0].properties.set("number", 1e308 * 10);
  const json parsed = json::parse(to_geojson(layer));
  EXPECT_EQ(parsed["features"][0]["properties"]["a\"b\\\n"], "\xEF\xBF\xBD\xEF\xBF\xBD tail \x01");
  EXPECT_TRUE(parsed["features"][0]["properties"]["number"].is_null());
}

TEST(Export, CarriesItsEvidence) {
  const auto atlas = small_atlas();
  TemporaryFolder folder;
  ASSERT_TRUE(export_features(folder.path() / "a.geojson", "", atlas, {}));
  const json all = json::parse(folder.read("a.geojson"));
  ASSERT_EQ(all["features"].size(), 2u);
  const json& road = all["features"][0]["properties"];
  for (const char* key : {"id", "layer", "kind", "name_zh", "name_en", "name_ru", "name_ky", "exactness", "precision", "uncertainty_m",
                          "status", "status_date", "clauses", "sources", "license"})
    EXPECT_TRUE(road.contains(key)) << key;
  EXPECT_EQ(road["status"], 4);
  EXPECT_EQ(road["status_date"], "2020-03");
  EXPECT_EQ(road["clauses"], json::parse(R"([{"clause":"plan/1","strength":"named","gist_en":"Build.","gist_zh":"修路。"}])"));
}

TEST(Export, ChoosesByLayerIdClauseDocumentAndBox) {
  const auto atlas = small_atlas();
  const auto ids = [&](const Choice& choice) {
    std::string all;
    const auto chosen = choose(atlas, choice);
    if (!chosen) return "error: " + chosen.error().remedy;
    for (const catalog::Feature* feature : *chosen) all += feature->id + " ";
    return all;
  };
  EXPECT_EQ(ids({}), "road crossing ");
  EXPECT_EQ(ids({{"roads"}, {}, {}, {}, {}}), "road ");
  EXPECT_EQ(ids({{}, {"crossing"}, {"plan/1"}, {}, {}}), "road crossing ");
  EXPECT_EQ(ids({{"roads"}, {}, {}, {"plan"}, {}}), "road ");
  EXPECT_EQ(ids({{}, {}, {}, {}, {74.9, 40.2, 76, 41}}), "crossing ");
  EXPECT_EQ(ids({{}, {"rood"}, {}, {}, {}}).substr(0, 27), "error: the nearest are road");
}

TEST(Export, WritesTheSameBytesTwice) {
  const auto atlas = small_atlas(1000);
  TemporaryFolder folder;
  ASSERT_TRUE(export_features(folder.path() / "a.geojson", "", atlas, {}));
  ASSERT_TRUE(export_features(folder.path() / "b.json", "GeoJSON", atlas, {}));
  EXPECT_EQ(folder.read("a.geojson"), folder.read("b.json"));
}

TEST(Export, AsksForAFormatItCannotGuess) {
  TemporaryFolder folder;
  const auto written_ = export_features(folder.path() / "a.xyz", "", small_atlas(), {});
  ASSERT_FALSE(written_);
  EXPECT_NE(written_.error().remedy.find("--format"), std::string::npos);
}

TEST(Export, SaysThatATargetCannotBeWritten) {
  const auto missing = export_features("/nonexistent/folder/a.geojson", "", small_atlas(), {});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().where, "/nonexistent/folder/a.geojson");
  const auto full = export_features("/dev/full", "GeoJSON", small_atlas(), {});
  ASSERT_FALSE(full);
  EXPECT_NE(full.error().what.find("No space left"), std::string::npos);
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/full"));  // it was not replaced by a file
}

// No file may grow beyond 20 kB: as a disk that is full in the middle of the export.
class FullDisk : public testing::TestWithParam<const char*> {};

TEST_P(FullDisk, LeavesTheOldFileAsItWas) {
  const std::string name = GetParam();
  TemporaryFolder folder;
  folder.write(name, "old");
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{20'000, 20'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto outcome = export_features(folder.path() / name, "", small_atlas(20'000), {});
    ::_exit(outcome ? 1 : outcome.error().to_line().find(name) == std::string::npos ? 2 : 0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(folder.read(name), "old");
  EXPECT_EQ(folder.file_count(), 1u);
}
INSTANTIATE_TEST_SUITE_P(Formats, FullDisk, testing::Values("a.geojson", "a.gpkg", "a.kml", "a.fgb"));

}  // namespace
}  // namespace atlas::exchange
