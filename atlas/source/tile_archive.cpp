#include "source/tile_archive.h"

#include <cctype>

#include "source/mbtiles.h"
#include "source/pmtiles.h"
#include "source/tile_folder.h"

namespace atlas::source {
namespace {

// A new container is a line here.
struct Container {
  const char* extension;
  Result<TileArchivePtr> (*open)(const std::filesystem::path&);
};
constexpr Container containers[] = {{".mbtiles", open_mbtiles}, {".pmtiles", open_pmtiles}};

const Container* container_of(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const Container& container : containers)
    if (extension == container.extension) return &container;
  return nullptr;
}

}  // namespace

bool is_tile_archive(const std::filesystem::path& path) { return container_of(path) || is_tile_folder(path); }

Result<TileArchivePtr> open_tile_archive(const std::filesystem::path& path) {
  const Container* container = container_of(path);
  return container ? container->open(path) : open_tile_folder(path);
}

}  // namespace atlas::source
