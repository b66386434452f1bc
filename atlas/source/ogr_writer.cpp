#include "source/ogr_writer.h"

#include "base/file.h"
#include "source/gdal_module.h"

namespace atlas::source {
namespace fs = std::filesystem;

Result<void> write_ogr(const fs::path& file, const std::string& driver, const std::vector<MapLayerPtr>& layers) {
  const auto module = gdal_module();
  if (!module) return fail(module.error());
  return replace_file(file, [&](const fs::path& temporary) {
    auto written = (*module)->write_layers(temporary, file.string(), driver, layers);
    // What SQLite leaves behind when it ran out of room.
    std::error_code code;
    for (const char* ending : {"-journal", "-wal", "-shm"}) fs::remove(temporary.string() + ending, code);
    return written;
  });
}

}  // namespace atlas::source
