#include "source/pmtiles_directory.h"

#include <algorithm>

#include "source/tile_archive.h"

namespace atlas::source {
namespace {

std::uint64_t little_endian(std::string_view bytes, std::size_t at, int count) {
  std::uint64_t value = 0;
  for (int i = count - 1; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}

double degrees(std::string_view bytes, std::size_t at) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(little_endian(bytes, at, 4))) / 1e7;
}

bool read_varint(std::string_view& bytes, std::uint64_t& value) {
  value = 0;
  for (int shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7fu} << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

// One step of the curve: turns and mirrors the square of side `side` so that its quarter is as the first one.
void turn(std::uint64_t side, std::uint64_t& x, std::uint64_t& y, bool right, bool lower) {
  if (lower) return;
  if (right) x = side - 1 - x, y = side - 1 - y;
  std::swap(x, y);
}

std::uint64_t tiles_above(unsigned z) { return ((std::uint64_t{1} << (2 * z)) - 1) / 3; }   // 1 + 4 + 16 ...

}  // namespace

Result<PmtilesHeader> parse_pmtiles_header(std::string_view bytes, std::uint64_t file_bytes, const std::string& where) {
  if (bytes.size() < pmtiles_header_bytes || !bytes.starts_with("PMTiles"))
    return fail(where, "is no PMTiles archive", "name a .pmtiles file");
  if (bytes[7] != 3)
    return fail(where, "is of PMTiles version " + std::to_string(bytes[7]), "convert it to version 3 with the program pmtiles");
  const auto stretch = [&](std::size_t at) { return Stretch{little_endian(bytes, at, 8), little_endian(bytes, at + 8, 8)}; };
  PmtilesHeader header{stretch(8), stretch(24), stretch(40), stretch(56)};
  for (const Stretch& part : {header.root, header.metadata, header.leaves, header.tiles})
    if (part.length > file_bytes || part.offset > file_bytes - part.length)
      return fail(where, "is cut short: a part of it lies beyond its end", "copy it again");
  const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); };
  header.internal_compression = byte(97), header.tile_compression = byte(98), header.tile_type = byte(99);
  for (const std::uint8_t compression : {header.internal_compression, header.tile_compression})
    if (compression > 2)
      return fail(where, compression == 3 ? "is packed with brotli" : "is packed with zstd or something unknown", "make it again with gzip");
  header.min_zoom = std::min<std::uint8_t>(byte(100), deepest_zoom);
  header.max_zoom = std::clamp<std::uint8_t>(byte(101), header.min_zoom, deepest_zoom);
  header.box = {degrees(bytes, 102), degrees(bytes, 106), degrees(bytes, 110), degrees(bytes, 114)};
  return header;
}

Result<PmtilesDirectory> parse_pmtiles_directory(std::string_view bytes, const std::string& where) {
  const auto damaged = [&] { return fail(where, "has a directory that is damaged", "copy it again"); };
  std::uint64_t count = 0, value = 0, first = 0;
  if (!read_varint(bytes, count) || count > bytes.size() / 4) return damaged();   // an entry has four numbers
  PmtilesDirectory directory(count);
  for (PmtilesEntry& entry : directory) {
    if (!read_varint(bytes, value) || value > ~first) return damaged();
    entry.first = first += value;
  }
  for (PmtilesEntry& entry : directory) {
    if (!read_varint(bytes, value) || value > 0xffffffff) return damaged();
    entry.run = static_cast<std::uint32_t>(value);
  }
  for (PmtilesEntry& entry : directory) {
    if (!read_varint(bytes, value) || value == 0 || value > 0xffffffff) return damaged();
    entry.length = static_cast<std::uint32_t>(value);
  }
  for (std::size_t i = 0; i < directory.size(); ++i) {
    if (!read_varint(bytes, value) || (value == 0 && i == 0)) return damaged();
    directory[i].offset = value ? value - 1 : directory[i - 1].offset + directory[i - 1].length;
  }
  return directory;
}

const PmtilesEntry* find_entry(const PmtilesDirectory& directory, std::uint64_t tile) {
  auto after = std::upper_bound(directory.begin(), directory.end(), tile,
                                [](std::uint64_t number, const PmtilesEntry& entry) { return number < entry.first; });
  if (after == directory.begin()) return nullptr;
  const PmtilesEntry& entry = *--after;
  return entry.run == 0 || tile - entry.first < entry.run ? &entry : nullptr;
}

std::uint64_t pmtiles_number(geo::TileId tile) {
  std::uint64_t number = 0, x = tile.x, y = tile.y;
  for (std::uint64_t side = std::uint64_t{1} << tile.z >> 1; side > 0; side >>= 1) {
    const bool right = (x & side) != 0, lower = (y & side) != 0;
    number += side * side * ((right ? 3u : 0u) ^ (lower ? 1u : 0u));
    x &= side - 1, y &= side - 1;
    turn(side, x, y, right, lower);
  }
  return tiles_above(tile.z) + number;
}

std::optional<geo::TileId> pmtiles_tile(std::uint64_t number) {
  unsigned z = 0;
  while (z < 31 && tiles_above(z + 1) <= number) ++z;
  std::uint64_t rest = number - tiles_above(z), x = 0, y = 0;
  if (rest >= std::uint64_t{1} << (2 * z)) return std::nullopt;
  for (std::uint64_t side = 1; side < std::uint64_t{1} << z; side <<= 1) {
    const bool right = (rest & 2) != 0, lower = ((rest & 1) != 0) != right;
    turn(side, x, y, right, lower);
    x += right ? side : 0, y += lower ? side : 0;
    rest >>= 2;
  }
  return geo::TileId{static_cast<std::uint8_t>(z), static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)};
}

}  // namespace atlas::source
