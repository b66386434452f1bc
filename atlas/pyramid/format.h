#pragma once
#include <array>
#include <cstdint>
#include <type_traits>

#include "pyramid/units.h"

// The pyramid's file: a header, blocks of vertices, then tables. Made and read on one machine, little-endian as it is;
// another version's file is made anew.
//
//   Header | blocks of vertices and properties | per level: PartRecord[], ChunkRecord[], WorldBox[] of the tree, u32[] of the tree
//          | FeatureRecord[] | layers and names of properties
//
// Vertices of a chunk: pairs of zigzag LEB128 differences in the level's quanta, the first one from the chunk's own
// corner (min_x, min_y). A chunk's last vertex is the next one's first.
namespace atlas::pyramid {

inline constexpr std::array<char, 8> file_magic = {'A', 'T', 'L', 'A', 'S', 'P', 'Y', 'R'};
inline constexpr std::uint32_t file_version = 1;

// Each level serves the tiles down to its zoom: a quantum is a quarter of a pixel there. The last one keeps every vertex.
inline constexpr std::array<int, 5> level_zooms = {2, 4, 6, 8, 10};
inline constexpr std::size_t level_count = level_zooms.size() + 1, finest = level_zooms.size();
inline constexpr unsigned quantum_bits(std::size_t level) {
  return level == finest ? 0u : static_cast<unsigned>(32 - 9 - 2 - level_zooms[level]);   // 512 pixels a tile
}
inline constexpr std::size_t level_of_zoom(int zoom) {
  std::size_t level = 0;
  while (level < finest && level_zooms[level] < zoom) ++level;
  return level;
}

enum class PartKind : std::uint32_t { points, line, outer_ring, hole };

// More vertices than this are cut into chunks of as many.
inline constexpr std::uint32_t chunk_vertices = 128;

// A line, a ring or a feature's points. Vertices: of up to chunk_vertices, `bytes` from `offset` of the file on; of more,
// `bytes` chunks from the one with the number `offset` on.
struct PartRecord {
  std::uint64_t offset = 0;
  std::uint32_t bytes = 0, vertices = 0, feature = 0;
  PartKind kind = PartKind::line;
  WorldBox box;
  bool chunked() const { return vertices > chunk_vertices; }
};

struct ChunkRecord {
  std::uint64_t offset = 0;   // in the file
  std::uint32_t bytes = 0, vertices = 0;
  WorldBox box;
};

struct FeatureRecord {
  std::uint64_t row = 0, properties = 0;   // properties: where in the file
  std::uint32_t properties_size = 0;
  std::uint16_t layer = 0;
  std::uint8_t type = 0, multi = 0;        // geo::GeometryType
};

struct Section {
  std::uint64_t offset = 0, count = 0;   // bytes from the file's start; records
};

struct LevelTable {
  Section parts, chunks, tree_boxes, tree_items;
};

struct Header {
  std::array<char, 8> magic = file_magic;
  std::uint32_t version = file_version, complete = 0;
  std::uint64_t fingerprint = 0, file_size = 0, vertices = 0;
  std::array<LevelTable, level_count> levels;
  Section features, texts;
};

static_assert(std::is_trivially_copyable_v<Header> && sizeof(PartRecord) == 40 && sizeof(ChunkRecord) == 32 &&
              sizeof(FeatureRecord) == 24);

}  // namespace atlas::pyramid
