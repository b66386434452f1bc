#include "source/tile_folder.h"

#include <charconv>

#include "base/file.h"
#include "source/json_value.h"
#include "source/tile_metadata.h"

namespace atlas::source {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t most_metadata_bytes = 16u << 20;
constexpr std::size_t most_looked_at = 1000;   // entries of a folder that are looked at to find a tile

std::optional<std::uint32_t> number_of(const std::string& name) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc() || end != name.data() + name.size() || name != std::to_string(number)) return std::nullopt;
  return number;
}

// "12.mvt.gz" is the tile 12 with ".mvt.gz".
struct TileName {
  std::uint32_t y = 0;
  std::string extension;
};

std::optional<TileName> tile_name(const fs::path& file) {
  const std::string name = file.filename().string();
  const std::size_t dot = name.find('.');
  if (dot == std::string::npos) return std::nullopt;
  const auto y = number_of(name.substr(0, dot));
  std::string extension = name.substr(dot);
  const std::string format = extension.ends_with(".gz") ? extension.substr(1, extension.size() - 4) : extension.substr(1);
  if (!y || format_named(format) == TileFormat::unknown || format.find('/') != std::string::npos) return std::nullopt;
  return TileName{*y, std::move(extension)};
}

// The entries of a folder whose names are numbers, in order.
std::vector<std::uint32_t> numbers_in(const fs::path& folder) {
  std::vector<std::uint32_t> numbers;
  std::error_code code;
  for (auto entry = fs::directory_iterator(folder, code); !code && entry != fs::directory_iterator(); entry.increment(code))
    if (const auto number = number_of(entry->path().filename().string())) numbers.push_back(*number);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

template <class Visit>   // bool(TileName)
void visit_tiles_in(const fs::path& folder, Visit visit) {
  std::error_code code;
  for (auto entry = fs::directory_iterator(folder, code); !code && entry != fs::directory_iterator(); entry.increment(code))
    if (const auto name = tile_name(entry->path()))
      if (!visit(*name)) return;
}

std::vector<std::uint32_t> zooms_in(const fs::path& folder) {
  auto zooms = numbers_in(folder);
  std::erase_if(zooms, [](std::uint32_t zoom) { return zoom > static_cast<std::uint32_t>(deepest_zoom); });
  return zooms;
}

std::string zoom_folder(std::uint32_t z) { return std::to_string(z); }

// The extension of the first tile that is found.
std::string extension_in(const fs::path& folder) {
  std::string extension;
  std::size_t looked_at = 0;
  for (const std::uint32_t z : zooms_in(folder))
    for (const std::uint32_t x : numbers_in(folder / zoom_folder(z))) {
      visit_tiles_in(folder / zoom_folder(z) / std::to_string(x), [&](const TileName& name) {
        extension = name.extension;
        return false;
      });
      if (!extension.empty() || ++looked_at > most_looked_at) return extension;
    }
  return extension;
}

// What metadata.json (or tile.json) says; empty where there is none.
std::string read_metadata(const fs::path& folder) {
  for (const char* name : {"metadata.json", "tile.json", "tiles.json"}) {
    std::error_code code;
    if (!fs::is_regular_file(folder / name, code)) continue;
    if (auto text = read_file(folder / name, most_metadata_bytes)) return std::move(*text);
  }
  return {};
}

bool speaks_of_tiles(const std::string& json) {
  const auto document = JsonDocument::parse(json, "metadata.json");
  if (!document) return false;
  for (const char* word : {"vector_layers", "tilejson", "maxzoom", "json"})
    if (document->root().find(word)) return true;
  return false;
}

class TileFolder final : public TileArchive {
 public:
  explicit TileFolder(const fs::path& folder) : folder_(folder), where_(folder.string()) {}

  Result<void> open() {
    extension_ = extension_in(folder_);
    const auto zooms = zooms_in(folder_);
    if (extension_.empty() || zooms.empty())
      return fail(where_, "has no tiles in folders {z}/{x}", "name a folder of .pbf, .mvt, .png, .jpg or .webp tiles");
    info_.box = whole_world;
    info_.min_zoom = static_cast<int>(zooms.front()), info_.max_zoom = static_cast<int>(zooms.back());
    const std::string json = read_metadata(folder_);
    if (!json.empty()) take_metadata_of(json);
    if (info_.box.west <= whole_world.west && info_.box.east >= whole_world.east) take_box_of_tiles(zooms.front());
    info_.max_zoom = std::max(info_.min_zoom, info_.max_zoom);
    const std::string format = extension_.ends_with(".gz") ? extension_.substr(1, extension_.size() - 4) : extension_.substr(1);
    info_.format = format_named(format);
    return {};
  }

  const ArchiveInfo& info() const override { return info_; }
  const std::string& where() const override { return where_; }

  Result<std::optional<std::string>> read(geo::TileId tile) const override {
    const fs::path file = file_of(tile);
    std::error_code code;
    if (!fs::is_regular_file(file, code)) return std::optional<std::string>();
    auto bytes = read_file(file, most_tile_bytes);
    if (!bytes) return fail(bytes.error());
    return std::optional<std::string>(std::move(*bytes));
  }

  Result<void> visit_all(const std::function<bool(geo::TileId)>& visit) const override {
    bool wanted = true;
    for (const std::uint32_t z : zooms_in(folder_))
      for (const std::uint32_t x : numbers_in(folder_ / zoom_folder(z))) {
        std::vector<std::uint32_t> rows;
        visit_tiles_in(folder_ / zoom_folder(z) / std::to_string(x), [&](const TileName& name) {
          if (name.extension == extension_) rows.push_back(name.y);
          return true;
        });
        std::sort(rows.begin(), rows.end());
        for (const std::uint32_t row : rows) {
          const auto side = std::uint64_t{1} << z;
          if (x >= side || row >= side) continue;
          const auto y = from_south_ ? static_cast<std::uint32_t>(side - 1 - row) : row;
          if (wanted) wanted = visit({static_cast<std::uint8_t>(z), x, y});
        }
        if (!wanted) return {};
      }
    return {};
  }

 private:
  void take_metadata_of(const std::string& json) {
    take_json_metadata(info_, json, (folder_ / "metadata.json").string());
    const auto document = JsonDocument::parse(json, where_);
    const JsonValue* scheme = document ? document->root().find("scheme") : nullptr;
    from_south_ = scheme && scheme->text() == "tms";
  }

  // Where nothing says what the tiles are of: those of the coarsest zoom, as far as there are not too many to look at.
  void take_box_of_tiles(std::uint32_t z) {
    const auto columns = numbers_in(folder_ / zoom_folder(z));
    if (z == 0 || columns.empty() || columns.size() > most_looked_at) return;
    geo::GeoBox box;
    for (const std::uint32_t x : columns)
      visit_tiles_in(folder_ / zoom_folder(z) / std::to_string(x), [&](const TileName& name) {
        const auto side = std::uint64_t{1} << z;
        if (x >= side || name.y >= side) return true;
        const auto y = from_south_ ? static_cast<std::uint32_t>(side - 1 - name.y) : name.y;
        box.include(geo::geo_box({static_cast<std::uint8_t>(z), x, y}));
        return true;
      });
    if (!box.empty()) info_.box = box;
  }

  fs::path file_of(geo::TileId tile) const {
    const std::uint64_t row = from_south_ ? (std::uint64_t{1} << tile.z) - 1 - tile.y : tile.y;
    return folder_ / std::to_string(tile.z) / std::to_string(tile.x) / (std::to_string(row) + extension_);
  }

  fs::path folder_;
  std::string where_, extension_;
  ArchiveInfo info_;
  bool from_south_ = false;
};

}  // namespace

bool is_tile_folder(const fs::path& folder) {
  std::error_code code;
  if (!fs::is_directory(folder, code)) return false;
  const std::string json = read_metadata(folder);
  return (!json.empty() && speaks_of_tiles(json)) || !extension_in(folder).empty();
}

Result<TileArchivePtr> open_tile_folder(const fs::path& folder) {
  auto archive = std::make_shared<TileFolder>(folder);
  const auto opened = archive->open();
  if (!opened) return fail(opened.error());
  return archive;
}

}  // namespace atlas::source
