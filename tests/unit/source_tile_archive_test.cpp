#include "source/tile_archive.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <set>
#include <thread>

#include "base/file.h"
#include "made_tiles.h"
#include "source/pmtiles_directory.h"
#include "source/tile_archive_source.h"
#include "temporary_folder.h"

namespace atlas::source {
namespace {

namespace fs = std::filesystem;

constexpr const char* metadata = R"({"vector_layers":[{"id":"roads"},{"id":"lakes"}],"name":"Made","attribution":"nobody"})";

std::string tile_bytes(geo::TileId id) {
  MadeLayer layer;
  layer.name = "roads";
  layer.features = {{id.x * 100u + id.y + 1u, 2, path_commands({{0, 0}, {100, 200}}, false), {}}};
  return made_tile({layer});
}

std::vector<geo::TileId> all_tiles(int deepest) {
  std::vector<geo::TileId> tiles;
  for (int z = 0; z <= deepest; ++z)
    for (std::uint32_t x = 0; x < 1u << z; ++x)
      for (std::uint32_t y = 0; y < 1u << z; ++y) tiles.push_back({static_cast<std::uint8_t>(z), x, y});
  return tiles;
}

void append_varint(std::string& bytes, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) bytes += static_cast<char>(value | 0x80);
  bytes += static_cast<char>(value);
}

std::string directory_bytes(const PmtilesDirectory& entries) {
  std::string bytes;
  append_varint(bytes, entries.size());
  std::uint64_t before = 0;
  for (const auto& entry : entries) append_varint(bytes, entry.first - before), before = entry.first;
  for (const auto& entry : entries) append_varint(bytes, entry.run);
  for (const auto& entry : entries) append_varint(bytes, entry.length);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const bool follows = i > 0 && entries[i].offset == entries[i - 1].offset + entries[i - 1].length;
    append_varint(bytes, follows ? 0 : entries[i].offset + 1);
  }
  return bytes;
}

void put(std::string& header, std::size_t at, std::uint64_t value, int count) {
  for (int i = 0; i < count; ++i) header[at + static_cast<std::size_t>(i)] = static_cast<char>(value >> (8 * i));
}

// As the specification says: header, root directory, metadata, one leaf directory of all tiles past the first, tiles.
std::string pmtiles_bytes(const std::vector<geo::TileId>& ids, bool packed) {
  std::vector<std::pair<std::uint64_t, geo::TileId>> numbered;
  for (const auto id : ids) numbered.push_back({pmtiles_number(id), id});
  std::sort(numbered.begin(), numbered.end());
  std::string tiles;
  PmtilesDirectory root, leaf;
  for (std::size_t i = 0; i < numbered.size(); ++i) {
    const std::string bytes = packed ? gzipped(tile_bytes(numbered[i].second)) : tile_bytes(numbered[i].second);
    (i == 0 ? root : leaf).push_back({numbered[i].first, tiles.size(), static_cast<std::uint32_t>(bytes.size()), 1});
    tiles += bytes;
  }
  const auto pack = [&](const std::string& bytes) { return packed ? gzipped(bytes) : bytes; };
  const std::string leaves = pack(directory_bytes(leaf)), said = pack(metadata);
  if (!leaf.empty()) root.push_back({leaf[0].first, 0, static_cast<std::uint32_t>(leaves.size()), 0});
  const std::string roots = pack(directory_bytes(root));
  std::string header(pmtiles_header_bytes, '\0');
  header.replace(0, 8, "PMTiles\3");
  std::uint64_t offset = header.size();
  std::size_t at = 8;
  for (const std::string* part : std::initializer_list<const std::string*>{&roots, &said, &leaves, &tiles}) {
    put(header, at, offset, 8), put(header, at + 8, part->size(), 8);
    offset += part->size(), at += 16;
  }
  header[97] = header[98] = packed ? 2 : 1, header[99] = 1;
  header[100] = 0, header[101] = static_cast<char>(numbered.back().second.z);
  put(header, 102, static_cast<std::uint32_t>(-1800000000), 4), put(header, 106, static_cast<std::uint32_t>(-800000000), 4);
  put(header, 110, 1800000000, 4), put(header, 114, 800000000, 4);
  return header + roots + said + leaves + tiles;
}

fs::path write_pmtiles(const fs::path& folder, bool packed, int deepest = 3) {
  const fs::path file = folder / (packed ? "packed.pmtiles" : "plain.pmtiles");
  EXPECT_TRUE(write_file(file, pmtiles_bytes(all_tiles(deepest), packed)));
  return file;
}

fs::path write_mbtiles(const fs::path& folder, bool view, int deepest = 3) {
  const fs::path file = folder / (view ? "a view #1.mbtiles" : "flat.mbtiles");
  sqlite3* database = nullptr;
  sqlite3_open(file.c_str(), &database);
  const auto run = [&](const std::string& sql) { EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sql; };
  run("begin; create table metadata (name text, value text); create table stored (zoom_level int, tile_column int, tile_row int, tile_data blob)");
  run("insert into metadata values ('minzoom', '0'), ('maxzoom', '" + std::to_string(deepest) + "'), ('format', 'pbf'), ('bounds', '-180,-80,180,80'), ('json', '" + std::string(metadata) + "')");
  if (view) run("create view tiles as select * from stored");
  else run("alter table stored rename to tiles");
  sqlite3_stmt* insert = nullptr;
  sqlite3_prepare_v2(database, view ? "insert into stored values (?,?,?,?)" : "insert into tiles values (?,?,?,?)", -1, &insert, nullptr);
  for (const geo::TileId id : all_tiles(deepest)) {
    const std::string bytes = gzipped(tile_bytes(id));
    sqlite3_bind_int(insert, 1, id.z), sqlite3_bind_int64(insert, 2, id.x);
    sqlite3_bind_int64(insert, 3, (1u << id.z) - 1 - id.y);
    sqlite3_bind_blob(insert, 4, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
    EXPECT_EQ(sqlite3_step(insert), SQLITE_DONE);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  run("commit");
  sqlite3_close(database);
  return file;
}

fs::path write_folder(const fs::path& parent, bool told, int deepest = 3) {
  const fs::path folder = parent / (told ? "told" : "untold");
  for (const geo::TileId id : all_tiles(deepest)) {
    const fs::path column = folder / std::to_string(id.z) / std::to_string(id.x);
    fs::create_directories(column);
    EXPECT_TRUE(write_file(column / (std::to_string(id.y) + ".pbf"), tile_bytes(id)));
  }
  if (told) {
    EXPECT_TRUE(write_file(folder / "metadata.json", metadata));
  }
  return folder;
}

std::vector<fs::path> every_kind(const fs::path& folder) {
  return {write_mbtiles(folder, false), write_mbtiles(folder, true), write_pmtiles(folder, false), write_pmtiles(folder, true),
          write_folder(folder, true), write_folder(folder, false)};
}

TEST(TileArchive, EveryContainerGivesTheSameTiles) {
  const TemporaryFolder folder;
  for (const fs::path& path : every_kind(folder.path())) {
    ASSERT_TRUE(is_tile_archive(path)) << path;
    const auto source = open_tile_archive_source("file-1", path);
    ASSERT_TRUE(source) << source.error().to_line();
    const TileSourceInfo& info = (*source)->info();
    EXPECT_EQ(info.min_zoom, 0);
    EXPECT_EQ(info.max_zoom, 3) << path;
    ASSERT_FALSE(info.layers.empty());
    EXPECT_EQ(info.layers[0], "roads");
    for (const geo::TileId id : all_tiles(3)) {
      const auto data = (*source)->read(id, {});
      ASSERT_TRUE(data) << data.error().to_line();
      ASSERT_EQ(data->layers.size(), 1u) << path;
      EXPECT_EQ(data->layers[0].layer->features[0].id, id.x * 100 + id.y + 1) << path;
    }
    const auto missing = (*source)->read({9, 1, 1}, {});
    ASSERT_TRUE(missing);
    EXPECT_TRUE(missing->layers.empty());
    const auto archive = open_tile_archive(path);
    std::set<geo::TileId> visited;
    ASSERT_TRUE((*archive)->visit_all([&](geo::TileId id) { return visited.insert(id).second; }));
    EXPECT_EQ(visited.size(), all_tiles(3).size()) << path;
  }
}

TEST(TileArchive, ManyReadersAtOnce) {
  const TemporaryFolder folder;
  for (const fs::path& path : every_kind(folder.path())) {
    const auto source = open_tile_archive_source("file-1", path);
    ASSERT_TRUE(source);
    std::vector<std::jthread> readers;
    for (int i = 0; i < 4; ++i)
      readers.emplace_back([&] {
        for (const geo::TileId id : all_tiles(3)) EXPECT_EQ((*source)->read(id, {})->layers.size(), 1u);
      });
  }
}

TEST(TileArchive, WhatIsNoneIsAnError) {
  const TemporaryFolder folder;
  for (const char* name : {"no.mbtiles", "no.pmtiles"}) {
    const fs::path file = folder.path() / name;
    EXPECT_FALSE(open_tile_archive(file));
    ASSERT_TRUE(write_file(file, "something else entirely, and long enough to be looked at as a header of some kind, or more than one, or two"));
    const auto opened = open_tile_archive(file);
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().to_line().find(name), std::string::npos);
  }
  EXPECT_FALSE(is_tile_archive(folder.path()));
  EXPECT_FALSE(is_tile_archive(folder.path() / "data.gpkg"));
  EXPECT_FALSE(open_tile_archive(folder.path()));
}

TEST(Pmtiles, NumbersFollowTheCurves) {
  EXPECT_EQ(pmtiles_number({0, 0, 0}), 0u);
  EXPECT_EQ(pmtiles_number({1, 0, 0}), 1u);
  EXPECT_EQ(pmtiles_number({1, 0, 1}), 2u);
  EXPECT_EQ(pmtiles_number({1, 1, 1}), 3u);
  EXPECT_EQ(pmtiles_number({1, 1, 0}), 4u);
  EXPECT_EQ(pmtiles_number({2, 0, 0}), 5u);
  EXPECT_EQ(pmtiles_number({12, 3423, 1763}), 19078479u);   // the specification's example
  std::uint64_t number = 0;
  geo::TileId before;
  for (; number < 5461; ++number) {
    const auto id = pmtiles_tile(number);
    ASSERT_TRUE(id);
    EXPECT_EQ(pmtiles_number(*id), number);
    if (id->z == before.z && number > 0) {
      EXPECT_EQ(std::abs(int(id->x) - int(before.x)) + std::abs(int(id->y) - int(before.y)), 1);   // neighbours
    }
    before = *id;
  }
  EXPECT_TRUE(pmtiles_tile(pmtiles_number({30, (1u << 30) - 1, 12345})));
  EXPECT_FALSE(pmtiles_tile(~std::uint64_t{0}));
}

TEST(Pmtiles, RunsAndGaps) {
  const PmtilesDirectory directory = {{5, 0, 10, 3}, {20, 10, 10, 1}, {30, 0, 40, 0}};
  EXPECT_EQ(find_entry(directory, 4), nullptr);
  EXPECT_EQ(find_entry(directory, 7), &directory[0]);
  EXPECT_EQ(find_entry(directory, 8), nullptr);
  EXPECT_EQ(find_entry(directory, 20), &directory[1]);
  EXPECT_EQ(find_entry(directory, 21), nullptr);
  EXPECT_EQ(find_entry(directory, 99), &directory[2]);
}

TEST(Pmtiles, ADirectoryCutAnywhereIsAnError) {
  PmtilesDirectory directory;
  for (std::uint32_t i = 0; i < 40; ++i) directory.push_back({i * 300, i * 1000, 900 + i, 1 + i % 3});
  const std::string bytes = directory_bytes(directory);
  ASSERT_EQ(parse_pmtiles_directory(bytes, "a")->size(), 40u);
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(parse_pmtiles_directory(bytes.substr(0, size), "cut"));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(~changed[at]);
    parse_pmtiles_directory(changed, "changed");
  }
}

// A file cut anywhere: it does not open, or its tiles are errors or there.
TEST(Pmtiles, AFileCutAnywhereIsAnError) {
  const TemporaryFolder folder;
  const std::string whole = pmtiles_bytes(all_tiles(1), true);
  const fs::path file = folder.path() / "cut.pmtiles";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    ASSERT_TRUE(write_file(file, whole.substr(0, size)));
    EXPECT_FALSE(open_tile_archive(file)) << size;
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    ASSERT_TRUE(write_file(file, changed));
    if (const auto source = open_tile_archive_source("a", file))
      for (const geo::TileId id : all_tiles(1)) (*source)->read(id, {});
  }
}

TEST(Pmtiles, ALeafThatLeadsBackToItselfEnds) {
  std::string header(pmtiles_header_bytes, '\0');
  header.replace(0, 8, "PMTiles\3");
  const std::string roots = directory_bytes({{0, 0, 1, 0}}), leaves = directory_bytes({{0, 0, 5, 0}});
  const std::string root = directory_bytes({{0, 0, static_cast<std::uint32_t>(leaves.size()), 0}});
  put(header, 8, header.size(), 8), put(header, 16, root.size(), 8);
  put(header, 40, header.size() + root.size(), 8), put(header, 48, leaves.size(), 8);
  header[97] = header[98] = 1, header[99] = 1;
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "loop.pmtiles";
  ASSERT_TRUE(write_file(file, header + root + leaves));
  const auto archive = open_tile_archive(file);
  ASSERT_TRUE(archive) << archive.error().to_line();
  EXPECT_FALSE((*archive)->read({0, 0, 0}));
  EXPECT_FALSE((*archive)->visit_all([](geo::TileId) { return true; }));
}

// A view may be anything: one without end is an error after a while.
TEST(MbTiles, AViewWithoutEndIsAnError) {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "endless.mbtiles";
  sqlite3* database = nullptr;
  sqlite3_open(file.c_str(), &database);
  sqlite3_exec(database, "create table metadata (name text, value text); insert into metadata values ('minzoom','0'),('maxzoom','1');"
               "create view tiles as with recursive n(i) as (select 0 union all select i + 1 from n) "
               "select case when i < 0 then 0 else i + 100 end as zoom_level, 0 as tile_column, 0 as tile_row, x'00' as tile_data from n", nullptr, nullptr, nullptr);
  sqlite3_close(database);
  const auto archive = open_tile_archive(file);
  ASSERT_TRUE(archive) << archive.error().to_line();
  EXPECT_FALSE((*archive)->read({0, 0, 0}));
}

TEST(MbTiles, CutAnywhereIsAnErrorOrATile) {
  const TemporaryFolder folder;
  const std::string whole = *read_file(write_mbtiles(folder.path(), false, 1));
  const fs::path file = folder.path() / "cut.mbtiles";
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    ASSERT_TRUE(write_file(file, whole.substr(0, size)));
    if (const auto archive = open_tile_archive(file))
      for (const geo::TileId id : all_tiles(1)) (*archive)->read(id);
  }
}

}  // namespace
}  // namespace atlas::source
