#include "source/vector_tile.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "made_tiles.h"
#include "source/unpack.h"

namespace atlas::source {
namespace {

namespace fs = std::filesystem;
const geo::TileId tile{3, 5, 2};

MadeLayer with(MadeFeature feature) {
  MadeLayer layer;
  layer.features.push_back(std::move(feature));
  return layer;
}

std::vector<std::uint32_t> joined(std::initializer_list<std::vector<std::uint32_t>> lists) {
  std::vector<std::uint32_t> all;
  for (const auto& list : lists) all.insert(all.end(), list.begin(), list.end());
  return all;
}

using Points = std::vector<TilePoint>;

TEST(VectorTile, ReadsPlacesAndProperties) {
  MadeLayer layer;
  layer.extent = 512;
  layer.keys = {"name", "lanes"};
  std::string number, truth;
  protozero::pbf_writer(number).add_sint64(6, -4);
  protozero::pbf_writer(truth).add_bool(7, true);
  layer.values = {text_value("Osh"), number, truth};
  layer.features = {{7, 1, {command(1, 2), zigzag(10), zigzag(20), zigzag(-5), zigzag(1)}, {0, 0, 1, 1}},
                    {8, 2, path_commands({{0, 0}, {30, -40}, {30, 50}}, false), {1, 2}}};
  const auto layers = decode_vector_tile(made_tile({layer}), tile, "made");
  ASSERT_TRUE(layers) << layers.error().to_line();
  ASSERT_EQ(layers->size(), 1u);
  const TileLayer& read = layers->front();
  EXPECT_EQ(read.layer->name, "made");
  EXPECT_EQ(read.local->extent, 512u);
  EXPECT_EQ(read.local->points, (Points{{10, 20}, {5, 21}, {0, 0}, {30, -40}, {30, 50}}));
  EXPECT_EQ(read.local->feature_ends, (std::vector<std::uint32_t>{1, 2}));
  const MapFeature &points = read.layer->features[0], &line = read.layer->features[1];
  EXPECT_EQ(points.id, 7u);
  EXPECT_TRUE(points.geometry.multi);
  EXPECT_EQ(*points.properties.find("name")->text(), "Osh");
  EXPECT_EQ(*points.properties.find("lanes")->number(), -4);
  EXPECT_EQ(points.properties.all().size(), 2u);
  EXPECT_EQ(line.geometry.type, geo::GeometryType::line);
  EXPECT_EQ(line.properties.find("name"), nullptr);
  EXPECT_TRUE(*line.properties.find("lanes")->boolean());
}

TEST(VectorTile, TellsHolesFromIslands) {
  const auto outer = path_commands({{0, 0}, {100, 0}, {100, 100}, {0, 100}}, true);
  // From the last place of the ring before, (0, 100): a hole, which turns the other way, then an island.
  const std::vector<std::uint32_t> hole = {command(1, 1), zigzag(20), zigzag(-80), command(2, 2), zigzag(0), zigzag(40), zigzag(40), zigzag(0), command(7, 1)};
  const std::vector<std::uint32_t> island = {command(1, 1), zigzag(440), zigzag(440), command(2, 2), zigzag(9), zigzag(0), zigzag(0), zigzag(9), command(7, 1)};
  for (const std::uint32_t version : {1u, 2u}) {
    MadeLayer layer = with({1, 3, joined({outer, hole, island}), {}});
    layer.version = version;
    const auto layers = decode_vector_tile(made_tile({layer}), tile, "made");
    ASSERT_TRUE(layers) << layers.error().to_line();
    const TileGeometry& geometry = *layers->front().local;
    EXPECT_EQ(geometry.parts, (std::vector<TileGeometry::Part>{{4, false}, {7, true}, {10, false}}));
    const geo::Geometry degrees = in_degrees(geometry, 0, geo::GeometryType::polygon, tile);
    ASSERT_EQ(degrees.polygons.size(), 2u);
    EXPECT_EQ(degrees.polygons[0].rings.size(), 2u);
    EXPECT_EQ(degrees.polygons[0].rings[0].front(), degrees.polygons[0].rings[0].back());
  }
}

TEST(VectorTile, PlacesAreDegreesOfTheTile) {
  const auto layers = decode_vector_tile(made_tile({with({1, 1, {command(1, 1), zigzag(4096), zigzag(0)}, {}})}), tile, "made");
  ASSERT_TRUE(layers);
  const geo::Geometry point = in_degrees(*layers->front().local, 0, geo::GeometryType::point, tile);
  const geo::GeoBox box = geo::geo_box(tile);
  EXPECT_NEAR(point.points[0].lon, box.east, 1e-9);
  EXPECT_NEAR(point.points[0].lat, box.north, 1e-9);
}

TEST(VectorTile, ACountThatLiesCostsNothing) {
  EXPECT_FALSE(decode_vector_tile(made_tile({with({1, 1, {command(1, 0x1fffffff), 2, 2}, {}})}), tile, "made"));
  EXPECT_FALSE(decode_vector_tile(made_tile({with({1, 2, {command(1, 1), 2, 2, command(2, 0x1fffffff), 2, 2}, {}})}), tile, "made"));
}

TEST(VectorTile, ErrorsNameTileAndLayer) {
  const auto layers = decode_vector_tile(made_tile({with({1, 3, {command(7, 1)}, {}})}), tile, "file 3/5/2");
  ASSERT_FALSE(layers);
  EXPECT_EQ(layers.error().where, "file 3/5/2");
  EXPECT_NE(layers.error().what.find("layer 1 (made)"), std::string::npos);
}

TEST(VectorTile, IdsWithoutAnIdDifferFromTileToTile) {
  const std::string bytes = made_tile({with({0, 1, {command(1, 1), 2, 2}, {}})});
  const auto here = decode_vector_tile(bytes, {3, 5, 2}, "a"), there = decode_vector_tile(bytes, {3, 5, 3}, "b");
  EXPECT_NE(here->front().layer->features[0].id, there->front().layer->features[0].id);
}

// Cut at every byte, and every byte changed: an error or a tile, and never anything else.
TEST(VectorTile, SurvivesDamage) {
  MadeLayer layer;
  layer.keys = {"name"}, layer.values = {text_value("Naryn")};
  layer.features = {{7, 3, path_commands({{0, 0}, {100, 0}, {100, 300}}, true), {0, 0}},
                    {8, 2, path_commands({{0, 0}, {300, 400}}, false), {}},
                    {9, 1, {command(1, 1), zigzag(10), zigzag(20)}, {0, 0}}};
  const std::string whole = made_tile({layer, layer});
  for (std::size_t size = 0; size < whole.size(); ++size) decode_vector_tile(std::string(whole, 0, size), tile, "cut");
  for (std::size_t at = 0; at < whole.size(); ++at)
    for (const int change : {1, 0x80, 0xff}) {
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ change);
      if (const auto layers = decode_vector_tile(changed, tile, "changed"))
        for (const TileLayer& read : *layers) {
          ASSERT_EQ(read.local->feature_ends.size(), read.features.size());
          for (std::size_t i = 0; i < read.features.size(); ++i) {
            in_degrees(*read.local, i, read.layer->features[i].geometry.type, tile);
            read.layer->features[i].properties.all();
          }
        }
    }
}

const fs::path fixtures = fs::path(ATLAS_REPOSITORY) / "tests/node_modules/@mapbox/mvt-fixtures";

// The package says of each tile whether it is valid and whether a reader may go on after what is wrong. In two we differ:
// 024 does not say its version, which is 1 then, as in 061; 057 has a count that lies, as 051 and 052, and is called valid.
TEST(VectorTile, JudgesTheFixturesAsTheyAreMeant) {
  if (!fs::exists(fixtures / "fixtures")) GTEST_SKIP() << "npm install --prefix tests";
  int looked_at = 0;
  for (const auto& entry : fs::directory_iterator(fixtures / "fixtures")) {
    const auto info = nlohmann::json::parse(*read_file(entry.path() / "info.json"));
    const auto bytes = read_file(entry.path() / "tile.mvt");
    if (!bytes) continue;
    const auto layers = decode_vector_tile(*bytes, tile, entry.path().filename().string());
    const std::string number = entry.path().filename().string();
    const bool valid = number == "024" || number == "057" ? number == "024" : info["validity"]["v2"].get<bool>() || info["validity"]["v1"].get<bool>();
    const bool recoverable = info["validity"].value("error", "") == "recoverable";
    const std::string description = entry.path().filename().string() + ": " + info["description"].get<std::string>();
    if (valid || recoverable) EXPECT_TRUE(layers) << description << " -> " << layers.error().to_line();
    else EXPECT_FALSE(layers) << description;
    ++looked_at;
  }
  EXPECT_GT(looked_at, 60);
}

TEST(VectorTile, ReadsTheRealWorld) {
  if (!fs::exists(fixtures / "real-world")) GTEST_SKIP() << "npm install --prefix tests";
  std::size_t features = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fixtures / "real-world")) {
    if (!entry.is_regular_file() || entry.path().string().find(".mvt") == std::string::npos) continue;
    auto bytes = unpacked(*read_file(entry.path()), entry.path().string());
    ASSERT_TRUE(bytes);
    const auto layers = decode_vector_tile(*bytes, tile, entry.path().string());
    ASSERT_TRUE(layers) << layers.error().to_line();
    for (const TileLayer& layer : *layers) features += layer.features.size();
  }
  EXPECT_GT(features, 300'000u);
}

TEST(Unpack, RefusesABomb) {
  const std::string packed = gzipped(std::string(1 << 20, 'a'));
  EXPECT_EQ(unpacked(packed, "a")->size(), std::size_t{1} << 20);
  EXPECT_FALSE(unpacked(packed, "a", 1 << 16));
  for (std::size_t size = 2; size < packed.size(); size += 7) EXPECT_FALSE(unpacked(packed.substr(0, size), "cut"));
  EXPECT_EQ(*unpacked("plain", "a"), "plain");
}

}  // namespace
}  // namespace atlas::source
