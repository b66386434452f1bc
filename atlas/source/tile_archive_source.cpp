#include "source/tile_archive_source.h"

#include <algorithm>

#include "source/tile_metadata.h"
#include "source/unpack.h"
#include "source/vector_tile.h"

namespace atlas::source {
namespace {

constexpr int most_tiles_asked = 16;   // for their layers' names, where nothing else tells them

std::string place_of(const TileArchive& archive, geo::TileId tile) {
  return archive.where() + " " + std::to_string(tile.z) + "/" + std::to_string(tile.x) + "/" + std::to_string(tile.y);
}

Result<std::vector<TileLayer>> layers_of(const TileArchive& archive, geo::TileId tile) {
  auto stored = archive.read(tile);
  if (!stored) return fail(stored.error());
  if (!*stored) return std::vector<TileLayer>();
  const std::string where = place_of(archive, tile);
  const auto bytes = unpacked(std::move(**stored), where);
  if (!bytes) return fail(bytes.error());
  if (format_of(*bytes) != TileFormat::vector) return fail(where, "is a picture, not a vector tile", "make the archive of one kind");
  return decode_vector_tile(*bytes, tile, where);
}

// Of the first tiles; what is in none of them is not drawn.
std::vector<std::string> layer_names(const TileArchive& archive) {
  std::vector<std::string> names;
  int asked = 0;
  archive.visit_all([&](geo::TileId tile) {
    if (const auto layers = layers_of(archive, tile))
      for (const TileLayer& layer : *layers)
        if (std::find(names.begin(), names.end(), layer.layer->name) == names.end()) names.push_back(layer.layer->name);
    return ++asked < most_tiles_asked;
  });
  return names;
}

class ArchiveSource final : public TileSource {
 public:
  ArchiveSource(std::string id, TileArchivePtr archive, std::vector<std::string> layers) : archive_(std::move(archive)) {
    const ArchiveInfo& said = archive_->info();
    info_.id = std::move(id);
    info_.box = said.box;
    info_.min_zoom = said.min_zoom, info_.max_zoom = said.max_zoom;
    info_.layers = std::move(layers);
    info_.attribution = said.attribution;
  }

  const TileSourceInfo& info() const override { return info_; }

  Result<TileData> read(geo::TileId tile, std::stop_token stop) const override {
    TileData data;
    if (stop.stop_requested()) return data;
    auto layers = layers_of(*archive_, tile);
    if (!layers) return fail(layers.error());
    data.layers = std::move(*layers);
    return data;
  }

 private:
  TileArchivePtr archive_;
  TileSourceInfo info_;
};

}  // namespace

Result<std::shared_ptr<const TileSource>> make_tile_archive_source(std::string id, TileArchivePtr archive) {
  const ArchiveInfo& said = archive->info();
  if (said.format != TileFormat::vector && said.format != TileFormat::unknown)
    return fail(archive->where(), "has pictures, not vector tiles", "name an archive of vector tiles");
  std::vector<std::string> layers = said.layers.empty() ? layer_names(*archive) : said.layers;
  if (layers.empty()) return fail(archive->where(), "has no vector tile that can be read", "check how it was made");
  return std::make_shared<ArchiveSource>(std::move(id), std::move(archive), std::move(layers));
}

Result<std::shared_ptr<const TileSource>> open_tile_archive_source(std::string id, const std::filesystem::path& path) {
  auto archive = open_tile_archive(path);
  if (!archive) return fail(archive.error());
  return make_tile_archive_source(std::move(id), std::move(*archive));
}

}  // namespace atlas::source
