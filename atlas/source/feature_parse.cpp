#include <algorithm>

#include "source/geojson_geometry.h"
#include "source/project_parse.h"

namespace atlas::source {
namespace {

catalog::Stretch parse_stretch(const JsonNode& node, Problems& problems) {
  catalog::Stretch stretch;
  std::vector<double> between;
  each_of(node, "between", problems, [&](const JsonNode& fraction) {
    if (!fraction.json().is_number()) return wrong_type(fraction, "a number", problems);
    between.push_back(std::clamp(fraction.json().number(), 0.0, 1.0));
  });
  if (between.size() == 2)
    stretch.from = between[0], stretch.to = between[1];
  else
    problems.push_back({node.place().to_text() + "/between", "is not [from, to]", "write two fractions from 0 to 1"});
  stretch.uncertainty_m = number_of(node, "uncertainty_m", 0, problems);
  stretch.basis = translations_of(node, "basis", problems);
  return stretch;
}

catalog::Status parse_status(const JsonNode& node, Problems& problems) {
  return {text_of(node, "date", problems), static_cast<int>(std::clamp(number_of(node, "code", 0, problems), 0.0, 99.0)),
          translations_of(node, "note", problems), text_of(node, "source", problems)};
}

void parse_evidence(const JsonNode& properties, catalog::Feature& feature, Problems& problems) {
  each_of(properties, "stretches", problems,
          [&](const JsonNode& node) { feature.stretches.push_back(parse_stretch(node, problems)); });
  each_of(properties, "status", problems,
          [&](const JsonNode& node) { feature.statuses.push_back(parse_status(node, problems)); });
  each_of(properties, "lengths", problems, [&](const JsonNode& node) {
    feature.lengths.push_back(
        {number_of(node, "km", 0, problems), translations_of(node, "what", problems), text_of(node, "source", problems)});
  });
  each_of(properties, "areas", problems, [&](const JsonNode& node) {
    feature.areas.push_back({number_of(node, "km2", 0, problems), text_of(node, "source", problems)});
  });
  each_of(properties, "sources", problems, [&](const JsonNode& node) {
    feature.sources.push_back({text_of(node, "title", problems), text_of(node, "license", problems)});
  });
  feature.length_note = translations_of(properties, "length_note", problems);
  feature.area_note = translations_of(properties, "area_note", problems);
  each_of(properties, "points", problems, [&](const JsonNode& node) {
    feature.point_names.push_back({text_of(node, "name_zh", problems), text_of(node, "name_en", problems)});
  });
  feature.lineage = translations_of(properties, "lineage", problems);
  feature.license = text_of(properties, "license", problems);
}

int code_of(const JsonNode& properties, const char* key, int otherwise, Problems& problems) {
  return static_cast<int>(std::clamp(number_of(properties, key, otherwise, problems), -1.0, 99.0));
}

std::optional<catalog::Feature> parse_feature(const JsonNode& node, const std::string& layer, Problems& problems) {
  const auto properties = member(node, "properties");
  if (!properties || !properties->json().is_object()) {
    problems.push_back({node.place().to_text(), "has no properties", "see geodata/FORMAT.md"});
    return std::nullopt;
  }
  catalog::Feature feature;
  feature.id = text_of(*properties, "id", problems);
  if (feature.id.empty()) {
    problems.push_back({properties->place().to_text(), "has no id", "give it one"});
    return std::nullopt;
  }
  const auto geometry_node = member(node, "geometry");
  auto geometry = geometry_node ? geometry_of(*geometry_node) : fail(node.place().to_text(), "has no geometry", "draw it");
  if (!geometry) {
    Error error = geometry.error();
    error.where += " (" + feature.id + ")";
    problems.push_back(std::move(error));
    return std::nullopt;
  }
  feature.layer = layer;
  feature.kind = text_of(*properties, "kind", problems);
  for (std::size_t i = 0; i < catalog::language_codes.size(); ++i)
    feature.names.by_language[i] = text_of(*properties, "name_" + std::string(catalog::language_codes[i]), problems);
  feature.exactness = code_of(*properties, "exactness", 2, problems);
  feature.precision = code_of(*properties, "precision", 5, problems);
  feature.uncertainty_m = std::max(0.0, number_of(*properties, "uncertainty_m", 0, problems));
  parse_evidence(*properties, feature, problems);
  feature.geometry = std::move(*geometry);
  feature.box = geo::box_of(feature.geometry);
  return feature;
}

}  // namespace

ParsedLayer parse_layer(const JsonValue& json, const std::string& file, Problems& problems) {
  const JsonNode root(json, file);
  ParsedLayer parsed;
  parsed.place = root.place();
  parsed.info.id = std::filesystem::path(file).stem().string();
  parsed.info.title = translations_of(root, "title", problems);
  if (parsed.info.title.empty()) parsed.info.title = {parsed.info.id, parsed.info.id};
  each_of(root, "features", problems, [&](const JsonNode& node) {
    auto feature = parse_feature(node, parsed.info.id, problems);
    if (!feature) return;
    parsed.features.push_back(std::move(*feature));
    parsed.places.push_back(node.place());
  });
  return parsed;
}

}  // namespace atlas::source
