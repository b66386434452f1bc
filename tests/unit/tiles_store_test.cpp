#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "tiles/store.h"

namespace atlas::tiles {
namespace {

using namespace std::chrono_literals;
const geo::GeoBox world{-180, -85, 180, 85};

Sight one_tile(std::uint32_t x, std::uint32_t y, int z = 5) {
  const geo::GeoBox box = geo::geo_box({static_cast<std::uint8_t>(z), x, y}).grown(-0.1);
  return {box, box.centre(), static_cast<double>(z), 0, 14, world};
}

std::shared_ptr<mesh::TileMesh> mesh_of(geo::TileId tile, std::size_t vertices = 1) {
  auto mesh = std::make_shared<mesh::TileMesh>();
  mesh->tile = tile;
  mesh->fills.emplace_back().features.resize(vertices);
  return mesh;
}

// A source whose reads wait at a gate, and which counts them.
struct GatedSource {
  std::mutex mutex;
  std::condition_variable wake;
  bool open = false;
  std::multiset<geo::TileId> read;
  std::vector<geo::TileId> order;

  void let_through() {
    std::lock_guard lock(mutex);
    open = true;
    wake.notify_all();
  }
  Store::Read reader(std::size_t vertices = 1) {
    return [this, vertices](geo::TileId tile, std::stop_token) -> Result<std::shared_ptr<mesh::TileMesh>> {
      std::unique_lock lock(mutex);
      read.insert(tile), order.push_back(tile);
      wake.notify_all();
      wake.wait(lock, [this] { return open; });
      return mesh_of(tile, vertices);
    };
  }
  void wait_for_reads(std::size_t count) {
    std::unique_lock lock(mutex);
    wake.wait(lock, [&] { return read.size() >= count; });
  }
};

void settle(Store& store, const Sight& sight) {
  store.update(sight);
  while (!store.idle()) {
    std::this_thread::sleep_for(1ms);
    store.receive();
  }
}

TEST(Store, LoadsWhatIsMissingOnce) {
  GatedSource source;
  source.open = true;
  WorkerPool pool(2);
  Store store(source.reader(), pool, {});
  const Sight sight = one_tile(20, 11);
  EXPECT_TRUE(store.update(sight).draw.empty());
  EXPECT_FALSE(store.idle());
  settle(store, sight);
  EXPECT_EQ(store.update(sight).draw.size(), 1u);
  store.update(sight);
  EXPECT_EQ(source.read.size(), 1u);
  EXPECT_NE(store.find({5, 20, 11}), nullptr);
}

TEST(Store, DropsWhatLeftTheViewBeforeItsWorkBegan) {
  GatedSource source;
  WorkerPool pool(1);
  Store store(source.reader(), pool, {});
  store.update(one_tile(1, 1));      // the one worker waits at the gate with this
  source.wait_for_reads(1);
  store.update(one_tile(2, 2));      // waits in the queue
  store.update(one_tile(3, 3));      // the view has moved on
  source.let_through();
  settle(store, one_tile(3, 3));
  EXPECT_EQ(source.read.count({5, 2, 2}), 0u);
  EXPECT_EQ(store.find({5, 1, 1}), nullptr);   // came late, and was dropped
  EXPECT_EQ(store.dropped_late(), 1u);
  EXPECT_NE(store.find({5, 3, 3}), nullptr);
}

TEST(Store, KeepsWithinItsBudgetTheLeastRecentlyDrawnFirst) {
  GatedSource source;
  source.open = true;
  WorkerPool pool(1);
  const std::size_t one = mesh_of({}, 1000)->bytes();
  Store store(source.reader(1000), pool, {one * 5 / 2, {}});
  for (std::uint32_t x : {1u, 2u, 3u}) settle(store, one_tile(x, 1));
  store.update(one_tile(3, 1));
  EXPECT_EQ(store.find({5, 1, 1}), nullptr);
  EXPECT_NE(store.find({5, 2, 1}), nullptr);
  EXPECT_NE(store.find({5, 3, 1}), nullptr);
}

TEST(Store, DroppedVerticesWeighNothing) {
  GatedSource source;
  source.open = true;
  WorkerPool pool(1);
  const std::size_t one = mesh_of({}, 1000)->bytes();
  Store store(source.reader(1000), pool, {one * 3 / 2, {}});
  for (std::uint32_t x : {1u, 2u, 3u}) {
    settle(store, one_tile(x, 1));
    store.take_vertices({5, x, 1});
  }
  store.update(one_tile(3, 1));
  for (std::uint32_t x : {1u, 2u, 3u}) EXPECT_NE(store.find({5, x, 1}), nullptr);
  store.drop({5, 2, 1});
  EXPECT_EQ(store.find({5, 2, 1}), nullptr);
}

TEST(Store, AFailedTileIsToldOnceAndNotAskedForAgain) {
  std::atomic<int> reads = 0;
  WorkerPool pool(1);
  Store store([&](geo::TileId, std::stop_token) -> Result<std::shared_ptr<mesh::TileMesh>> {
    ++reads;
    return fail("file.pmtiles, tile 5/4/4", "is cut off", "fetch it again");
  }, pool, {});
  settle(store, one_tile(4, 4));
  settle(store, one_tile(4, 4));
  EXPECT_EQ(reads, 1);
  EXPECT_EQ(store.take_errors().size(), 1u);
  EXPECT_TRUE(store.take_errors().empty());
}

TEST(Store, ATileThatCannotBeDrawnYetIsStoodInFor) {
  GatedSource source;
  source.open = true;
  WorkerPool pool(1);
  Store store(source.reader(), pool, {});
  settle(store, one_tile(10, 6, 4));
  settle(store, one_tile(20, 12));
  const auto selected = store.update(one_tile(20, 12), [](geo::TileId tile) { return tile.z == 4; });
  ASSERT_EQ(selected.draw.size(), 1u);
  EXPECT_EQ(selected.draw[0].tile, (geo::TileId{4, 10, 6}));
  EXPECT_EQ(selected.draw[0].area, (geo::TileId{4, 10, 6}));   // nothing else of the view lies in that
}

// The world as seen from a place, in tiles of one zoom.
Sight wide_sight(geo::LonLat centre, double zoom, double degrees) {
  return {{centre.lon - degrees, centre.lat - degrees / 2, centre.lon + degrees, centre.lat + degrees / 2}, centre, zoom, 0, 14, world};
}

TEST(Store, WhatIsMostUrgentWhenAWorkerComesFreeIsReadFirst) {
  GatedSource source;
  WorkerPool pool(1);
  Store store(source.reader(), pool, {});
  store.update(one_tile(0, 0));             // keeps the worker busy
  source.wait_for_reads(1);
  store.update(wide_sight({0, 10}, 5, 60));   // all of these wait
  store.update(wide_sight({40, 10}, 5, 60));  // and now others of them are in the centre
  source.let_through();
  settle(store, wide_sight({40, 10}, 5, 60));
  ASSERT_GT(source.order.size(), 20u);
  EXPECT_TRUE(geo::geo_box(source.order[1]).grown(6).contains({40, 10}));
  EXPECT_FALSE(geo::geo_box(source.order[1]).grown(6).contains({0, 10}));
}

TEST(Store, WhatStaysInViewIsNotReadAgainWhenPrioritiesChange) {
  GatedSource source;
  WorkerPool pool(2);
  Store store(source.reader(), pool, {});
  for (int i = 0; i < 10; ++i) store.update(wide_sight({i * 1.0, 10}, 5, 40));
  source.let_through();
  settle(store, wide_sight({9, 10}, 5, 40));
  for (const geo::TileId tile : source.order) EXPECT_EQ(source.read.count(tile), 1u);
}

TEST(Store, NoMoreIsReadAtOnceThanThereAreWorkers) {
  std::atomic<int> now = 0, most = 0;
  WorkerPool pool(3);
  Store store([&](geo::TileId tile, std::stop_token) -> Result<std::shared_ptr<mesh::TileMesh>> {
    const int running = ++now;
    int seen = most;
    while (running > seen && !most.compare_exchange_weak(seen, running)) {}
    std::this_thread::sleep_for(1ms);
    --now;
    return mesh_of(tile);
  }, pool, {});
  settle(store, wide_sight({40, 10}, 5, 60));
  EXPECT_LE(most, 3);
}

TEST(Store, APausedStoreBeginsNothingAndGoesOnAfterwards) {
  GatedSource source;
  source.open = true;
  WorkerPool pool(2);
  Store store(source.reader(), pool, {});
  store.pause(true);
  store.update(wide_sight({40, 10}, 5, 60));
  std::this_thread::sleep_for(20ms);
  {
    std::lock_guard lock(source.mutex);
    EXPECT_TRUE(source.read.empty());
  }
  store.pause(false);
  settle(store, wide_sight({40, 10}, 5, 60));
  EXPECT_FALSE(source.read.empty());
}

TEST(Store, WhatIsDrawnAndWhatStandsInIsNeverEvicted) {
  GatedSource source;
  source.open = true;
  WorkerPool pool(2);
  Store store(source.reader(1000), pool, {1, {}});   // a budget that nothing fits in
  settle(store, one_tile(10, 6, 4));
  for (int i = 0; i < 5; ++i) store.update(one_tile(20, 12), [](geo::TileId tile) { return tile.z == 4; });
  EXPECT_NE(store.find({4, 10, 6}), nullptr);        // the parent, which stands in
  settle(store, one_tile(20, 12));
  store.update(one_tile(20, 12));
  EXPECT_NE(store.find({5, 20, 12}), nullptr);
  EXPECT_EQ(store.find({4, 10, 6}), nullptr);        // and is no longer needed
}

TEST(Store, LookingAsksForNothing) {
  GatedSource source;
  source.open = true;
  WorkerPool pool(1);
  Store store(source.reader(), pool, {});
  store.look(one_tile(4, 4));
  EXPECT_TRUE(store.idle());
  EXPECT_TRUE(source.read.empty());
}

TEST(Store, MayGoWhileWorkersAreBusy) {
  GatedSource source;
  WorkerPool pool(2);
  {
    Store store(source.reader(), pool, {});
    store.update(one_tile(1, 1));
    source.wait_for_reads(1);
  }
  source.let_through();
}

TEST(Store, RushingAboutEndsInTheRightPlace) {
  std::atomic<int> rung = 0;
  WorkerPool pool(4);
  Store store([](geo::TileId tile, std::stop_token) -> Result<std::shared_ptr<mesh::TileMesh>> { return mesh_of(tile); },
              pool, {1u << 20, [&] { ++rung; }});
  for (std::uint32_t i = 0; i < 300; ++i) {
    store.update(one_tile(i % 32, (i * 7) % 32));
    store.receive();
  }
  settle(store, one_tile(9, 9));
  EXPECT_NE(store.find({5, 9, 9}), nullptr);
  EXPECT_GT(rung, 0);
}

}  // namespace
}  // namespace atlas::tiles
