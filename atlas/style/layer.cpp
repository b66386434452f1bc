#include "style/color_space.h"
#include "style/node.h"
#include "style/property.h"
#include "style/style.h"

#include <cmath>

namespace atlas::style {
namespace {

bool usable(const Datum& value) { return !value.is_null() && !(value.number() && std::isnan(*value.number())); }

bool legal(const Property& property, const Datum& value) {
  if (property.kind != Property::Kind::choice) return true;
  for (const auto& choice : property.choices)
    if (value.string() && *value.string() == choice) return true;
  return false;
}

Color color_of(const Datum& value) { return value.color() ? premultiplied(*value.color()) : Color{}; }

}  // namespace

// What the style says at this place, or the spec's default.
Datum Layer::datum(std::string_view name, const Evaluation& at) const {
  const Property* property = find_property(type, name);
  if (!property) return {};
  auto found = properties_.find(name);
  if (found != properties_.end()) {
    try {
      Datum value = evaluate_datum(found->second, at);
      if (usable(value) && legal(*property, value)) return value;
    } catch (const EvaluationError&) {
      // the default stands in, as the spec has it
    }
  }
  return property->initial;
}

bool Layer::passes(const Evaluation& at) const {
  try {
    return truthy(evaluate_datum(filter_, at));
  } catch (const EvaluationError&) {
    return false;
  }
}

double Layer::number(std::string_view property, const Evaluation& at) const {
  Datum value = datum(property, at);
  return value.number() ? *value.number() : 0;
}

Color Layer::color(std::string_view property, const Evaluation& at) const {
  Datum value = datum(property, at);
  if (value.is_null() && property == "fill-outline-color") value = datum("fill-color", at);
  return color_of(value);
}

std::string Layer::text(std::string_view property, const Evaluation& at) const { return plain_text(datum(property, at)); }

bool Layer::boolean(std::string_view property, const Evaluation& at) const {
  Datum value = datum(property, at);
  return value.boolean() && *value.boolean();
}

std::vector<double> Layer::numbers(std::string_view property, const Evaluation& at) const {
  Datum value = datum(property, at);
  std::vector<double> result;
  if (auto* list = value.list())
    for (const auto& element : *list)
      if (element.number()) result.push_back(*element.number());
  return result;
}

std::vector<std::string> Layer::texts(std::string_view property, const Evaluation& at) const {
  Datum value = datum(property, at);
  std::vector<std::string> result;
  if (auto* list = value.list())
    for (const auto& element : *list) result.push_back(plain_text(element));
  return result;
}

std::vector<TextSection> Layer::formatted(std::string_view property, const Evaluation& at) const {
  Datum value = datum(property, at);
  std::vector<TextSection> result;
  if (!value.formatted()) return {{plain_text(value), 1, {}}};
  for (const auto& section : *value.formatted()) {
    std::optional<Color> color;
    if (section.color) color = premultiplied(*section.color);
    result.push_back({section.text, section.scale.value_or(1), color});
  }
  return result;
}

source::Value Layer::value(std::string_view property, const Evaluation& at) const { return to_value(datum(property, at)); }

bool Layer::has(std::string_view property) const { return properties_.contains(property); }

const Expression* Layer::expression(std::string_view property) const {
  auto found = properties_.find(property);
  return found == properties_.end() ? nullptr : &found->second;
}

}  // namespace atlas::style
