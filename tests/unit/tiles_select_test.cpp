#include <gtest/gtest.h>

#include <random>
#include <set>

#include "tiles/select.h"

namespace atlas::tiles {
namespace {

const geo::GeoBox world{-180, -85, 180, 85};

Sight sight_at(geo::LonLat centre, double zoom, double width = 1920, double height = 1080) {
  const double units = geo::mercator_metres_per_pixel(zoom);
  const geo::PlanePoint middle = geo::to_mercator(centre);
  const geo::LonLat low = geo::from_mercator({middle.x - width / 2 * units, middle.y - height / 2 * units});
  const geo::LonLat high = geo::from_mercator({middle.x + width / 2 * units, middle.y + height / 2 * units});
  return {{low.lon, low.lat, high.lon, high.lat}, centre, zoom, 0, 14, world};
}

bool overlap(geo::TileId a, geo::TileId b) { return a.is_below(b) || b.is_below(a); }

void expect_disjoint(const std::vector<Drawn>& draw) {
  for (std::size_t i = 0; i < draw.size(); ++i)
    for (std::size_t j = i + 1; j < draw.size(); ++j) EXPECT_FALSE(overlap(draw[i].area, draw[j].area));
}

TEST(Select, CoversTheViewWithoutOverlap) {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> lon(-170, 170), lat(-70, 70), zoom(0, 16);
  for (int i = 0; i < 200; ++i) {
    const Sight sight = sight_at({lon(random), lat(random)}, zoom(random));
    const Selected all = select(sight, [](geo::TileId) { return true; });
    EXPECT_TRUE(all.load.empty());
    expect_disjoint(all.draw);
    for (int k = 0; k < 20; ++k) {
      std::uniform_real_distribution<double> part(0.001, 0.999);
      const geo::LonLat place{sight.box.west + (sight.box.east - sight.box.west) * part(random),
                              sight.box.south + (sight.box.north - sight.box.south) * part(random)};
      if (!world.contains(place)) continue;
      int covering = 0;
      for (const Drawn& drawn : all.draw) covering += geo::geo_box(drawn.area).contains(place);
      EXPECT_GE(covering, 1);
    }
  }
}

TEST(Select, LoadsFromTheCentreOutwards) {
  const Selected none = select(sight_at({75, 41}, 7.3), [](geo::TileId) { return false; });
  EXPECT_TRUE(none.draw.empty());
  ASSERT_GT(none.load.size(), 4u);
  EXPECT_TRUE(geo::geo_box(none.load.front().tile).grown(1).contains({75, 41}));
  for (std::size_t i = 1; i < none.load.size(); ++i) EXPECT_LE(none.load[i - 1].priority, none.load[i].priority);
}

TEST(Select, AnAncestorStandsInForItsMissingDescendantsOnly) {
  const Sight sight = sight_at({75, 41}, 7);
  const Selected ideal = select(sight, [](geo::TileId) { return true; });
  const geo::TileId missing = ideal.ideal[ideal.ideal.size() / 2], ancestor = missing.parent().parent();
  const Selected selected = select(sight, [&](geo::TileId tile) { return tile == ancestor || (tile.z == 7 && !(tile == missing)); });
  expect_disjoint(selected.draw);
  ASSERT_EQ(selected.load.size(), 1u);
  EXPECT_EQ(selected.load[0].tile, missing);
  EXPECT_EQ(std::count(selected.draw.begin(), selected.draw.end(), Drawn{ancestor, missing}), 1);
  EXPECT_EQ(selected.draw.size(), ideal.draw.size());
}

TEST(Select, AnAncestorIsDrawnOnceWhereItStandsInForAll) {
  const Selected selected = select(sight_at({75, 41}, 9), [](geo::TileId tile) { return tile.z == 2; });
  EXPECT_GT(selected.load.size(), 6u);
  ASSERT_EQ(selected.draw.size(), 1u);
  for (const geo::TileId tile : selected.ideal) EXPECT_TRUE(tile.is_below(selected.draw[0].area));
}

TEST(Select, ChildrenStandInWhenZoomingOut) {
  const Sight sight = sight_at({75, 41}, 6);
  const Selected selected = select(sight, [](geo::TileId tile) { return tile.z == 7; });
  expect_disjoint(selected.draw);
  EXPECT_EQ(selected.draw.size(), selected.ideal.size() * 4);
}

TEST(Select, StaysWithinTheSourcesZoomsAndBox) {
  Sight sight = sight_at({75, 41}, 12);
  sight.max_zoom = 7;
  for (const auto& wanted : select(sight, [](geo::TileId) { return false; }).load) EXPECT_EQ(wanted.tile.z, 7);
  sight.source_box = {0, 0, 1, 1};
  EXPECT_TRUE(select(sight, [](geo::TileId) { return false; }).ideal.empty());
}

TEST(Select, NeverAsksForThousandsOfTiles) {
  Sight sight = sight_at({0, 0}, 14);
  sight.box = world;   // what a strange projection may say
  EXPECT_LE(select(sight, [](geo::TileId) { return false; }).load.size(), 2048u);
}

}  // namespace
}  // namespace atlas::tiles
