#pragma once
#include <string>
#include <string_view>

#include "source/tile_archive.h"

// Private to source/: what archives say of themselves, in the words of MBTiles 1.3 and TileJSON 3.0.
namespace atlas::source {

inline constexpr geo::GeoBox whole_world{-180, -85.051129, 180, 85.051129};

// Takes one entry of metadata over into `info`. What is not understood, or is out of range, is left as it was.
void take_metadata(ArchiveInfo& info, std::string_view name, std::string_view value);
// The same for a JSON object: a metadata.json, PMTiles' metadata, or the "json" entry of MBTiles. False for no object.
bool take_json_metadata(ArchiveInfo& info, const std::string& json, const std::string& where);

TileFormat format_named(std::string_view name);    // "pbf", "mvt", "png", "jpg", "webp" ...
TileFormat format_of(std::string_view tile);       // by a tile's first bytes, unpacked

}  // namespace atlas::source
