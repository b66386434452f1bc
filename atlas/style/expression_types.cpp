// literal, typeof, the assertions (array, boolean, number, object, string) and the conversions (to-...).
#include <fmt/format.h>

#include <cmath>

#include "style/color_space.h"
#include "style/parser.h"

namespace atlas::style {
namespace {

struct Assertion final : Node {
  Nodes arguments;
  Assertion(Type t, Nodes a) : Node(std::move(t)), arguments(std::move(a)) {}
  Nodes children() const override { return arguments; }

  bool holds(const Datum& value) const {
    return type.kind == Kind::array ? is_subtype(type, type_of(value)) : kind_of(value) == type.kind;
  }
  Datum evaluate(const Evaluation& at) const override {
    for (std::size_t i = 0;; ++i) {
      Datum value = arguments[i]->evaluate(at);
      if (holds(value)) return value;
      if (i + 1 == arguments.size())
        throw EvaluationError{fmt::format("Expected value to be of type {}, but found {} instead.", to_string(type),
                                          to_string(type_of(value)))};
    }
  }
};

std::optional<Rgba> color_from_list(const List& list, std::string& problem, const Datum& value) {
  if (list.size() < 3 || list.size() > 4) {
    problem = fmt::format("Invalid rgba value {}: expected an array containing either three or four numeric values.",
                          json_text(value));
    return {};
  }
  double channel[4] = {0, 0, 0, 1};
  for (std::size_t i = 0; i < list.size(); ++i) {
    double most = i < 3 ? 255 : 1;
    const double* number = list[i].number();
    if (!number || !(*number >= 0 && *number <= most)) {
      problem = fmt::format("Invalid rgba value {}: 'r', 'g', and 'b' must be between 0 and 255, 'a' between 0 and 1.",
                            json_text(value));
      return {};
    }
    channel[i] = *number / most;
  }
  return Rgba{channel[0], channel[1], channel[2], channel[3]};
}

struct Coercion final : Node {
  Nodes arguments;
  Coercion(Type t, Nodes a) : Node(std::move(t)), arguments(std::move(a)) {}
  Nodes children() const override { return arguments; }

  Datum evaluate(const Evaluation& at) const override {
    switch (type.kind) {
      case Kind::boolean: return truthy(arguments[0]->evaluate(at));
      case Kind::color: return color(at);
      case Kind::number: return number(at);
      case Kind::formatted: return formatted(arguments[0]->evaluate(at));
      case Kind::image: return image(plain_text(arguments[0]->evaluate(at)));
      default: return plain_text(arguments[0]->evaluate(at));
    }
  }

 private:
  Datum color(const Evaluation& at) const {
    Datum value;
    std::string problem;
    for (const auto& argument : arguments) {
      value = argument->evaluate(at);
      problem.clear();
      if (value.color()) return value;
      if (auto* text = value.string()) {
        if (auto parsed = parse_css(*text)) return *parsed;
      } else if (auto* list = value.list()) {
        if (auto parsed = color_from_list(*list, problem, value)) return *parsed;
      }
    }
    if (problem.empty())
      problem = fmt::format("Could not parse color from value '{}'", value.string() ? *value.string() : json_text(value));
    throw EvaluationError{problem};
  }
  Datum number(const Evaluation& at) const {
    Datum value;
    for (const auto& argument : arguments) {
      value = argument->evaluate(at);
      double converted = to_number(value);
      if (!std::isnan(converted)) return converted;
    }
    throw EvaluationError{fmt::format("Could not convert {} to number.", json_text(value))};
  }
  static Datum image(std::string name) { return name.empty() ? Datum() : Datum(Image{std::move(name)}); }
  static Datum formatted(Datum value) {
    return value.formatted() ? value : Datum(Formatted{FormattedSection{plain_text(value)}});
  }
};

NodePtr parse_literal(const source::Array& program, const Parser& parser) {
  if (program.size() != 2)
    parser.fail(fmt::format("'literal' expression requires exactly one argument, but found {} instead.",
                            argument_count(program)));
  Datum value = from_value(program[1]);
  Type type = type_of(value);
  // an empty list is a list of whatever the surroundings want
  if (type.kind == Kind::array && type.length == 0 && parser.expected && parser.expected->kind == Kind::array &&
      parser.expected->length <= 0)
    type = *parser.expected;
  return std::make_shared<Literal>(type, std::move(value));
}

// ["array", item type, length, value...]
std::size_t parse_array_type(const source::Array& program, const Parser& parser, Type& type) {
  if (program.size() <= 2) return 1;
  const std::string* item = program[1].text();
  Type item_type;
  if (item && *item == "string") item_type = Kind::string;
  else if (item && *item == "number") item_type = Kind::number;
  else if (item && *item == "boolean") item_type = Kind::boolean;
  else parser.fail("The item type argument of \"array\" must be one of string, number, boolean", {1});
  if (program.size() == 3) {
    type = Type::array(item_type);
    return 2;
  }
  int length = -1;
  if (!program[2].is_null()) {
    const double* number = program[2].number();
    if (!number || *number < 0 || *number > 1e9 || *number != std::floor(*number))
      parser.fail("The length argument to \"array\" must be a positive integer literal", {2});
    length = static_cast<int>(*number);
  }
  type = Type::array(item_type, length);
  return 3;
}

template <Kind kind>
NodePtr parse_assertion(const source::Array& program, const Parser& parser) {
  if (program.size() < 2) parser.fail("Expected at least one argument.");
  std::size_t first = 1;
  Type type = kind == Kind::array ? Type::array() : Type(kind);
  if (kind == Kind::array) first = parse_array_type(program, parser, type);
  Nodes arguments;
  for (std::size_t i = first; i < program.size(); ++i) arguments.push_back(parser.argument(program, i, Type(Kind::value)));
  return std::make_shared<Assertion>(type, std::move(arguments));
}

template <Kind kind>
NodePtr parse_coercion(const source::Array& program, const Parser& parser) {
  if (program.size() < 2) parser.fail("Expected at least one argument.");
  if ((kind == Kind::boolean || kind == Kind::string) && program.size() != 2) parser.fail("Expected one argument.");
  Nodes arguments;
  for (std::size_t i = 1; i < program.size(); ++i) arguments.push_back(parser.argument(program, i, Type(Kind::value)));
  return make_coercion(kind, std::move(arguments));
}

}  // namespace

NodePtr make_assertion(Type type, Nodes arguments) {
  return std::make_shared<Assertion>(std::move(type), std::move(arguments));
}

NodePtr make_coercion(Type type, Nodes arguments) {
  return std::make_shared<Coercion>(std::move(type), std::move(arguments));
}

void add_type_operators(Operators& to) {
  to["literal"].parse = parse_literal;
  to["array"].parse = parse_assertion<Kind::array>;
  to["boolean"].parse = parse_assertion<Kind::boolean>;
  to["number"].parse = parse_assertion<Kind::number>;
  to["object"].parse = parse_assertion<Kind::object>;
  to["string"].parse = parse_assertion<Kind::string>;
  to["to-boolean"].parse = parse_coercion<Kind::boolean>;
  to["to-color"].parse = parse_coercion<Kind::color>;
  to["to-number"].parse = parse_coercion<Kind::number>;
  to["to-string"].parse = parse_coercion<Kind::string>;
  to["typeof"].signatures = {{Kind::string, {Kind::value}, [](const Nodes& arguments, const Evaluation& at) -> Datum {
                                return to_string(type_of(arguments[0]->evaluate(at)));
                              }}};
  to["error"].signatures = {{Kind::error,
                             {Kind::string},
                             [](const Nodes& arguments, const Evaluation& at) -> Datum {
                               throw EvaluationError{string_of(arguments[0], at)};
                             },
                             Facts{.constant = false}}};
}

}  // namespace atlas::style
