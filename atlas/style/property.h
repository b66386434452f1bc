#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "source/value.h"
#include "style/datum.h"
#include "style/style.h"

namespace atlas::style {

// A paint or layout property of a kind of layer: https://maplibre.org/maplibre-style-spec/layers/
struct Property {
  enum class Kind { number, color, boolean, choice, text, formatted, image, numbers, texts };

  std::string name;
  Kind kind = Kind::number;
  bool paint = true;           // false: layout
  bool drawn = true;           // whether this program draws it
  Datum initial;               // the spec's default
  std::vector<std::string> choices;
  int length = -1;             // of numbers
  bool tokens = false;         // "{name}" in constants stands for a property

  Type type() const;
};

// The spec's properties of a kind of layer; null when there is none of that name.
const Property* find_property(LayerType layer, std::string_view name);
const std::vector<Property>& properties_of(LayerType layer);

// A property's value in a style: constant, expression, or legacy function.
Result<Expression> parse_property(const Property& property, const source::Value& json);

// Expressions from JSON already read; `type` none: any.
Result<Expression> parse_expression(const source::Value& json, const std::optional<Type>& type, bool filter);

// Throws EvaluationError (node.h).
Datum evaluate_datum(const Expression& expression, const Evaluation& at);

}  // namespace atlas::style
