#pragma once
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "style/datum.h"
#include "style/expression.h"
#include "style/type.h"

namespace atlas::style {

// Why an evaluation has no value. Never leaves this folder.
struct EvaluationError {
  std::string message;
};

// What a node looks at beside its children.
struct Facts {
  bool zoom = false;
  bool feature = false;      // id, geometry, properties
  bool constant = true;      // false: must not be evaluated while parsing (feature, zoom, state, locale)
  bool state = false;        // ["global-state", ...], ["elevation"] and the like
  std::vector<std::string> reads;  // property names; "*": any
};

// A compiled operator. Immutable; evaluate() throws EvaluationError.
struct Expression::Node {
  Type type;
  mutable double cost = 1;  // nodes that one evaluate() may visit; set once, by the parser

  explicit Node(Type t) : type(std::move(t)) {}
  virtual ~Node() = default;
  virtual Datum evaluate(const Evaluation& at) const = 0;
  virtual Facts own() const { return {}; }
  virtual std::vector<std::shared_ptr<const Node>> children() const { return {}; }
  virtual bool is_literal() const { return false; }
  virtual bool passes_zoom() const { return false; }  // let, coalesce: a ramp below is still outermost
};

using Node = Expression::Node;
using NodePtr = std::shared_ptr<const Node>;
using Nodes = std::vector<NodePtr>;

struct Literal final : Node {
  Datum value;
  Literal(Type t, Datum v) : Node(std::move(t)), value(std::move(v)) {}
  explicit Literal(Datum v) : Node(type_of(v)), value(std::move(v)) {}
  Datum evaluate(const Evaluation&) const override { return value; }
  bool is_literal() const override { return true; }
};

// An operator whose arguments all have fixed types: a function of its argument nodes.
using CallFunction = Datum (*)(const Nodes& arguments, const Evaluation& at);
struct Call final : Node {
  Nodes arguments;
  CallFunction function;
  Facts facts;
  Call(Type t, Nodes a, CallFunction f, Facts o)
      : Node(std::move(t)), arguments(std::move(a)), function(f), facts(std::move(o)) {}
  Datum evaluate(const Evaluation& at) const override { return function(arguments, at); }
  Facts own() const override { return facts; }
  Nodes children() const override { return arguments; }
};

// Arguments whose type the checker has ensured.
inline double number_of(const NodePtr& node, const Evaluation& at) {
  Datum value = node->evaluate(at);
  if (auto* number = value.number()) return *number;
  throw EvaluationError{mismatch(Kind::number, type_of(value))};
}
inline std::string string_of(const NodePtr& node, const Evaluation& at) {
  Datum value = node->evaluate(at);
  if (auto* text = std::get_if<std::string>(&value.data)) return std::move(*text);
  throw EvaluationError{mismatch(Kind::string, type_of(value))};
}
inline bool boolean_of(const NodePtr& node, const Evaluation& at) {
  Datum value = node->evaluate(at);
  if (auto* boolean = value.boolean()) return *boolean;
  throw EvaluationError{mismatch(Kind::boolean, type_of(value))};
}

}  // namespace atlas::style
