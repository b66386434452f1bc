// let, var.
#include <fmt/format.h>

#include "style/parser.h"

namespace atlas::style {
namespace {

struct Let final : Node {
  Nodes bound;
  NodePtr body;
  Let(Nodes b, NodePtr r) : Node(r->type), bound(std::move(b)), body(std::move(r)) {}
  bool passes_zoom() const override { return true; }
  Datum evaluate(const Evaluation& at) const override { return body->evaluate(at); }
  Nodes children() const override {
    Nodes all = bound;
    all.push_back(body);
    return all;
  }
};

struct Variable final : Node {
  NodePtr bound;
  explicit Variable(NodePtr b) : Node(b->type), bound(std::move(b)) {}
  Datum evaluate(const Evaluation& at) const override { return bound->evaluate(at); }
  Nodes children() const override { return {bound}; }
};

bool is_name(const std::string& text) {
  for (char c : text)
    if (!std::isalnum(static_cast<unsigned char>(c)) && c != '_') return false;
  return true;
}

NodePtr parse_let(const source::Array& program, const Parser& parser) {
  if (program.size() < 4)
    parser.fail(fmt::format("Expected at least 3 arguments, but found {} instead.", argument_count(program)));
  Scope scope{parser.scope, {}};
  Nodes bound;
  for (std::size_t i = 1; i + 1 < program.size(); i += 2) {
    const std::string* name = program[i].text();
    if (!name) parser.fail("Expected string, but found another type instead.", {i});
    if (!is_name(*name)) parser.fail("Variable names must contain only alphanumeric characters or '_'.", {i});
    bound.push_back(parser.argument(program, i + 1));
    scope.bindings.emplace_back(*name, bound.back());
  }
  Parser body = parser.inside(program.size() - 1, parser.expected);
  body.scope = &scope;
  return std::make_shared<Let>(std::move(bound), body.parse(program.back()));
}

NodePtr parse_variable(const source::Array& program, const Parser& parser) {
  if (program.size() != 2 || !program[1].text())
    parser.fail("'var' expression requires exactly one string literal argument.");
  const std::string& name = *program[1].text();
  NodePtr bound = parser.scope ? parser.scope->find(name) : nullptr;
  if (!bound)
    parser.fail(fmt::format("Unknown variable \"{}\". Make sure \"{}\" has been bound in an enclosing \"let\" expression "
                            "before using it.",
                            name, name),
                {1});
  return std::make_shared<Variable>(std::move(bound));
}

}  // namespace

void add_variable_operators(Operators& to) {
  to["let"].parse = parse_let;
  to["var"].parse = parse_variable;
}

}  // namespace atlas::style
