#include "exchange/format.h"

#include <array>
#include <string_view>

namespace atlas::exchange {
namespace fs = std::filesystem;
namespace {

struct Format {
  std::string_view extension, driver;
};
constexpr std::array<Format, 7> formats = {{{".geojson", "GeoJSON"}, {".json", "GeoJSON"}, {".gpkg", "GPKG"}, {".kml", "KML"},
                                            {".fgb", "FlatGeobuf"}, {".geojsonl", "GeoJSONSeq"}, {".sqlite", "SQLite"}}};

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

Result<std::string> driver_for(const fs::path& file, const std::string& driver) {
  if (lower(driver) == "geojson") return "GeoJSON";
  if (!driver.empty()) return driver;
  const std::string extension = lower(file.extension().string());
  if (extension.empty()) return "GeoJSON";  // such as /dev/stdout
  for (const Format& format : formats)
    if (format.extension == extension) return std::string(format.driver);
  return fail(file.string(), "its ending does not say which format is meant",
              "end it in .geojson, .gpkg, .kml or .fgb, or name a driver with --format");
}

}  // namespace atlas::exchange
