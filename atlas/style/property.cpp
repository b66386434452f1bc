#include "style/property.h"

#include <fmt/format.h>

#include <algorithm>

#include "style/color_space.h"
#include "style/json.h"
#include "style/legacy.h"
#include "style/parser.h"
#include "style/ramp.h"

namespace atlas::style {
namespace {

bool is_expression(const source::Value& json) {
  auto* program = json.array();
  return program && !program->empty() && (*program)[0].text() && operators().contains(*(*program)[0].text());
}

bool legal_choice(const Property& property, const Datum& value) {
  return value.string() && std::find(property.choices.begin(), property.choices.end(), *value.string()) != property.choices.end();
}

// A constant, of the property's type. Throws ParseError.
NodePtr parse_constant(const Property& property, const source::Value& json) {
  Datum value = from_value(json);
  Type type = property.type();
  auto wrong = [&](const std::string& expected) {
    throw ParseError{"", fmt::format("{} expected, {} found", expected, json_text(json).substr(0, 60))};
  };
  switch (property.kind) {
    case Property::Kind::color: {
      auto color = value.string() ? parse_css(*value.string()) : std::nullopt;
      if (!color) wrong("a colour");
      return std::make_shared<Literal>(type, Datum(*color));
    }
    case Property::Kind::choice:
      if (!legal_choice(property, value)) wrong(fmt::format("one of [{}]", fmt::join(property.choices, ", ")));
      break;
    case Property::Kind::formatted:
    case Property::Kind::image:
      if (!value.string()) wrong("text");
      if (property.tokens && value.string()->find('{') != std::string::npos)
        return make_coercion(type, {parse_tokens(*value.string())});
      return std::make_shared<Literal>(type, property.kind == Property::Kind::image
                                                 ? Datum(Image{*value.string()})
                                                 : Datum(Formatted{FormattedSection{*value.string()}}));
    default:
      if (value.list() && value.list()->empty()) break;  // an empty list is of any type
      if (!is_subtype(type, type_of(value))) wrong(to_string(type));
  }
  return std::make_shared<Literal>(type, std::move(value));
}

}  // namespace

Type Property::type() const {
  switch (kind) {
    case Kind::number: return style::Kind::number;
    case Kind::color: return style::Kind::color;
    case Kind::boolean: return style::Kind::boolean;
    case Kind::choice:
    case Kind::text: return style::Kind::string;
    case Kind::formatted: return style::Kind::formatted;
    case Kind::image: return style::Kind::image;
    case Kind::numbers: return Type::array(style::Kind::number, length);
    case Kind::texts: return Type::array(style::Kind::string);
  }
  return {};
}

Result<Expression> parse_property(const Property& property, const source::Value& json) {
  if (is_expression(json) || is_legacy_function(json)) return parse_expression(json, property.type(), false);
  try {
    return Expression(parse_constant(property, json));
  } catch (const ParseError& error) {
    return fail("value", error.message);
  }
}

}  // namespace atlas::style
