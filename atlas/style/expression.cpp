#include "style/expression.h"

#include "style/json.h"
#include "style/legacy.h"
#include "style/parser.h"
#include "style/property.h"
#include "style/ramp.h"

namespace atlas::style {
namespace {

void collect(const Node& node, Facts& facts, std::set<std::string>& reads) {
  Facts own = node.own();
  facts.zoom |= own.zoom;
  facts.feature |= own.feature;
  facts.constant &= own.constant;
  facts.state |= own.state;
  reads.insert(own.reads.begin(), own.reads.end());
  for (const auto& child : node.children()) collect(*child, facts, reads);
}

std::optional<Type> type_of_expected(ExpectedType expected) {
  switch (expected) {
    case ExpectedType::any: return {};
    case ExpectedType::color: return Type(Kind::color);
    case ExpectedType::number: return Type(Kind::number);
    case ExpectedType::text: return Type(Kind::string);
    case ExpectedType::boolean: return Type(Kind::boolean);
    case ExpectedType::array: return Type::array();
    case ExpectedType::formatted: return Type(Kind::formatted);
  }
  return {};
}

NodePtr parse_program(const source::Value& json, const std::optional<Type>& type) {
  if (is_legacy_function(json)) {
    // what kind of value it gives shows in the first output, where nothing else says
    auto guessed = type;
    bool interpolated = type && is_interpolatable(*type);
    if (!type) {
      auto* stops = member(*json.object(), "stops");
      auto* first = stops && stops->array() && !stops->array()->empty() ? (*stops->array())[0].array() : nullptr;
      interpolated = first && first->size() == 2 && (*first)[1].number();
    }
    return parse_legacy_function(*json.object(), guessed, interpolated);
  }
  bool text = type && type->kind == Kind::string;  // for text, the outermost value is converted, not checked
  NodePtr node = Parser(type).parse(json, text ? Annotation::coerce : Annotation::standard);
  if (auto reason = zoom_misplaced(*node)) throw ParseError{"", *reason};
  return node;
}

NodePtr parse_filter(const source::Value& json) {
  if (is_legacy_filter(json)) return parse_legacy_filter(json);
  return Parser(Type(Kind::boolean)).parse(json);
}

}  // namespace



Result<Expression> parse_expression(const source::Value& json, const std::optional<Type>& type, bool filter) {
  try {
    return Expression(filter ? parse_filter(json) : parse_program(json, type));
  } catch (const ParseError& error) {
    return fail(error.place.empty() ? "expression" : "expression at " + error.place, error.message,
                "see the expressions of the MapLibre Style Spec");
  }
}

Datum evaluate_datum(const Expression& expression, const Evaluation& at) { return expression.root()->evaluate(at); }

Expression::Expression() : Expression(std::make_shared<Literal>(Datum())) {}

Expression::Expression(std::shared_ptr<const Node> root) : root_(std::move(root)) {
  Facts facts;
  auto reads = std::make_shared<std::set<std::string>>();
  collect(*root_, facts, *reads);
  reads_ = std::move(reads);
  constant_ = facts.constant;
  reads_zoom_ = facts.zoom;
}

Result<Expression> Expression::parse(std::string_view text, ExpectedType expected, bool filter) {
  auto json = parse_json(text, "expression");
  if (!json) return fail(json.error());
  return from_json(*json, expected, filter);
}

Result<Expression> Expression::from_json(const source::Value& json, ExpectedType expected, bool filter) {
  return parse_expression(json, type_of_expected(expected), filter);
}

Result<source::Value> Expression::evaluate(const Evaluation& at) const {
  try {
    return to_value(root_->evaluate(at));
  } catch (const EvaluationError& error) {
    return fail("evaluation", error.message, "give it other values, or the expression a fallback");
  }
}

}  // namespace atlas::style
