// ==, !=, <, >, <=, >=, with or without a collator.
#include <fmt/format.h>

#include "style/collator.h"
#include "style/javascript.h"
#include "style/parser.h"

namespace atlas::style {
namespace {

enum class Order { equal, unequal, less, greater, less_equal, greater_equal };

bool holds(Order order, int sign) {
  switch (order) {
    case Order::equal: return sign == 0;
    case Order::unequal: return sign != 0;
    case Order::less: return sign < 0;
    case Order::greater: return sign > 0;
    case Order::less_equal: return sign <= 0;
    case Order::greater_equal: return sign >= 0;
  }
  return false;
}

bool holds(Order order, double a, double b) {
  switch (order) {  // not through a sign: NaN is neither less nor greater nor equal
    case Order::equal: return a == b;
    case Order::unequal: return a != b;
    case Order::less: return a < b;
    case Order::greater: return a > b;
    case Order::less_equal: return a <= b;
    case Order::greater_equal: return a >= b;
  }
  return false;
}

struct Comparison final : Node {
  Order order;
  std::string name;
  NodePtr left, right, collator;
  bool untyped = false;

  Comparison() : Node(Kind::boolean) {}
  Nodes children() const override { return collator ? Nodes{left, right, collator} : Nodes{left, right}; }
  bool ordering() const { return order != Order::equal && order != Order::unequal; }

  Datum evaluate(const Evaluation& at) const override {
    Datum a = left->evaluate(at), b = right->evaluate(at);
    auto *text_a = a.string(), *text_b = b.string();
    if (ordering() && untyped && !(text_a && text_b) && !(a.number() && b.number()))
      throw EvaluationError{
          fmt::format("Expected arguments for \"{}\" to be (string, string) or (number, number), but found ({}, {}) instead.",
                      name, to_string(kind_of(a)), to_string(kind_of(b)))};
    if (text_a && text_b) {
      if (!collator) return holds(order, javascript::compare(*text_a, *text_b));
      Datum made = collator->evaluate(at);
      return holds(order, made.collator()->compare(*text_a, *text_b));
    }
    if (a.number() && b.number()) return holds(order, *a.number(), *b.number());
    return same(a, b) == (order == Order::equal);
  }
};

bool comparable(bool ordering, Kind kind) {
  if (kind == Kind::string || kind == Kind::number || kind == Kind::value) return true;
  return !ordering && (kind == Kind::boolean || kind == Kind::null);
}

template <Order order>
NodePtr parse_comparison(const source::Array& program, const Parser& parser) {
  if (program.size() != 3 && program.size() != 4) parser.fail("Expected two or three arguments.");
  auto node = std::make_shared<Comparison>();
  node->order = order;
  node->name = *program[0].text();
  NodePtr* sides[] = {&node->left, &node->right};
  for (std::size_t i : {0u, 1u}) {
    *sides[i] = parser.argument(program, i + 1, Type(Kind::value));
    if (!comparable(node->ordering(), (*sides[i])->type.kind))
      parser.fail(fmt::format("\"{}\" comparisons are not supported for type '{}'.", node->name, to_string((*sides[i])->type)),
                  {i + 1});
  }
  Kind left = node->left->type.kind, right = node->right->type.kind;
  bool left_known = left != Kind::value, right_known = right != Kind::value;
  if (left != right && left_known && right_known)
    parser.fail(fmt::format("Cannot compare types '{}' and '{}'.", to_string(left), to_string(right)));
  if (node->ordering() && !left_known && right_known) node->left = make_assertion(right, {node->left});
  if (node->ordering() && left_known && !right_known) node->right = make_assertion(left, {node->right});
  node->untyped = node->left->type.kind == Kind::value || node->right->type.kind == Kind::value;
  if (program.size() == 4) {
    if (left != Kind::string && right != Kind::string && left_known && right_known)
      parser.fail("Cannot use collator to compare non-string types.");
    node->collator = parser.argument(program, 3, Type(Kind::collator));
  }
  return node;
}

}  // namespace

void add_comparison_operators(Operators& to) {
  to["=="].parse = parse_comparison<Order::equal>;
  to["!="].parse = parse_comparison<Order::unequal>;
  to["<"].parse = parse_comparison<Order::less>;
  to[">"].parse = parse_comparison<Order::greater>;
  to["<="].parse = parse_comparison<Order::less_equal>;
  to[">="].parse = parse_comparison<Order::greater_equal>;
}

}  // namespace atlas::style
