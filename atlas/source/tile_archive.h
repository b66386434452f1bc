#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/lon_lat.h"
#include "geo/tile_id.h"

namespace atlas::source {

enum class TileFormat { unknown, vector, png, jpeg, webp };

struct ArchiveInfo {
  std::string name, attribution;
  TileFormat format = TileFormat::unknown;
  int min_zoom = 0, max_zoom = 0;
  geo::GeoBox box;                   // the whole world where the archive does not say
  std::vector<std::string> layers;   // of vector tiles; empty where the archive does not say
};

// Where ready-made tiles lie. Opening one reads what it says of itself and not its tiles. Immutable: the file must not
// change while it is open (a tile that is then damaged is an error, and nothing worse).
// Thread: all members may be called from any worker, several at once.
class TileArchive {
 public:
  virtual ~TileArchive() = default;
  virtual const ArchiveInfo& info() const = 0;
  virtual const std::string& where() const = 0;   // the file, for errors
  // A tile's bytes as they are stored, gzip'd or not; nothing where there is no such tile.
  virtual Result<std::optional<std::string>> read(geo::TileId tile) const = 0;
  // Every tile of the archive, in the archive's order, until `visit` answers false. For measuring and looking, not for
  // drawing: it takes as long as the archive is large.
  virtual Result<void> visit_all(const std::function<bool(geo::TileId)>& visit) const = 0;
};

using TileArchivePtr = std::shared_ptr<const TileArchive>;

// Whether the name is one of an archive: .mbtiles, .pmtiles, or a folder with a metadata.json that speaks of tiles or with
// folders of tiles {z}/{x}/{y} with .pbf .mvt .png .jpg .jpeg .webp.
bool is_tile_archive(const std::filesystem::path& path);

Result<TileArchivePtr> open_tile_archive(const std::filesystem::path& path);

// More bytes than a stored tile may have.
inline constexpr std::uint64_t most_tile_bytes = 32u << 20;
inline constexpr int deepest_zoom = 30;

}  // namespace atlas::source
