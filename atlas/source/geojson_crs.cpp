#include "source/geojson_crs.h"

#include <algorithm>
#include <fstream>

#include "source/json_value.h"

namespace atlas::source {

OldCrs read_old_crs(std::string_view json) {
  if (json.empty() || json == "null") return OldCrs::degrees;
  const auto parsed = JsonDocument::parse(std::string(json), "");
  const JsonValue* properties = parsed ? parsed->root().find("properties") : nullptr;
  const JsonValue* name = properties ? properties->find("name") : nullptr;
  if (!name || !name->is_string()) return OldCrs::unknown;
  const std::string_view text = name->text();
  if (text.find("CRS84") != text.npos) return OldCrs::degrees;
  if (text.find("EPSG") == text.npos) return OldCrs::unknown;
  const std::string_view code = text.substr(text.find_last_of(":/") + 1);
  return code == "4326" || code == "4979" ? OldCrs::degrees : OldCrs::other;
}

bool ends_with_other_crs(const std::filesystem::path& file) {
  constexpr std::streamoff most = 4096;
  std::ifstream input(file, std::ios::binary | std::ios::ate);
  const std::streamoff size = input.tellg();
  if (size <= 0) return false;
  std::string tail(static_cast<std::size_t>(std::min(size, most)), '\0');
  input.seekg(size - static_cast<std::streamoff>(tail.size()));
  input.read(tail.data(), static_cast<std::streamsize>(tail.size()));
  const std::size_t member = tail.rfind("\"crs\"");
  if (member == tail.npos) return false;
  const std::size_t begin = tail.find('{', member), end = begin == tail.npos ? begin : tail.find('}', begin);
  // The object inside ends first; of the one around it only the bracket is missing.
  return end != tail.npos && read_old_crs(tail.substr(begin, end - begin + 1) + "}") == OldCrs::other;
}

}  // namespace atlas::source
