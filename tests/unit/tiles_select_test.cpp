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

std::size_t rank_of(const Selected& selected, geo::TileId tile) {
  const auto found = std::find_if(selected.load.begin(), selected.load.end(), [&](const Wanted& w) { return w.tile == tile; });
  return static_cast<std::size_t>(found - selected.load.begin());
}

TEST(Select, ACoarseAncestorComesFirstWhereNothingStandsInAndLaterElsewhere) {
  Sight sight = sight_at({75, 41}, 9);
  sight.coarse_levels = 3;
  const Selected none = select(sight, [](geo::TileId) { return false; });
  EXPECT_EQ(none.load.front().tile.z, 6);
  const Selected parents = select(sight, [](geo::TileId tile) { return tile.z == 8; });
  EXPECT_EQ(parents.load.front().tile.z, 9);
  EXPECT_EQ(parents.load.back().tile.z, 6);
}

TEST(Select, ALoadedCoarseAncestorIsKept) {
  Sight sight = sight_at({75, 41}, 9);
  sight.coarse_levels = 3;
  const Selected all = select(sight, [](geo::TileId) { return true; });
  ASSERT_FALSE(all.keep.empty());
  for (const geo::TileId tile : all.keep) EXPECT_EQ(tile.z, 6);
  sight.coarse_levels = 0;
  EXPECT_TRUE(select(sight, [](geo::TileId) { return true; }).keep.empty());
}

TEST(Select, TheSideToWhichTheViewMovesComesFirst) {
  Sight sight = sight_at({75, 41}, 9);
  const Selected still = select(sight, [](geo::TileId) { return false; });
  const geo::TileId east = *std::max_element(still.ideal.begin(), still.ideal.end(), [](auto a, auto b) { return a.x < b.x; });
  const Sight there = sight_at({76.5, 41}, 9);
  sight.next = Outlook{there.box, there.centre, 9};
  const Selected moving = select(sight, [](geo::TileId) { return false; });
  EXPECT_LT(rank_of(moving, east), rank_of(still, east));
  EXPECT_EQ(moving.ideal, still.ideal);
  EXPECT_GT(moving.load.size(), still.load.size());       // what comes into view next
  std::set<geo::TileId> ideal(moving.ideal.begin(), moving.ideal.end());
  for (std::size_t i = 0; i < ideal.size(); ++i) EXPECT_TRUE(ideal.contains(moving.load[i].tile));
}

TEST(Select, TheZoomsTargetIsLoadedAfterWhatIsSeenAndKept) {
  Sight sight = sight_at({75, 41}, 6);
  const Sight there = sight_at({75, 41}, 8);
  sight.next = Outlook{there.box, there.centre, 8};
  const Selected selected = select(sight, [](geo::TileId tile) { return tile.z == 6; });
  ASSERT_FALSE(selected.load.empty());
  for (const Wanted& wanted : selected.load) EXPECT_EQ(wanted.tile.z, 8);
  const Selected loaded = select(sight, [](geo::TileId) { return true; });
  EXPECT_TRUE(loaded.load.empty());
  EXPECT_EQ(loaded.keep.size(), selected.load.size());
}

TEST(Select, NothingIsAskedForTwice) {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> lon(-170, 170), lat(-70, 70), zoom(0, 16), step(-2, 2);
  for (int i = 0; i < 100; ++i) {
    const geo::LonLat centre{lon(random), lat(random)};
    const double at = zoom(random);
    Sight sight = sight_at(centre, at);
    const Sight there = sight_at({centre.lon + step(random), centre.lat + step(random)}, at + step(random));
    sight.next = Outlook{there.box, there.centre, there.zoom};
    sight.coarse_levels = 3;
    const Selected selected = select(sight, [&](geo::TileId tile) { return (tile.x + tile.y + static_cast<unsigned>(i)) % 3 == 0; });
    std::set<geo::TileId> asked, kept(selected.keep.begin(), selected.keep.end());
    for (const Wanted& wanted : selected.load) EXPECT_TRUE(asked.insert(wanted.tile).second);
    EXPECT_EQ(kept.size(), selected.keep.size());
    for (const geo::TileId tile : kept) EXPECT_FALSE(asked.contains(tile));
    expect_disjoint(selected.draw);
  }
}

}  // namespace
}  // namespace atlas::tiles
