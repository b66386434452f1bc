#include <algorithm>

#include "source/check_rules.h"
#include "source/check_text.h"
#include "source/geojson_geometry.h"
#include "source/project_files.h"

namespace atlas::source {
namespace {

constexpr std::string_view correct_id = "make them agree";

std::string text_in(const JsonNode& node, const char* key) {
  Problems ignored;  // the schema has told of them
  return text_of(node, key, ignored);
}

void check_constant(const JsonNode& node, const char* key, const std::string& wanted, const std::string& subject, Findings& findings) {
  const auto value = member(node, key);
  if (value && value->json().is_string() && value->json().text() != wanted)
    findings.add(node.place() / key, "is '" + value->json().string() + "', not '" + wanted + "'", std::string(correct_id), subject);
}

void check_identity(const JsonNode& node, const std::string& layer, KnownIds& known, Findings& findings) {
  const auto properties = member(node, "properties");
  if (!properties) return;
  const std::string id = text_in(*properties, "id");
  check_constant(node, "type", "Feature", id, findings);
  check_constant(node, "id", id, id, findings);
  check_constant(*properties, "layer", layer, id, findings);
  if (id.empty()) return findings.add(*properties, "has no id", "give the feature one");
  if (!known.features.insert(id).second)
    findings.add(properties->place() / "id", "is the id of another feature too", "give each feature its own", id);
  if (const auto geometry = member(node, "geometry")) {
    if (const auto read = geometry_of(*geometry); !read) {
      // The error's place is `FILE /pointer`; the finding wants the two apart.
      const std::string& where = read.error().where;
      const std::size_t space = where.rfind(' ');
      findings.add(Place{node.place().file, space == std::string::npos ? "" : where.substr(space + 1)}, read.error().what,
                   read.error().remedy, id);
    }
  }
}

}  // namespace

void check_layer(const JsonNode& root, const ParsedLayer& layer, KnownIds& known, Findings& findings) {
  const std::string stem = layer.info.id;
  check_constant(root, "type", "FeatureCollection", "", findings);
  check_constant(root, "layer", stem, "", findings);
  check_translations(layer.info.title, layer.place / "title", "", findings);
  if (std::find(layer_order().begin(), layer_order().end(), stem) == layer_order().end())
    findings.add(layer.place, "is a layer that the format does not know", "name it as FORMAT.md lists them");
  Problems ignored;
  each_of(root, "features", ignored, [&](const JsonNode& node) { check_identity(node, stem, known, findings); });
}

}  // namespace atlas::source
