// Functions as they were before expressions: stops over the zoom, over a property, or over both.
#include <fmt/format.h>

#include <cmath>

#include "style/color_space.h"
#include "style/json.h"
#include "style/legacy.h"
#include "style/parser.h"
#include "style/ramp.h"

namespace atlas::style {
namespace {

enum class Shape { exponential, interval, categorical, identity };

struct FunctionNode final : Node {
  Shape shape = Shape::exponential;
  std::optional<std::string> property;  // nothing: the zoom
  std::vector<Datum> labels;
  std::vector<double> stops;            // labels as numbers, of exponential and interval
  List outputs;
  Easing easing;
  ColorSpace space = ColorSpace::rgb;
  Datum fallback;                       // null: none, the property's own default

  explicit FunctionNode(Type t) : Node(std::move(t)) {}
  Facts own() const override {
    if (!property) return {.zoom = true, .constant = false};
    return {.feature = true, .constant = false, .reads = {*property}};
  }

  Datum evaluate(const Evaluation& at) const override {
    if (!property) return of(at.zoom);
    const source::Value* found = at.properties ? at.properties->find(*property) : nullptr;
    return found ? of(from_value(*found)) : fallback;
  }

 private:
  Datum of(const Datum& input) const {
    switch (shape) {
      case Shape::identity: return identity(input);
      case Shape::categorical:
        for (std::size_t i = 0; i < labels.size(); ++i)
          if (kind_of(labels[i]) == kind_of(labels[0]) && same(labels[i], input)) return outputs[i];
        return fallback;
      case Shape::interval:
      case Shape::exponential: break;
    }
    const double* number = input.number();
    if (!number || std::isnan(*number)) return fallback;
    if (stops.size() == 1 || *number <= stops.front()) return outputs.front();
    if (*number >= stops.back()) return outputs.back();
    std::size_t i = stop_below(stops, *number);
    if (shape == Shape::interval) return outputs[i];
    return between_or_lower(outputs[i], outputs[i + 1], easing.factor(*number, stops[i], stops[i + 1]), space);
  }

  Datum identity(const Datum& input) const {
    if (type.kind == Kind::color) {
      auto color = input.string() ? parse_css(*input.string()) : std::nullopt;
      return color ? Datum(*color) : fallback;
    }
    if (type.kind == Kind::formatted) return Formatted{FormattedSection{plain_text(input)}};
    if (type.kind == Kind::image) return Image{plain_text(input)};
    return is_subtype(type, type_of(input)) && !input.is_null() ? input : fallback;
  }

 public:
  static Datum between_or_lower(const Datum& lower, const Datum& upper, double t, ColorSpace space) {
    bool numbers = lower.number() && upper.number(), colors = lower.color() && upper.color();
    bool lists = lower.list() && upper.list() && is_interpolatable(type_of(lower)) && type_of(lower) == type_of(upper);
    return numbers || colors || lists ? between(lower, upper, t, space) : lower;
  }
};

// Stops over zoom and property: a function of the property at each zoom.
struct ZoomAndProperty final : Node {
  std::vector<double> zooms;
  std::vector<std::shared_ptr<FunctionNode>> functions;
  Easing easing;
  ColorSpace space = ColorSpace::rgb;

  explicit ZoomAndProperty(Type t) : Node(std::move(t)) {}
  Facts own() const override { return {.zoom = true, .constant = false}; }
  Nodes children() const override { return {functions.begin(), functions.end()}; }
  Datum evaluate(const Evaluation& at) const override {
    if (at.zoom <= zooms.front()) return functions.front()->evaluate(at);
    if (at.zoom >= zooms.back()) return functions.back()->evaluate(at);
    std::size_t i = stop_below(zooms, at.zoom);
    Datum lower = functions[i]->evaluate(at), upper = functions[i + 1]->evaluate(at);
    return FunctionNode::between_or_lower(lower, upper, easing.factor(at.zoom, zooms[i], zooms[i + 1]), space);
  }
};

[[noreturn]] void wrong(std::string message) { throw ParseError{"", std::move(message)}; }

Datum output_of(const source::Value& json, const Type& type) {
  if (type.kind == Kind::color) {
    auto color = json.text() ? parse_css(*json.text()) : std::nullopt;
    if (!color) wrong(fmt::format("color expected, {} found", json_text(json)));
    return *color;
  }
  if (type.kind == Kind::formatted) return Formatted{FormattedSection{plain_text(from_value(json))}};
  if (type.kind == Kind::image) return Image{plain_text(from_value(json))};
  Datum value = from_value(json);
  if (!is_subtype(type, type_of(value))) wrong(fmt::format("{} expected, {} found", to_string(type), to_string(type_of(value))));
  return value;
}

Shape shape_of(const source::Object& json, bool interpolated) {
  auto* written = member(json, "type");
  if (!written) return interpolated ? Shape::exponential : Shape::interval;
  std::string name = written->text() ? *written->text() : "";
  if (name == "exponential") return Shape::exponential;
  if (name == "interval") return Shape::interval;
  if (name == "categorical") return Shape::categorical;
  if (name == "identity") return Shape::identity;
  wrong(fmt::format("Unknown function type \"{}\"", name));
}

ColorSpace space_of(const source::Object& json) {
  auto* written = member(json, "colorSpace");
  if (!written) return ColorSpace::rgb;
  std::string name = written->text() ? *written->text() : "";
  if (name == "rgb") return ColorSpace::rgb;
  if (name == "lab") return ColorSpace::lab;
  if (name == "hcl") return ColorSpace::hcl;
  wrong(fmt::format("Unknown color space: \"{}\"", name));
}

void add_stop(FunctionNode& function, const source::Value& label, const source::Value& output) {
  if (function.shape == Shape::exponential || function.shape == Shape::interval) {
    if (!label.number()) wrong("stop domain values must be numbers");
    if (!function.stops.empty() && function.stops.back() >= *label.number())
      wrong("stop domain values must appear in ascending order");
    function.stops.push_back(*label.number());
  } else if (!label.number() && !label.text() && !label.boolean()) {
    wrong("stop domain value must be a number, string, or boolean");
  }
  function.labels.push_back(from_value(label));
  function.outputs.push_back(output_of(output, function.type));
}

std::pair<const source::Value*, const source::Value*> parts_of(const source::Value& stop) {
  auto* pair = stop.array();
  if (!pair || pair->size() != 2) wrong("a stop must be a list of an input and an output");
  return {&(*pair)[0], &(*pair)[1]};
}

NodePtr parse_zoom_and_property(const FunctionNode& prototype, const source::Array& stops) {
  auto node = std::make_shared<ZoomAndProperty>(prototype.type);
  node->easing = prototype.easing;
  node->space = prototype.space;
  for (const auto& stop : stops) {
    auto [label, output] = parts_of(stop);
    auto* object = label->object();
    auto* zoom = object ? member(*object, "zoom") : nullptr;
    auto* value = object ? member(*object, "value") : nullptr;
    if (!zoom || !zoom->number() || !value) wrong("object stop key must have value and zoom");
    if (node->zooms.empty() || node->zooms.back() != *zoom->number()) {
      if (!node->zooms.empty() && node->zooms.back() > *zoom->number()) wrong("stop zoom values must appear in ascending order");
      node->zooms.push_back(*zoom->number());
      node->functions.push_back(std::make_shared<FunctionNode>(prototype));
    }
    add_stop(*node->functions.back(), *value, *output);
  }
  return node;
}

}  // namespace

bool is_legacy_function(const source::Value& json) {
  auto* object = json.object();
  if (!object) return false;
  auto* type = member(*object, "type");
  return member(*object, "stops") || (type && type->text() && *type->text() == "identity") || member(*object, "property");
}

NodePtr parse_legacy_function(const source::Object& json, const std::optional<Type>& type, bool interpolated) {
  auto node = std::make_shared<FunctionNode>(type.value_or(Kind::value));
  node->shape = shape_of(json, interpolated);
  node->space = space_of(json);
  node->easing.shape = Easing::Shape::exponential;
  if (auto* base = member(json, "base")) {
    if (!base->number()) wrong("base must be a number");
    node->easing.base = *base->number();
  }
  if (auto* property = member(json, "property")) {
    if (!property->text()) wrong("property must be a string");
    node->property = *property->text();
  }
  if (auto* fallback = member(json, "default")) node->fallback = output_of(*fallback, node->type);
  if (node->shape == Shape::identity) {
    if (!node->property) wrong("missing required property \"property\"");
    return node;
  }
  auto* stops = member(json, "stops");
  if (!stops || !stops->array() || stops->array()->empty()) wrong("function must have at least one stop");
  if (parts_of((*stops->array())[0]).first->object()) {
    if (!node->property) wrong("missing required property \"property\"");
    return parse_zoom_and_property(*node, *stops->array());
  }
  if (node->shape == Shape::categorical && !node->property) wrong("\"property\" property is required");
  for (const auto& stop : *stops->array()) {
    auto [label, output] = parts_of(stop);
    add_stop(*node, *label, *output);
  }
  return node;
}

NodePtr parse_tokens(const std::string& text) {
  source::Array parts{"concat"};
  for (std::size_t from = 0;;) {
    std::size_t open = text.find('{', from);
    std::size_t close = open == std::string::npos ? open : text.find('}', open);
    if (close == std::string::npos) {
      parts.push_back(text.substr(from));
      break;
    }
    parts.push_back(text.substr(from, open - from));
    parts.push_back(source::Array{"get", text.substr(open + 1, close - open - 1)});
    from = close + 1;
  }
  return Parser(Type(Kind::string)).parse(parts);
}

}  // namespace atlas::style
