#include "style/parser.h"

#include <fmt/format.h>

namespace atlas::style {
namespace {

constexpr int deepest = 120;  // far beyond any style, well within a worker's stack
constexpr double greatest_cost = 100000;

std::string type_name(const source::Value& json) {  // JavaScript's typeof
  if (json.number()) return "number";
  if (json.boolean()) return "boolean";
  if (json.text()) return "string";
  return "object";
}

bool wants_conversion(Kind expected, Kind given) {
  bool convertible = expected == Kind::color || expected == Kind::formatted || expected == Kind::image;
  return convertible && (given == Kind::value || given == Kind::string);
}

bool wants_check(Kind expected, Kind given) {
  return given == Kind::value && (expected == Kind::string || expected == Kind::number || expected == Kind::boolean ||
                                  expected == Kind::object || expected == Kind::array);
}

}  // namespace

NodePtr Scope::find(std::string_view name) const {
  for (const Scope* scope = this; scope; scope = scope->outer)
    for (const auto& [bound, node] : scope->bindings)
      if (bound == name) return node;
  return nullptr;
}

const Operators& operators() {
  static const Operators all = [] {
    Operators made;
    for (auto add : {add_type_operators, add_math_operators, add_decision_operators, add_comparison_operators,
                     add_ramp_operators, add_text_operators, add_format_operators, add_lookup_operators,
                     add_feature_operators, add_color_operators, add_variable_operators, add_geometry_operators})
      add(made);
    return made;
  }();
  return all;
}

Parser Parser::inside(std::size_t index, std::optional<Type> expected_type) const {
  Parser parser(std::move(expected_type));
  parser.scope = scope;
  parser.place_ = fmt::format("{}[{}]", place_, index);
  parser.depth_ = depth_ + 1;
  return parser;
}

NodePtr Parser::argument(const source::Array& program, std::size_t index, std::optional<Type> expected_type,
                         Annotation annotation) const {
  return inside(index, std::move(expected_type)).parse(program[index], annotation);
}

std::optional<Type> Parser::wanted() const {
  return expected && expected->kind != Kind::value ? expected : std::nullopt;
}

void Parser::fail(std::string message, std::initializer_list<std::size_t> at) const {
  std::string place = place_;
  for (std::size_t index : at) place += fmt::format("[{}]", index);
  throw ParseError{std::move(place), std::move(message)};
}

NodePtr Parser::parse(const source::Value& json, Annotation annotation) const {
  if (depth_ > deepest) fail("Nested too deeply.");
  if (json.object()) fail("Bare objects invalid. Use [\"literal\", {...}] instead.");
  if (auto* program = json.array()) return folded(fitted(parse_operator(*program), annotation));
  return folded(fitted(std::make_shared<Literal>(from_value(json)), annotation));
}

NodePtr Parser::parse_operator(const source::Array& program) const {
  if (program.empty())
    fail("Expected an array with at least one element. If you wanted a literal array, use [\"literal\", []].");
  const std::string* name = program[0].text();
  if (!name)
    fail(fmt::format("Expression name must be a string, but found {} instead. If you wanted a literal array, use "
                     "[\"literal\", [...]].",
                     type_name(program[0])),
         {0});
  auto found = operators().find(*name);
  if (found == operators().end())
    fail(fmt::format("Unknown expression \"{}\". If you wanted a literal array, use [\"literal\", [...]].", *name), {0});
  const Operator& operation = found->second;
  return operation.parse ? operation.parse(program, *this) : parse_call(*name, operation, program, *this);
}

// Makes what was found into what is expected: values are checked, text becomes colours, the rest must fit as it is.
NodePtr Parser::fitted(NodePtr node, Annotation annotation) const {
  if (!expected) return node;
  if (wants_check(expected->kind, node->type.kind)) {
    if (annotation == Annotation::omit) return node;
    return annotation == Annotation::coerce ? make_coercion(*expected, {node}) : make_assertion(*expected, {node});
  }
  if (wants_conversion(expected->kind, node->type.kind))
    return annotation == Annotation::omit ? node : make_coercion(*expected, {node});
  if (!is_subtype(*expected, node->type)) fail(mismatch(*expected, node->type));
  return node;
}

// Variables that use variables twice, and those again, would be evaluated for ever.
void Parser::check_cost(const Node& node) const {
  double cost = 1;
  for (const auto& child : node.children()) cost += child->cost;
  node.cost = cost;
  if (cost > greatest_cost) fail("Too many steps to evaluate.");
}

NodePtr Parser::folded(NodePtr node) const {
  check_cost(*node);
  if (node->is_literal() || node->type.kind == Kind::image || !node->own().constant) return node;
  for (const auto& child : node->children())
    if (!child->is_literal()) return node;
  try {
    Datum value = node->evaluate({});
    return std::make_shared<Literal>(node->type, std::move(value));
  } catch (const EvaluationError& error) {
    fail(error.message);
  }
}

namespace {

std::string signature_text(const Signature& signature) {
  if (signature.repeated) return "(" + to_string(signature.parameters[0]) + "...)";
  std::string text;
  for (const auto& parameter : signature.parameters) text += (text.empty() ? "" : ", ") + to_string(parameter);
  return "(" + text + ")";
}

NodePtr parse_signature(const Signature& signature, const source::Array& program, const Parser& parser) {
  Nodes arguments;
  for (std::size_t i = 1; i < program.size(); ++i) {
    std::optional<Type> parameter;
    if (signature.repeated) parameter = signature.parameters[0];
    else if (i - 1 < signature.parameters.size()) parameter = signature.parameters[i - 1];
    arguments.push_back(parser.argument(program, i, parameter));
  }
  if (!signature.repeated && arguments.size() != signature.parameters.size())
    parser.fail(fmt::format("Expected {} arguments, but found {} instead.", signature.parameters.size(), arguments.size()));
  Facts facts = signature.facts;
  return std::make_shared<Call>(signature.result, std::move(arguments), signature.function, std::move(facts));
}

[[noreturn]] void no_signature_fits(const Operator& operation, const source::Array& program, const Parser& parser) {
  std::string expected, found;
  for (bool same_count : {true, false}) {
    for (const auto& signature : operation.signatures)
      if (!same_count || signature.repeated || signature.parameters.size() == argument_count(program))
        expected += (expected.empty() ? "" : " | ") + signature_text(signature);
    if (!expected.empty()) break;
  }
  for (std::size_t i = 1; i < program.size(); ++i)  // a wrong argument is the better message
    found += (found.empty() ? "" : ", ") + to_string(parser.argument(program, i)->type);
  parser.fail(fmt::format("Expected arguments of type {}, but found ({}) instead.", expected, found));
}

}  // namespace

NodePtr parse_call(const std::string&, const Operator& operation, const source::Array& program, const Parser& parser) {
  if (operation.signatures.size() == 1) return parse_signature(operation.signatures[0], program, parser);
  for (const auto& signature : operation.signatures) {
    if (!signature.repeated && signature.parameters.size() != argument_count(program)) continue;
    try {
      return parse_signature(signature, program, parser);
    } catch (const ParseError&) {
      // the next one may fit
    }
  }
  no_signature_fits(operation, program, parser);
}

}  // namespace atlas::style
