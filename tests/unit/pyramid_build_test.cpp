#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <random>
#include <thread>

#include "geo/geodesic.h"
#include "pyramid/build.h"
#include "pyramid/cache.h"
#include "pyramid/pyramid.h"
#include "pyramid/tile_features.h"
#include "pyramid/vector_file.h"
#include "temporary_folder.h"

namespace atlas::pyramid {
namespace {

using geo::GeometryType;
using geo::LonLat;
using geo::Path;

// Geometries as a stream, a few features a batch.
class FakeStream : public source::FeatureStream {
 public:
  explicit FakeStream(std::vector<geo::Geometry> geometries, std::optional<Error> fault = {})
      : layers_{{"things", -1, {}}}, geometries_(std::move(geometries)), fault_(std::move(fault)) {}

  const std::vector<source::StreamLayer>& layers() const override { return layers_; }
  double progress() const override { return static_cast<double>(next_) / static_cast<double>(geometries_.size() + 1); }

  Result<bool> next(source::FeatureBatch& batch) override {
    batch.clear();
    if (next_ == geometries_.size()) return fault_ ? Result<bool>(fail(*fault_)) : Result<bool>(false);
    for (int i = 0; i < 3 && next_ < geometries_.size(); ++i, ++next_) add(geometries_[next_], batch);
    return true;
  }

 private:
  void add(const geo::Geometry& geometry, source::FeatureBatch& batch) {
    source::FeatureBatch::Feature feature{.row = next_, .first_part = static_cast<std::uint32_t>(batch.parts.size()), .type = geometry.type};
    const auto add_part = [&](const Path& path, bool hole) {
      const auto begin = static_cast<std::uint32_t>(batch.positions.size());
      batch.positions.insert(batch.positions.end(), path.begin(), path.end());
      batch.parts.push_back({begin, static_cast<std::uint32_t>(batch.positions.size()), hole});
    };
    if (!geometry.points.empty()) add_part(geometry.points, false);
    for (const Path& line : geometry.lines) add_part(line, false);
    for (const geo::Polygon& polygon : geometry.polygons)
      for (std::size_t i = 0; i < polygon.rings.size(); ++i) add_part(polygon.rings[i], i > 0);
    feature.end_part = static_cast<std::uint32_t>(batch.parts.size());
    batch.features.push_back(feature);
  }

  std::vector<source::StreamLayer> layers_;
  std::vector<geo::Geometry> geometries_;
  std::optional<Error> fault_;
  std::size_t next_ = 0;
};

geo::Geometry line_of(Path path) { return {GeometryType::line, false, {}, {std::move(path)}, {}}; }
geo::Geometry polygon_of(std::vector<Path> rings) { return {GeometryType::polygon, false, {}, {}, {{std::move(rings)}}}; }

// An island with a crooked coast about a middle.
Path island(LonLat middle, double radius, std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> rough(0.7, 1.0);
  Path ring;
  for (std::size_t i = 0; i < count; ++i) {
    const double angle = 2 * M_PI * static_cast<double>(i) / static_cast<double>(count), r = radius * rough(random);
    ring.push_back({middle.lon + r * std::cos(angle), middle.lat + r * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

bool inside(const Path& ring, LonLat p) {
  bool in = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    if ((ring[i].lat > p.lat) != (ring[j].lat > p.lat) &&
        p.lon < (ring[j].lon - ring[i].lon) * (p.lat - ring[i].lat) / (ring[j].lat - ring[i].lat) + ring[i].lon)
      in = !in;
  return in;
}

bool inside(const geo::Geometry& geometry, LonLat p) {
  bool in = false;
  for (const geo::Polygon& polygon : geometry.polygons)
    for (const Path& ring : polygon.rings) in ^= inside(ring, p);
  return in;
}

class PyramidOf : public testing::Test {
 protected:
  Result<Pyramid> build_from(std::vector<geo::Geometry> geometries, std::optional<Error> fault = {}) {
    BuildRequest request;
    request.open = [=]() -> Result<std::unique_ptr<source::FeatureStream>> { return std::make_unique<FakeStream>(geometries, fault); };
    request.target = file();
    request.fingerprint = 42;
    const auto built = build(request, {});
    if (!built) return fail(built.error());
    return Pyramid::open(file(), 42);
  }
  std::filesystem::path file() const { return folder.path() / "test.pyramid"; }

  // What a tile shows, in degrees, one geometry a feature.
  static std::vector<geo::Geometry> shown(const Pyramid& pyramid, geo::TileId tile) {
    std::vector<geo::Geometry> geometries;
    for (const source::TileLayer& layer : tile_features(pyramid, tile, {}).layers)
      for (std::size_t i = 0; i < layer.features.size(); ++i)
        geometries.push_back(source::in_degrees(*layer.local, i, layer.layer->features[layer.features[i]].geometry.type, tile));
    return geometries;
  }
  TemporaryFolder folder;
};

geo::TileId tile_at(LonLat place, int z) {
  const geo::PlanePoint p = geo::to_mercator(place);
  const double tiles = std::exp2(z), size = 2 * geo::mercator_half_m;
  return {static_cast<std::uint8_t>(z), static_cast<std::uint32_t>((p.x + size / 2) / size * tiles), static_cast<std::uint32_t>((size / 2 - p.y) / size * tiles)};
}

TEST_F(PyramidOf, APolygonOfManyVerticesHasTheSameInsideInEveryTile) {
  const Path coast = island({77, 42}, 8, 60'000, 1), lake = island({78, 42.5}, 2, 5'000, 2);
  const auto truth = polygon_of({coast, Path(lake.rbegin(), lake.rend())});
  const auto pyramid = build_from({truth});
  ASSERT_TRUE(pyramid) << pyramid.error().to_line();
  EXPECT_EQ(pyramid->vertices(), coast.size() + lake.size());
  std::mt19937 random(3);
  std::uniform_real_distribution<double> lon(68.5, 85.5), lat(33.5, 50.5);
  int wrong = 0, compared = 0;
  for (const int z : {3, 6, 9, 12, 14})
    for (int i = 0; i < 60; ++i) {
      const LonLat place{lon(random), lat(random)};
      const geo::TileId tile = tile_at(place, z);
      const auto here = shown(*pyramid, tile);
      const geo::GeoBox box = geo::geo_box(tile);
      std::uniform_real_distribution<double> x(box.west, box.east), y(box.south, box.north);
      for (int k = 0; k < 20; ++k) {
        const LonLat p = k == 0 ? place : LonLat{x(random), y(random)};
        bool in = false;
        for (const auto& geometry : here) in ^= inside(geometry, p);
        ++compared;
        wrong += in != inside(truth, p);
      }
    }
  // The coast is a fractal of a degree's depth: at coarse zooms a few places lie within the tolerance of it.
  EXPECT_LT(wrong, compared / 50) << compared;
}

TEST_F(PyramidOf, ADeepTileHasOfAHugeRingOnlyWhatIsNear) {
  const auto pyramid = build_from({polygon_of({island({77, 42}, 8, 200'000, 1)})});
  ASSERT_TRUE(pyramid);
  const auto here = shown(*pyramid, tile_at({77, 42}, 12));   // in the middle: all inside, no coast
  ASSERT_EQ(here.size(), 1u);
  ASSERT_EQ(here[0].polygons.size(), 1u);
  EXPECT_LT(here[0].polygons[0].rings[0].size(), 100u);
  EXPECT_TRUE(inside(here[0], {77, 42}));
}

TEST_F(PyramidOf, ALineIsWholeOverItsTilesAndCloseToTheTruth) {
  Path road;
  for (int i = 0; i < 5000; ++i) road.push_back({70 + i * 0.002, 41 + 0.5 * std::sin(i * 0.01) + 0.01 * std::sin(i * 1.3)});
  const auto pyramid = build_from({line_of(road)});
  ASSERT_TRUE(pyramid);
  for (const int z : {2, 5, 8, 11, 13}) {
    const double pixel_m = geo::mercator_metres_per_pixel(z);
    std::map<geo::TileId, std::vector<geo::Geometry>> tiles;
    for (std::size_t i = 0; i < road.size(); i += 23) {
      const geo::TileId tile = tile_at(road[i], z);
      auto [found, fresh] = tiles.try_emplace(tile);
      if (fresh) found->second = shown(*pyramid, tile);
      double nearest = 1e9;
      const geo::PlanePoint p = geo::to_mercator(road[i]);
      for (const auto& geometry : found->second)
        for (const Path& line : geometry.lines)
          for (std::size_t k = 0; k + 1 < line.size(); ++k) {
            const geo::PlanePoint a = geo::to_mercator(line[k]), b = geo::to_mercator(line[k + 1]), d = b - a;
            const double square = d.x * d.x + d.y * d.y;
            const double t = square > 0 ? std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / square, 0.0, 1.0) : 0;
            nearest = std::min(nearest, std::hypot(p.x - a.x - t * d.x, p.y - a.y - t * d.y));
          }
      EXPECT_LT(nearest, 0.6 * pixel_m) << "zoom " << z;
    }
  }
}

TEST_F(PyramidOf, SmallPolygonsThatTintAnAreaStillDo) {
  // Fields of 1 km, a quarter of the ground: none is a pixel wide in the world's view.
  std::vector<geo::Geometry> fields;
  for (int i = 0; i < 150; ++i)
    for (int j = 0; j < 150; ++j) {
      const double w = 70 + i * 0.02, s = 1 + j * 0.02;
      fields.push_back(polygon_of({{{w, s}, {w + 0.01, s}, {w + 0.01, s + 0.01}, {w, s + 0.01}, {w, s}}}));
    }
  const auto pyramid = build_from(fields);
  ASSERT_TRUE(pyramid);
  double truth = 0;
  for (const auto& field : fields) truth += geo::area_m2(field);
  for (const int z : {2, 4, 6, 9}) {
    double area = 0;
    std::set<geo::TileId> tiles;
    for (int i = 0; i <= 300; ++i)
      for (int j = 0; j <= 300; j += 10) tiles.insert(tile_at({70 + i * 0.01, 1 + j * 0.01}, z));
    for (const geo::TileId tile : tiles) {
      const geo::GeoBox box = geo::geo_box(tile);
      for (const auto& geometry : shown(*pyramid, tile)) {
        const LonLat at = geo::anchor_of(geometry);
        if (at.lon >= box.west && at.lon < box.east && at.lat >= box.south && at.lat < box.north) area += geo::area_m2(geometry);
      }
    }
    EXPECT_NEAR(area / truth, 1, z < 5 ? 0.25 : 0.08) << "zoom " << z;
  }
}

TEST_F(PyramidOf, SmallIslandsStandAsDotsAndNotTwiceInACell) {
  std::vector<geo::Geometry> islands;
  for (int i = 0; i < 2000; ++i) islands.push_back(line_of(island({20 + 0.0001 * i, 10}, 0.001, 8, static_cast<unsigned>(i))));
  const auto pyramid = build_from(islands);
  ASSERT_TRUE(pyramid);
  const auto world = shown(*pyramid, {1, 1, 0});
  EXPECT_GE(world.size(), 1u);
  EXPECT_LT(world.size(), 12u);
}

TEST_F(PyramidOf, LinesAndAreasOverTheAntimeridianStandOnBothSides) {
  const auto pyramid = build_from({line_of({{170, 10}, {190, 12}}), polygon_of({{{175, 50}, {188, 50}, {188, 60}, {175, 60}, {175, 50}}})});
  ASSERT_TRUE(pyramid);
  EXPECT_TRUE(inside(shown(*pyramid, tile_at({178, 55}, 5)).back(), {178, 55}));
  EXPECT_TRUE(inside(shown(*pyramid, tile_at({-175, 55}, 5)).back(), {-175, 55}));
  EXPECT_EQ(shown(*pyramid, tile_at({-172, 11.8}, 6)).size(), 1u);
  EXPECT_TRUE(shown(*pyramid, tile_at({0, 11}, 6)).empty());
}

TEST_F(PyramidOf, AStreamThatBreaksOffLeavesWhatCameBeforeAndSaysSo) {
  const auto pyramid = build_from({line_of({{70, 40}, {71, 41}})}, Error{"data.geojson:7", "ends in the middle", "get it again"});
  ASSERT_TRUE(pyramid);
  ASSERT_EQ(pyramid->contents().problems.size(), 1u);
  EXPECT_EQ(pyramid->contents().problems[0].where, "data.geojson:7");
  EXPECT_EQ(shown(*pyramid, {0, 0, 0}).size(), 1u);
}

TEST_F(PyramidOf, APreviewShowsWhatHasBeenRead) {
  BuildRequest request;
  std::vector<std::vector<source::MapLayerPtr>> previews;
  const auto coast = polygon_of({island({77, 42}, 8, 3000, 1), island({77, 42}, 2, 300, 2)});
  class Slow : public FakeStream {
   public:
    using FakeStream::FakeStream;
    Result<bool> next(source::FeatureBatch& batch) override {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      return FakeStream::next(batch);
    }
  };
  std::vector<geo::Geometry> things(30, line_of({{60, 40}, {90, 44}}));
  things.insert(things.begin(), coast);
  request.open = [&]() -> Result<std::unique_ptr<source::FeatureStream>> { return std::make_unique<Slow>(things); };
  request.target = file();
  request.on_preview = [&](std::vector<source::MapLayerPtr> layers) { previews.push_back(std::move(layers)); };
  ASSERT_TRUE(build(request, {}));
  ASSERT_GE(previews.size(), 1u);
  ASSERT_EQ(previews[0].size(), 1u);
  const auto& first = previews[0][0]->features;
  ASSERT_GE(first.size(), 2u);
  EXPECT_LT(first.size(), things.size());
  EXPECT_TRUE(inside(first[0].geometry, {80, 42}));
  EXPECT_FALSE(inside(first[0].geometry, {77, 42})) << "a lake";
  const auto pyramid = Pyramid::open(file(), 0);
  ASSERT_TRUE(pyramid);
  EXPECT_EQ(pyramid->features(), things.size()) << "looking on changes nothing";
  EXPECT_EQ(shown(*pyramid, {0, 0, 0}).size(), things.size());
}

TEST_F(PyramidOf, AStoppedPassLeavesNoFile) {
  BuildRequest request;
  std::stop_source stop;
  request.open = []() -> Result<std::unique_ptr<source::FeatureStream>> {
    return std::make_unique<FakeStream>(std::vector<geo::Geometry>(1000, line_of({{70, 40}, {71, 41}})));
  };
  request.target = file();
  request.on_progress = [&](double) { stop.request_stop(); };
  EXPECT_FALSE(build(request, stop.get_token()));
  EXPECT_EQ(folder.file_count(), 0u);
}

TEST_F(PyramidOf, ADamagedFileDoesNoHarm) {
  ASSERT_TRUE(build_from({polygon_of({island({77, 42}, 8, 3000, 1)}), line_of({{70, 40}, {71, 41}}), {GeometryType::point, true, {{75, 42}, {76, 42}}, {}, {}}}));
  const std::string whole = folder.read("test.pyramid");
  for (std::size_t cut = 0; cut < whole.size(); cut += 1 + whole.size() / 40) {
    folder.write("test.pyramid", whole.substr(0, cut));
    EXPECT_FALSE(Pyramid::open(file(), 42));
  }
  std::mt19937 random(11);
  for (int i = 0; i < 300; ++i) {
    std::string damaged = whole;
    for (int k = 0; k < 20; ++k) {
      const bool in_tables = random() % 2;
      const std::size_t at = in_tables ? 32 + random() % (sizeof(Header) - 32) : random() % damaged.size();
      damaged[at] = static_cast<char>(random());
    }
    folder.write("test.pyramid", damaged);
    const auto pyramid = Pyramid::open(file(), 42);
    if (!pyramid) continue;
    for (const int z : {0, 3, 7, 14}) shown(*pyramid, tile_at({77, 42}, z));
  }
  EXPECT_FALSE(Pyramid::open(file(), 43)) << "of another file";
}

Result<VectorFile> open_file(const std::filesystem::path& file) { return open_vector_file({.id = "file-1", .file = file}); }

class Opened : public testing::Test {
 protected:
  Opened() { ::setenv("XDG_CACHE_HOME", (folder.path() / "cache").c_str(), 1); }
  ~Opened() override { ::unsetenv("XDG_CACHE_HOME"); }
  std::filesystem::path write(double lat) {
    return folder.write("road.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Ош"},
      "geometry":{"type":"LineString","coordinates":[[70,40],[71,)" + std::to_string(lat) + "]]}}]}");
  }
  TemporaryFolder folder;
};

TEST_F(Opened, TheSecondTimeComesFromTheCacheUntilTheFileChanges) {
  const auto file = write(41);
  const auto first = open_file(file);
  ASSERT_TRUE(first) << first.error().to_line();
  EXPECT_FALSE(first->cached);
  EXPECT_EQ(first->source->info().layers, std::vector<std::string>{"road"});
  EXPECT_NEAR(first->source->info().box.north, 41, 1e-6);
  const auto second = open_file(file);
  ASSERT_TRUE(second);
  EXPECT_TRUE(second->cached);
  const auto tile = second->source->read({0, 0, 0}, {});
  ASSERT_TRUE(tile);
  ASSERT_EQ(tile->layers.size(), 1u);
  EXPECT_EQ(*tile->layers[0].layer->features[0].properties.find("name")->text(), "Ош");
  write(42.5);
  const auto third = open_file(file);
  ASSERT_TRUE(third);
  EXPECT_FALSE(third->cached);
  EXPECT_NEAR(third->source->info().box.north, 42.5, 1e-6);
}

TEST_F(Opened, WithoutAPlaceForTheCacheItOpensAllTheSame) {
  folder.write("cache", "a file where the folder should be");
  const auto opened = open_file(write(41));
  ASSERT_TRUE(opened) << opened.error().to_line();
  EXPECT_FALSE(opened->cached);
  EXPECT_EQ(opened->source->read({0, 0, 0}, {})->layers.size(), 1u);
}

TEST_F(Opened, WhatIsNoDataSaysSo) {
  const auto opened = open_file(folder.write("notes.geojson", "nothing of the kind"));
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().where.find("notes.geojson"), std::string::npos);
  EXPECT_FALSE(open_file(folder.path() / "missing.gpkg"));
}

TEST_F(Opened, TheOldestPyramidsMakeRoom) {
  const auto cache = folder.path() / "cache";
  for (const char* name : {"a.pyramid", "b.pyramid", "c.pyramid"}) folder.write(std::string("cache/") + name, std::string(1000, 'x'));
  std::filesystem::last_write_time(cache / "b.pyramid", std::filesystem::file_time_type::clock::now() - std::chrono::hours(5));
  std::filesystem::last_write_time(cache / "a.pyramid", std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
  trim_cache(cache / "c.pyramid", 2000);
  EXPECT_TRUE(std::filesystem::exists(cache / "a.pyramid"));
  EXPECT_FALSE(std::filesystem::exists(cache / "b.pyramid"));
  trim_cache(cache / "c.pyramid", 10);
  EXPECT_TRUE(std::filesystem::exists(cache / "c.pyramid"));
}

}  // namespace
}  // namespace atlas::pyramid
