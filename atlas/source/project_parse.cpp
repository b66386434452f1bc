#include "source/project_parse.h"

namespace atlas::source {
namespace {

catalog::Clause parse_clause(const JsonNode& node, const std::string& document, Problems& problems) {
  catalog::Clause clause;
  clause.id = text_of(node, "id", problems);
  clause.document = document;
  clause.number = text_of(node, "number", problems);
  clause.section = text_of(node, "section", problems);
  clause.gist = translations_of(node, "gist", problems);
  clause.note = translations_of(node, "note", problems);
  return clause;
}

std::optional<catalog::Link> parse_link(const JsonNode& node, Problems& problems) {
  catalog::Link link;
  link.feature = text_of(node, "feature", problems);
  link.clause = text_of(node, "clause", problems);
  const std::string code = text_of(node, "strength", problems);
  const auto strength = strength_of(code);
  if (!strength) {
    problems.push_back({node.place().to_text() + "/strength", "is '" + code + "'", "write named, class or context"});
    return std::nullopt;
  }
  link.strength = *strength;
  link.words = text_of(node, "words", problems);
  link.note = translations_of(node, "note", problems);
  return link;
}

std::optional<catalog::NamedView> parse_view(const JsonNode& node, Problems& problems) {
  catalog::NamedView view;
  view.id = text_of(node, "id", problems);
  view.titles = translations_of(node, "titles", problems);
  view.feature = text_of(node, "feature", problems);
  view.clause = text_of(node, "clause", problems);
  std::vector<double> camera;
  each_of(node, "camera", problems, [&](const JsonNode& number) {
    if (number.json().is_number()) camera.push_back(number.json().number());
  });
  if (camera.size() != 3) {
    problems.push_back({node.place().to_text() + "/camera", "is not [longitude, latitude, zoom]", "write three numbers"});
    return std::nullopt;
  }
  view.centre = {camera[0], camera[1]};
  view.zoom = camera[2];
  return view;
}

}  // namespace

std::optional<catalog::Strength> strength_of(std::string_view code) {
  for (const auto strength : {catalog::Strength::named, catalog::Strength::clazz, catalog::Strength::context})
    if (code == catalog::strength_code(strength)) return strength;
  return std::nullopt;
}

ParsedDocument parse_document(const JsonValue& json, const std::string& file, Problems& problems) {
  const JsonNode root(json, file);
  ParsedDocument parsed;
  parsed.place = root.place();
  catalog::Document& document = parsed.document;
  document.id = text_of(root, "id", problems);
  document.date = text_of(root, "date", problems);
  document.date_kind = text_of(root, "date_kind", problems);
  document.titles = translations_of(root, "titles", problems);
  document.fingerprint = text_of(root, "fingerprint", problems);
  each_of(root, "parties", problems, [&](const JsonNode& party) {
    if (!party.json().is_string()) return wrong_type(party, "text", problems);
    document.parties.push_back(party.json().string());
  });
  each_of(root, "sections", problems, [&](const JsonNode& section) {
    document.sections.push_back({text_of(section, "number", problems), translations_of(section, "title", problems)});
  });
  each_of(root, "clauses", problems, [&](const JsonNode& node) {
    if (!node.json().is_object()) return wrong_type(node, "a clause", problems);
    document.clauses.push_back(parse_clause(node, document.id, problems));
    parsed.clauses.push_back(node.place());
  });
  return parsed;
}

ParsedLinks parse_links(const JsonValue& json, const std::string& file, Problems& problems) {
  ParsedLinks parsed;
  each_of(JsonNode(json, file), "links", problems, [&](const JsonNode& node) {
    if (!node.json().is_object()) return wrong_type(node, "a link", problems);
    auto link = parse_link(node, problems);
    if (!link) return;
    parsed.links.push_back(std::move(*link));
    parsed.places.push_back(node.place());
  });
  return parsed;
}

std::vector<catalog::NamedView> parse_views(const JsonValue& json, const std::string& file, Problems& problems) {
  std::vector<catalog::NamedView> views;
  each_of(JsonNode(json, file), "views", problems, [&](const JsonNode& node) {
    if (auto view = parse_view(node, problems)) views.push_back(std::move(*view));
  });
  return views;
}

}  // namespace atlas::source
