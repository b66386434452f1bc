#include <gtest/gtest.h>

#include <cmath>

#include "source/height_sampling.h"
#include "source/layer_source.h"
#include "source/relief_source.h"

namespace atlas::source {
namespace {

MapFeature point(std::uint32_t id, geo::LonLat at) {
  MapFeature feature;
  feature.id = id;
  feature.geometry.type = geo::GeometryType::point;
  feature.geometry.points = {at};
  feature.box.include(at);
  return feature;
}

MapLayerPtr grid_of_points() {
  auto layer = std::make_shared<MapLayer>();
  layer->name = "points";
  std::uint32_t id = 0;
  for (int lon = -175; lon <= 175; lon += 10)
    for (int lat = -80; lat <= 80; lat += 10) {
      layer->features.push_back(point(id++, {double(lon), double(lat)}));
      layer->box.include(layer->features.back().box);
    }
  return layer;
}

// Every tile gives what a look at all features would, in the file's order.
TEST(LayerSource, FindsWhatATileShows) {
  const auto layer = grid_of_points();
  const auto source = make_layer_source("points", {layer});
  EXPECT_EQ(source->info().layers, std::vector<std::string>{"points"});
  for (const geo::TileId tile : {geo::TileId{0, 0, 0}, geo::TileId{2, 1, 1}, geo::TileId{5, 20, 11}, geo::TileId{9, 300, 190}}) {
    const auto data = source->read(tile, {});
    ASSERT_TRUE(data);
    const geo::GeoBox box = geo::geo_box(tile);
    std::vector<std::uint32_t> inside;
    for (std::uint32_t i = 0; i < layer->features.size(); ++i)
      if (box.intersects(layer->features[i].box)) inside.push_back(i);
    const std::vector<std::uint32_t> found = data->layers.empty() ? std::vector<std::uint32_t>{} : data->layers[0].features;
    EXPECT_TRUE(std::includes(found.begin(), found.end(), inside.begin(), inside.end()));
    EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
    EXPECT_LE(found.size(), inside.size() + 40);  // a margin, not the world
  }
}

TEST(LayerSource, ReachesAsFarAsTheCorridor) {
  auto layer = std::make_shared<MapLayer>();
  layer->features.push_back(point(0, {10, 0.5}));
  layer->features[0].properties.set("uncertainty_m", 200'000.0);
  const auto source = make_layer_source("a", {layer});
  // The tile that begins 1.25 degrees to the east, within 200 km.
  const auto data = source->read({7, 68, 63}, {});
  ASSERT_TRUE(data);
  EXPECT_EQ(data->layers.size(), 1u);
  EXPECT_TRUE(source->read({7, 90, 63}, {})->layers.empty());
}

HeightGrid slope(int size, double cell) {
  HeightGrid grid{size, size, 70, 45, cell, cell, {}, false};
  for (int row = 0; row < size; ++row)
    for (int column = 0; column < size; ++column) grid.metres.push_back(static_cast<std::int16_t>(10 * column + 3 * row));
  return grid;
}

// The B-spline reproduces whatever is linear, between the cells as well as on them.
TEST(HeightSampling, KeepsAPlane) {
  const HeightGrid grid = slope(100, 0.1);
  std::vector<double> longitudes, latitudes;
  for (int i = 0; i < 50; ++i) longitudes.push_back(72 + i * 0.0371), latitudes.push_back(43 - i * 0.0291);
  const HeightSamples samples = sample_heights(grid, longitudes, latitudes);
  for (std::size_t j = 0; j < 50; ++j)
    for (std::size_t i = 0; i < 50; ++i) {
      const double column = (longitudes[i] - 70) / 0.1 - 0.5, row = (45 - latitudes[j]) / 0.1 - 0.5;
      EXPECT_NEAR(samples.metres[j * 50 + i], 10 * column + 3 * row, 0.01);
      EXPECT_FLOAT_EQ(samples.known[j * 50 + i], 1.0f);
    }
}

// Where cells of the result are larger than the grid's, they are means, so that nothing is skipped.
TEST(HeightSampling, AveragesWhenItShrinks) {
  HeightGrid grid = slope(200, 0.05);
  for (std::size_t i = 0; i < grid.metres.size(); ++i) grid.metres[i] = i % 2 == 0 ? 1000 : 0;
  std::vector<double> longitudes, latitudes;
  for (int i = 0; i < 8; ++i) longitudes.push_back(71.5 + i), latitudes.push_back(43.5 - i);
  for (const float height : sample_heights(grid, longitudes, latitudes).metres) EXPECT_NEAR(height, 500, 5);
}

TEST(HeightSampling, LeavesOutWhatIsNotKnown) {
  HeightGrid grid = slope(60, 0.1);
  grid.metres.assign(grid.metres.size(), 700);
  grid.has_unknown = true;
  for (int row = 20; row < 40; ++row)
    for (int column = 20; column < 40; ++column) grid.metres[static_cast<std::size_t>(row * 60 + column)] = HeightGrid::unknown;
  std::vector<double> longitudes, latitudes;
  for (int i = 0; i < 70; ++i) longitudes.push_back(70.05 + i * 0.1), latitudes.push_back(44.95 - i * 0.1);
  const HeightSamples samples = sample_heights(grid, longitudes, latitudes);
  const auto at = [](std::size_t row, std::size_t column) { return row * 70 + column; };
  EXPECT_FLOAT_EQ(samples.metres[at(5, 5)], 700);
  EXPECT_FLOAT_EQ(samples.known[at(30, 30)], 0);    // in the hole
  EXPECT_FLOAT_EQ(samples.metres[at(30, 20)], 700);  // on its rim: not drawn down by the marker
  EXPECT_FLOAT_EQ(samples.known[at(5, 65)], 0);     // outside the grid
}

TEST(Relief, IsWithoutSeamsFromTileToTile) {
  const std::string base = std::string(ATLAS_REPOSITORY) + "/geodata/base/";
  const auto relief = open_relief("relief", {base + "relief.tif", base + "relief_world.tif"});
  ASSERT_TRUE(relief) << relief.error().to_line();
  const auto left = (*relief)->read({7, 90, 47}, {}), right = (*relief)->read({7, 91, 47}, {});
  ASSERT_TRUE(left && right);
  const HeightTile &a = *left->heights, &b = *right->heights;
  const int width = a.size + 2 * a.border;
  ASSERT_EQ(a.metres.size(), static_cast<std::size_t>(width * width));
  // The border cells of one are the inner cells of the other.
  for (int row = 0; row < width; ++row)
    for (int k = 0; k < 2 * a.border; ++k)
      EXPECT_NEAR(a.metres[static_cast<std::size_t>(row * width + a.size + k)], b.metres[static_cast<std::size_t>(row * width + k)], 0.5);
}

TEST(Relief, KnowsTheTianShan) {
  const std::string base = std::string(ATLAS_REPOSITORY) + "/geodata/base/";
  const auto relief = open_relief("relief", {base + "relief.tif", base + "relief_world.tif"});
  ASSERT_TRUE(relief);
  const auto height_at = [&](geo::LonLat place) {
    const int z = 8;
    const geo::PlanePoint at = geo::to_mercator(place);
    const double size = 2 * geo::mercator_half_m / (1 << z);
    const double x = (at.x + geo::mercator_half_m) / size, y = (geo::mercator_half_m - at.y) / size;
    const auto data = (*relief)->read({z, static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)}, {});
    const HeightTile& tile = *data->heights;
    const int width = tile.size + 2 * tile.border;
    const int column = tile.border + static_cast<int>((x - std::floor(x)) * tile.size);
    const int row = tile.border + static_cast<int>((y - std::floor(y)) * tile.size);
    return tile.metres[static_cast<std::size_t>(row * width + column)];
  };
  EXPECT_NEAR(height_at({77.2, 42.4}), 1606, 150);  // the lake Issyk-Kul
  EXPECT_NEAR(height_at({74.6, 42.87}), 780, 200);  // Bishkek
  EXPECT_GT(height_at({80.1, 42.1}), 3500);         // the ranges round Khan Tengri
}

TEST(Relief, SaysWhatIsWrongWithAFile) {
  const auto relief = open_relief("relief", {std::filesystem::path(ATLAS_REPOSITORY) / "README.md"});
  ASSERT_FALSE(relief);
  EXPECT_NE(relief.error().what.find("GeoTIFF"), std::string::npos);
}

}  // namespace
}  // namespace atlas::source
