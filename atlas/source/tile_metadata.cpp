#include "source/tile_metadata.h"

#include <charconv>
#include <cmath>

#include "source/json_value.h"

namespace atlas::source {
namespace {

// Numbers separated by commas: all of them, or none.
std::vector<double> numbers_in(std::string_view text) {
  std::vector<double> numbers;
  while (!text.empty()) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || !std::isfinite(number)) return {};
    numbers.push_back(number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.starts_with(',')) text.remove_prefix(1);
  }
  return numbers;
}

void take_box(ArchiveInfo& info, const std::vector<double>& bounds) {
  if (bounds.size() != 4) return;
  const geo::GeoBox box{std::max(bounds[0], whole_world.west), std::max(bounds[1], whole_world.south),
                        std::min(bounds[2], whole_world.east), std::min(bounds[3], whole_world.north)};
  if (!box.empty()) info.box = box;
}

void take_zoom(int& zoom, const std::vector<double>& value) {
  if (value.size() == 1 && value[0] >= 0 && value[0] <= deepest_zoom) zoom = static_cast<int>(value[0]);
}

void take_layers(ArchiveInfo& info, const JsonValue& list) {
  std::vector<std::string> layers;
  for (const JsonValue& layer : list.children()) {
    const JsonValue* id = layer.find("id");
    if (id && id->is_string() && std::find(layers.begin(), layers.end(), id->text()) == layers.end())
      layers.push_back(id->string());
  }
  if (!layers.empty()) info.layers = std::move(layers);
}

std::string text_of(const JsonValue& value) {
  if (value.is_string()) return value.string();
  if (value.is_number()) return std::to_string(value.number());
  std::string list;
  for (const JsonValue& item : value.children()) list += (list.empty() ? "" : ",") + text_of(item);
  return list;
}

}  // namespace

TileFormat format_named(std::string_view name) {
  if (name == "pbf" || name == "mvt" || name == "application/vnd.mapbox-vector-tile") return TileFormat::vector;
  if (name == "png" || name == "image/png") return TileFormat::png;
  if (name == "jpg" || name == "jpeg" || name == "image/jpeg") return TileFormat::jpeg;
  if (name == "webp" || name == "image/webp") return TileFormat::webp;
  return TileFormat::unknown;
}

TileFormat format_of(std::string_view tile) {
  if (tile.starts_with("\x89PNG")) return TileFormat::png;
  if (tile.starts_with("\xff\xd8\xff")) return TileFormat::jpeg;
  if (tile.starts_with("RIFF") && tile.size() > 12 && tile.substr(8, 4) == "WEBP") return TileFormat::webp;
  return TileFormat::vector;   // nothing marks one
}

void take_metadata(ArchiveInfo& info, std::string_view name, std::string_view value) {
  if (name == "name") info.name = value;
  else if (name == "attribution") info.attribution = value;
  else if (name == "format" && format_named(value) != TileFormat::unknown) info.format = format_named(value);
  else if (name == "minzoom") take_zoom(info.min_zoom, numbers_in(value));
  else if (name == "maxzoom") take_zoom(info.max_zoom, numbers_in(value));
  else if (name == "bounds") take_box(info, numbers_in(value));
}

bool take_json_metadata(ArchiveInfo& info, const std::string& json, const std::string& where) {
  const auto document = JsonDocument::parse(json, where);
  if (!document || !document->root().is_object()) return false;
  for (const JsonValue& member : document->root().children()) {
    if (member.key() == "vector_layers") take_layers(info, member);
    else if (member.key() == "json" && member.is_string()) take_json_metadata(info, member.string(), where);
    else take_metadata(info, member.key(), text_of(member));
  }
  return true;
}

}  // namespace atlas::source
