#include "cli/json_forms.h"

#include <cmath>
#include <filesystem>

#include "base/paths.h"
#include "geo/geodesic.h"

namespace atlas::cli {
namespace {

bool is_attached(const catalog::Document& document) {
  std::error_code code;
  return std::filesystem::is_regular_file(data_folder() / "documents" / (document.id + ".txt"), code);
}

// Whole numbers without ".0", as the formats they come from write them.
Json number_json(double number) {
  if (std::abs(number) < 1e15 && number == std::floor(number)) return static_cast<std::int64_t>(number);
  return number;
}

Json box_json(const geo::GeoBox& box) {
  if (box.empty()) return nullptr;
  return {box.west, box.south, box.east, box.north};
}

Json text_or_null(const catalog::Text& text) { return text.empty() ? Json() : text_json(text); }

// The command line's description has `note` as one text: the English one; the Chinese one stands beside it.
void add_note(Json& json, const catalog::Text& note) {
  json["note"] = note.empty() ? Json() : Json(note.en);
  if (!note.empty()) json["note_zh"] = note.zh;
}

Json status_json(const catalog::Status& status) {
  Json json = {{"date", status.date}, {"code", status.code}, {"source", status.source}};
  add_note(json, status.note);
  return json;
}

Json tie_json(const catalog::Link& link) {
  Json json = {{"clause", link.clause}, {"strength", catalog::strength_code(link.strength)}};
  add_note(json, link.note);
  return json;
}

std::string dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

bool is_plain(const Json& value) {
  for (const Json& element : value)
    if (element.is_structured()) return false;
  return true;
}

void append(std::string& text, const Json& value, std::size_t indent) {
  if (!value.is_structured() || value.empty() || (value.is_array() && is_plain(value))) {
    text += dump(value);
    return;
  }
  const std::string margin(indent + 2, ' ');
  text += value.is_array() ? '[' : '{';
  bool first = true;
  for (const auto& [key, member] : value.items()) {
    text += (first ? "\n" : ",\n") + margin;
    if (value.is_object()) text += dump(Json(key)) + ": ";
    append(text, member, indent + 2);
    first = false;
  }
  text += "\n" + std::string(indent, ' ') + (value.is_array() ? ']' : '}');
}

}  // namespace

Json text_json(const catalog::Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

Json names_json(const catalog::Names& names) {
  Json json;
  for (std::size_t i = 0; i < catalog::language_codes.size(); ++i)
    json[std::string(catalog::language_codes[i])] = names.by_language[i];
  return json;
}

Json feature_json(const catalog::Catalog& catalog, const catalog::Feature& feature) {
  Json statuses = Json::array(), links = Json::array();
  for (const catalog::Status& status : feature.statuses) statuses.push_back(status_json(status));
  for (const catalog::Link* link : catalog.links_of_feature(feature.id))
    links.push_back(tie_json(*link));
  return {{"id", feature.id},
          {"layer", feature.layer},
          {"kind", feature.kind},
          {"names", names_json(feature.names)},
          {"geometry", geo::type_name(feature.geometry)},
          {"bbox", box_json(feature.box)},
          {"exactness", feature.exactness},
          {"precision", feature.precision},
          {"uncertainty_m", number_json(feature.uncertainty_m)},
          {"status", std::move(statuses)},
          {"links", std::move(links)}};
}

Json clause_json(const catalog::Catalog& catalog, const catalog::Clause& clause) {
  Json features = Json::array();
  for (const catalog::Link* link : catalog.links_of_clause(clause.id))
    features.push_back({{"feature", link->feature}, {"strength", catalog::strength_code(link->strength)}});
  return {{"id", clause.id},
          {"document", clause.document},
          {"number", clause.number},
          {"gist", text_json(clause.gist)},
          {"features", std::move(features)}};
}

Json document_json(const catalog::Document& document) {
  return {{"id", document.id},
          {"date", document.date},
          {"titles", text_json(document.titles)},
          {"parties", document.parties},
          {"clauses", document.clauses.size()},
          {"fingerprint", document.fingerprint},
          {"attached", is_attached(document)}};
}

Json link_json(const catalog::Link& link) {
  Json json = {{"feature", link.feature}};
  json.update(tie_json(link));
  json["words"] = link.words.empty() ? Json() : Json(link.words);
  return json;
}

Json hit_json(const catalog::Hit& hit) {
  if (hit.feature)
    return {{"type", "feature"},          {"id", hit.feature->id},
            {"layer", hit.feature->layer}, {"kind", hit.feature->kind},
            {"names", names_json(hit.feature->names)}, {"score", hit.score}};
  return {{"type", "clause"},
          {"id", hit.clause->id},
          {"document", hit.clause->document},
          {"number", hit.clause->number},
          {"gist", text_json(hit.clause->gist)},
          {"score", hit.score}};
}

Json full_feature_json(const catalog::Catalog& catalog, const catalog::Feature& feature) {
  Json json = {{"type", "feature"}};
  json.update(feature_json(catalog, feature));
  for (Json& link : json["links"])
    if (const catalog::Clause* clause = catalog.clause(link["clause"].get<std::string>())) link["gist"] = text_json(clause->gist);
  if (feature.geometry.type == geo::GeometryType::line)
    json["length_km"] = std::round(geo::length_m(feature.geometry) / 100) / 10;
  if (feature.geometry.type == geo::GeometryType::polygon)
    json["area_km2"] = std::round(geo::area_m2(feature.geometry) / 1e5) / 10;
  // Lists of their own, put in when they are whole: a reference into an ordered object ends with its next member.
  Json stretches = Json::array(), lengths = Json::array(), areas = Json::array(), sources = Json::array();
  for (const catalog::Stretch& stretch : feature.stretches)
    stretches.push_back({{"between", {stretch.from, stretch.to}},
                         {"uncertainty_m", number_json(stretch.uncertainty_m)},
                         {"basis", text_or_null(stretch.basis)}});
  for (const catalog::PublishedLength& length : feature.lengths)
    lengths.push_back({{"km", number_json(length.km)}, {"what", text_or_null(length.what)}, {"source", length.source}});
  for (const catalog::PublishedArea& area : feature.areas)
    areas.push_back({{"km2", number_json(area.km2)}, {"source", area.source}});
  for (const catalog::DataSource& source : feature.sources)
    sources.push_back({{"title", source.title}, {"license", source.license}});
  json["stretches"] = std::move(stretches), json["lengths"] = std::move(lengths);
  json["areas"] = std::move(areas), json["sources"] = std::move(sources);
  json["length_note"] = text_or_null(feature.length_note);
  json["area_note"] = text_or_null(feature.area_note);
  for (const catalog::Text& name : feature.point_names) json["points"].push_back(text_json(name));
  json["lineage"] = text_or_null(feature.lineage);
  json["license"] = feature.license;
  return json;
}

Json full_clause_json(const catalog::Catalog& catalog, const catalog::Clause& clause) {
  Json json = {{"type", "clause"}};
  json.update(clause_json(catalog, clause));
  json["section"] = clause.section;
  add_note(json, clause.note);
  json["features"] = Json::array();
  for (const catalog::Link* link : catalog.links_of_clause(clause.id)) {
    Json element = link_json(*link);
    element.erase("clause");
    if (const catalog::Feature* feature = catalog.feature(link->feature)) element["names"] = names_json(feature->names);
    json["features"].push_back(std::move(element));
  }
  return json;
}

Json full_document_json(const catalog::Catalog& catalog, const catalog::Document& document) {
  Json json = {{"type", "document"}};
  json.update(document_json(document));
  json["date_kind"] = document.date_kind;
  json["sections"] = Json::array();
  for (const catalog::Section& section : document.sections)
    json["sections"].push_back({{"number", section.number}, {"title", text_json(section.title)}});
  json["clauses"] = Json::array();
  for (const catalog::Clause& clause : document.clauses) json["clauses"].push_back(clause_json(catalog, clause));
  return json;
}

std::string lines_of(const std::vector<Json>& elements) {
  std::string text = "[";
  for (std::size_t i = 0; i < elements.size(); ++i) text += (i > 0 ? ",\n" : "\n") + dump(elements[i]);
  return text + "\n]\n";
}

std::string text_of(const Json& value) {
  std::string text;
  append(text, value, 0);
  return text + "\n";
}

}  // namespace atlas::cli
