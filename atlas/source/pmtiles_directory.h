#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "geo/lon_lat.h"
#include "geo/tile_id.h"

// Private to source/: the parts of a PMTiles archive, version 3 (specification 3.4, by Protomaps).
namespace atlas::source {

inline constexpr std::size_t pmtiles_header_bytes = 127;

// A stretch of the file, in bytes.
struct Stretch {
  std::uint64_t offset = 0, length = 0;
};

struct PmtilesHeader {
  Stretch root, metadata, leaves, tiles;
  std::uint8_t internal_compression = 0, tile_compression = 0, tile_type = 0;
  std::uint8_t min_zoom = 0, max_zoom = 0;
  geo::GeoBox box;
};

// Fails where it is none, is of another version, is packed in a way that we do not know, or names stretches that the
// file does not have.
Result<PmtilesHeader> parse_pmtiles_header(std::string_view bytes, std::uint64_t file_bytes, const std::string& where);

// An entry of a directory: `run` tiles from `first` on that are all the same bytes; or, where run is 0, the directory of
// the tiles from `first` on. Offsets are from the start of the tiles', or of the leaf directories' stretch.
struct PmtilesEntry {
  std::uint64_t first = 0, offset = 0;
  std::uint32_t length = 0, run = 0;
};
using PmtilesDirectory = std::vector<PmtilesEntry>;

// From the unpacked bytes. Memory is bounded by six times theirs.
Result<PmtilesDirectory> parse_pmtiles_directory(std::string_view bytes, const std::string& where);

// The last entry that begins at the tile or before it, where it holds it (or is a directory that may).
const PmtilesEntry* find_entry(const PmtilesDirectory& directory, std::uint64_t tile);

// Tiles are numbered along Hilbert curves, zoom by zoom.
std::uint64_t pmtiles_number(geo::TileId tile);
std::optional<geo::TileId> pmtiles_tile(std::uint64_t number);   // none beyond zoom 31

}  // namespace atlas::source
