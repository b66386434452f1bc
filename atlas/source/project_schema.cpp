#include "source/project_schema.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace atlas::source {
namespace {

enum class Type { text, number, integer, object, texts, numbers, objects, anything };

struct Member {
  std::string_view name;
  Type type;
  bool required;
  const Shape* shape = nullptr;  // of the object, or of the list's elements
};

constexpr bool required = true, optional = false;

const char* name_of(Type type) {
  switch (type) {
    case Type::text: return "text";
    case Type::number: return "a number";
    case Type::integer: return "a whole number";
    case Type::object: return "an object";
    case Type::texts: return "a list of texts";
    case Type::numbers: return "a list of numbers";
    case Type::objects: return "a list of objects";
    case Type::anything: break;
  }
  return "anything";
}

bool all_of(const JsonValue& list, bool (JsonValue::*is)() const) {
  const auto elements = list.children();
  return list.is_array() && std::all_of(elements.begin(), elements.end(), [&](const JsonValue& element) { return (element.*is)(); });
}

bool is_whole(const JsonValue& json) { return json.is_number() && json.number() == std::floor(json.number()); }

bool has_type(const JsonValue& json, Type type) {
  switch (type) {
    case Type::text: return json.is_string();
    case Type::number: return json.is_number();
    case Type::integer: return is_whole(json);
    case Type::object: return json.is_object();
    case Type::texts: return all_of(json, &JsonValue::is_string);
    case Type::numbers: return all_of(json, &JsonValue::is_number);
    case Type::objects: return all_of(json, &JsonValue::is_object);
    case Type::anything: break;
  }
  return true;
}

}  // namespace

struct Shape {
  std::span<const Member> members;
};

namespace {

constexpr Member translation_members[] = {{"zh", Type::text, required}, {"en", Type::text, required},
                                          {"ru", Type::text, optional}, {"ky", Type::text, optional}};
const Shape translations{translation_members};

constexpr Member section_members[] = {{"number", Type::text, required}, {"title", Type::object, required, &translations}};
const Shape section_shape{section_members};

constexpr Member clause_members[] = {{"id", Type::text, required},
                                     {"number", Type::text, required},
                                     {"section", Type::text, optional},
                                     {"gist", Type::object, required, &translations},
                                     {"note", Type::object, optional, &translations}};
const Shape clause_shape{clause_members};

constexpr Member document_members[] = {{"id", Type::text, required},
                                       {"date", Type::text, required},
                                       {"date_kind", Type::text, required},
                                       {"titles", Type::object, required, &translations},
                                       {"parties", Type::texts, required},
                                       {"fingerprint", Type::text, required},
                                       {"sections", Type::objects, optional, &section_shape},
                                       {"clauses", Type::objects, required, &clause_shape}};

constexpr Member stretch_members[] = {{"between", Type::numbers, required},
                                      {"uncertainty_m", Type::number, required},
                                      {"basis", Type::object, required, &translations}};
const Shape stretch_shape{stretch_members};

constexpr Member status_members[] = {{"date", Type::text, required},
                                     {"code", Type::integer, required},
                                     {"note", Type::object, optional, &translations},
                                     {"source", Type::text, required}};
const Shape status_shape{status_members};

constexpr Member length_members[] = {{"km", Type::number, required},
                                     {"what", Type::object, optional, &translations},
                                     {"source", Type::text, required}};
const Shape length_shape{length_members};

constexpr Member area_members[] = {{"km2", Type::number, required}, {"source", Type::text, required}};
const Shape area_shape{area_members};

constexpr Member point_members[] = {{"name_zh", Type::text, required}, {"name_en", Type::text, required}};
const Shape point_shape{point_members};

constexpr Member source_members[] = {{"title", Type::text, required}, {"license", Type::text, required}};
const Shape source_shape{source_members};

constexpr Member property_members[] = {{"id", Type::text, required},
                                       {"layer", Type::text, required},
                                       {"kind", Type::text, required},
                                       {"name_zh", Type::text, required},
                                       {"name_en", Type::text, required},
                                       {"name_ru", Type::text, required},
                                       {"name_ky", Type::text, required},
                                       {"exactness", Type::integer, required},
                                       {"precision", Type::integer, required},
                                       {"uncertainty_m", Type::number, required},
                                       {"stretches", Type::objects, optional, &stretch_shape},
                                       {"status", Type::objects, required, &status_shape},
                                       {"lengths", Type::objects, optional, &length_shape},
                                       {"length_note", Type::object, optional, &translations},
                                       {"areas", Type::objects, optional, &area_shape},
                                       {"area_note", Type::object, optional, &translations},
                                       {"points", Type::objects, optional, &point_shape},
                                       {"lineage", Type::object, required, &translations},
                                       {"sources", Type::objects, required, &source_shape},
                                       {"license", Type::text, required}};
const Shape property_shape{property_members};

constexpr Member geometry_members[] = {{"type", Type::text, required}, {"coordinates", Type::anything, required}};
const Shape geometry_shape{geometry_members};

constexpr Member feature_members[] = {{"type", Type::text, required},
                                      {"id", Type::text, required},
                                      {"properties", Type::object, required, &property_shape},
                                      {"geometry", Type::object, required, &geometry_shape}};
const Shape feature_shape{feature_members};

constexpr Member layer_members[] = {{"type", Type::text, required},
                                    {"layer", Type::text, required},
                                    {"title", Type::object, required, &translations},
                                    {"features", Type::objects, required, &feature_shape}};

constexpr Member link_members[] = {{"feature", Type::text, required},
                                   {"clause", Type::text, required},
                                   {"strength", Type::text, required},
                                   {"words", Type::text, optional},
                                   {"note", Type::object, optional, &translations}};
const Shape link_shape{link_members};
constexpr Member links_members[] = {{"links", Type::objects, required, &link_shape}};

constexpr Member view_members[] = {{"id", Type::text, required},
                                   {"titles", Type::object, required, &translations},
                                   {"camera", Type::numbers, required},
                                   {"feature", Type::text, optional},
                                   {"clause", Type::text, optional}};
const Shape view_shape{view_members};
constexpr Member views_members[] = {{"views", Type::objects, required, &view_shape}};

void check_member(const JsonNode& node, const Member& wanted, Findings& findings) {
  if (!has_type(node.json(), wanted.type))
    return findings.add(node, std::string("is ") + node.json().type_name() + ", not " + name_of(wanted.type), "see FORMAT.md");
  if (!wanted.shape) return;
  if (wanted.type == Type::object) return check_shape(node, *wanted.shape, findings);
  std::size_t index = 0;
  for (const JsonValue& element : node.json().children()) check_shape(node.element(element, index++), *wanted.shape, findings);
}

}  // namespace

const Shape document_shape{document_members}, layer_shape{layer_members}, links_shape{links_members}, views_shape{views_members};

void check_shape(const JsonNode& node, const Shape& shape, Findings& findings) {
  if (!node.json().is_object())
    return findings.add(node, std::string("is ") + node.json().type_name() + ", not an object", "see FORMAT.md");
  for (const Member& wanted : shape.members) {
    if (const JsonValue* found = node.json().find(wanted.name))
      check_member(node.member(*found, wanted.name), wanted, findings);
    else if (wanted.required)
      findings.add(node, "has no '" + std::string(wanted.name) + "'", "add it");
  }
  for (const JsonValue& value : node.json().children()) {
    if (std::none_of(shape.members.begin(), shape.members.end(), [&](const Member& m) { return m.name == value.key(); }))
      findings.add(node.member(value, value.key()), "is not a member that the format knows", "correct its name, or leave it out");
    if (node.json().find(value.key()) != &value)
      findings.add(node.member(value, value.key()), "is given twice", "keep one of the two");
  }
}

}  // namespace atlas::source
