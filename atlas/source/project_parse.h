#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "source/json_fields.h"

// Private to source/: the JSON of geodata/FORMAT.md as the catalogue's values, each with the place it came from.
// Whatever is wrong becomes a problem; only what cannot stand without it (a feature without id or geometry) is left out.
namespace atlas::source {

struct ParsedDocument {
  catalog::Document document;
  Place place;
  std::vector<Place> clauses;
};

struct ParsedLayer {
  catalog::LayerInfo info;
  Place place;
  std::vector<catalog::Feature> features;
  std::vector<Place> places;  // of the features
};

struct ParsedLinks {
  std::vector<catalog::Link> links;
  std::vector<Place> places;
};

ParsedDocument parse_document(const JsonValue& json, const std::string& file, Problems& problems);
ParsedLayer parse_layer(const JsonValue& json, const std::string& file, Problems& problems);
ParsedLinks parse_links(const JsonValue& json, const std::string& file, Problems& problems);
std::vector<catalog::NamedView> parse_views(const JsonValue& json, const std::string& file, Problems& problems);

std::optional<catalog::Strength> strength_of(std::string_view code);

}  // namespace atlas::source
