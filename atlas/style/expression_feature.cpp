// What is asked of the feature, the view and the style's state: get, has, id, geometry-type, zoom, global-state ...
#include <fmt/format.h>

#include "style/parser.h"

namespace atlas::style {
namespace {

const Datum* find(const Table& table, const std::string& key) {
  for (const auto& [name, value] : table)
    if (name == key) return &value;
  return nullptr;
}

const Table& table_of(const Datum& value) {
  if (auto* table = value.table()) return *table;
  throw EvaluationError{mismatch(Kind::object, type_of(value))};
}

// ["get", "name"], where nearly all evaluations end: the key is known, nothing is copied but the value.
struct Property final : Node {
  std::string key;
  bool only_asks;  // "has"
  Property(std::string k, bool asks)
      : Node(asks ? Kind::boolean : Kind::value), key(std::move(k)), only_asks(asks) {}
  Datum evaluate(const Evaluation& at) const override {
    const source::Value* found = at.properties ? at.properties->find(key) : nullptr;
    if (only_asks) return found != nullptr;
    return found ? from_value(*found) : Datum();
  }
  Facts own() const override { return {.feature = true, .constant = false, .reads = {key}}; }
};

Datum get_computed(const Nodes& arguments, const Evaluation& at) {
  std::string key = string_of(arguments[0], at);
  const source::Value* found = at.properties ? at.properties->find(key) : nullptr;
  return found ? from_value(*found) : Datum();
}

Datum has_computed(const Nodes& arguments, const Evaluation& at) {
  std::string key = string_of(arguments[0], at);
  return at.properties && at.properties->find(key);
}

Datum get_from(const Nodes& arguments, const Evaluation& at) {
  std::string key = string_of(arguments[0], at);
  Datum object = arguments[1]->evaluate(at);
  const Datum* found = find(table_of(object), key);
  return found ? *found : Datum();
}

Datum has_in(const Nodes& arguments, const Evaluation& at) {
  std::string key = string_of(arguments[0], at);
  Datum object = arguments[1]->evaluate(at);
  return find(table_of(object), key) != nullptr;
}

const Facts any_property = {.feature = true, .constant = false, .reads = {"*"}};

template <bool asks>
NodePtr parse_property(const source::Array& program, const Parser& parser) {
  if (program.size() == 2 && program[1].text()) return std::make_shared<Property>(*program[1].text(), asks);
  static const Operator operation = {nullptr,
                                     {{asks ? Kind::boolean : Kind::value, {Kind::string}, asks ? has_computed : get_computed,
                                       any_property},
                                      {asks ? Kind::boolean : Kind::value, {Kind::string, Kind::object},
                                       asks ? has_in : get_from}}};
  return parse_call(*program[0].text(), operation, program, parser);
}

Datum properties(const Nodes&, const Evaluation& at) {
  return at.properties ? from_value(at.properties->all()) : Datum(Table{});
}

Datum geometry_type(const Nodes&, const Evaluation& at) {
  switch (at.geometry) {
    case geo::GeometryType::point: return at.multi ? "MultiPoint" : "Point";
    case geo::GeometryType::line: return at.multi ? "MultiLineString" : "LineString";
    case geo::GeometryType::polygon: return at.multi ? "MultiPolygon" : "Polygon";
    case geo::GeometryType::none: break;
  }
  return {};
}

struct GlobalState final : Node {
  std::string key;
  explicit GlobalState(std::string k) : Node(Kind::value), key(std::move(k)) {}
  Datum evaluate(const Evaluation& at) const override {
    if (at.state)
      for (const auto& [name, value] : *at.state)
        if (name == key) return from_value(value);
    return {};
  }
  Facts own() const override { return {.constant = false, .state = true}; }
};

NodePtr parse_global_state(const source::Array& program, const Parser& parser) {
  if (program.size() != 2)
    parser.fail(fmt::format("Expected 1 argument, but found {} instead.", argument_count(program)));
  if (!program[1].text()) parser.fail("Global state property must be string.", {1});
  return std::make_shared<GlobalState>(*program[1].text());
}

// Of heat maps and gradients along lines, which this program does not draw: 0, as outside of them.
Datum zero(const Nodes&, const Evaluation&) { return 0.0; }
Datum no_state(const Nodes& arguments, const Evaluation& at) {
  string_of(arguments[0], at);
  return {};
}
Datum nothing(const Nodes&, const Evaluation&) { return {}; }
const Facts changing = {.constant = false, .state = true};

}  // namespace

void add_feature_operators(Operators& to) {
  to["get"].parse = parse_property<false>;
  to["has"].parse = parse_property<true>;
  to["properties"].signatures = {{Kind::object, {}, properties, any_property}};
  to["id"].signatures = {{Kind::value, {}, [](const Nodes&, const Evaluation& at) {
                            return at.id ? from_value(*at.id) : Datum();
                          }, any_property}};
  to["geometry-type"].signatures = {{Kind::string, {}, geometry_type, any_property}};
  to["feature-state"].signatures = {{Kind::value, {Kind::string}, no_state, any_property}};
  to["zoom"].signatures = {{Kind::number, {}, [](const Nodes&, const Evaluation& at) -> Datum { return at.zoom; },
                            {.zoom = true, .constant = false}}};
  to["elevation"].signatures = {{Kind::number, {}, [](const Nodes&, const Evaluation& at) -> Datum {
                                   return at.elevation;
                                 }, changing}};
  to["heatmap-density"].signatures = {{Kind::number, {}, zero, changing}};
  to["line-progress"].signatures = {{Kind::number, {}, zero, changing}};
  to["accumulated"].signatures = {{Kind::value, {}, nothing, changing}};
  to["global-state"].parse = parse_global_state;
}

}  // namespace atlas::style
