#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "source/value.h"
#include "style/node.h"

namespace atlas::style {

// Why a program is wrong, with its place ("[2][1]"). Never leaves this folder.
struct ParseError {
  std::string place, message;
};

// How an argument of unknown type is made to fit: checked, converted, or left as it is.
enum class Annotation { standard, coerce, omit };

struct Scope {
  const Scope* outer = nullptr;
  std::vector<std::pair<std::string, NodePtr>> bindings;
  NodePtr find(std::string_view name) const;
};

// Turns an expression's JSON into nodes, checking types as it goes. One object a place in the program.
class Parser {
 public:
  explicit Parser(std::optional<Type> expected_type = {}) : expected(std::move(expected_type)) {}

  std::optional<Type> expected;  // what the surroundings ask for
  const Scope* scope = nullptr;

  NodePtr parse(const source::Value& json, Annotation annotation = Annotation::standard) const;

  // The argument at `index` of the operator being parsed. Throws ParseError when it is wrong.
  NodePtr argument(const source::Array& program, std::size_t index, std::optional<Type> expected_type = {},
                   Annotation annotation = Annotation::standard) const;
  Parser inside(std::size_t index, std::optional<Type> expected_type) const;

  // What the surroundings ask for, unless that is "anything".
  std::optional<Type> wanted() const;

  [[noreturn]] void fail(std::string message, std::initializer_list<std::size_t> at = {}) const;

 private:
  NodePtr parse_operator(const source::Array& program) const;
  NodePtr fitted(NodePtr node, Annotation annotation) const;
  NodePtr folded(NodePtr node) const;
  void check_cost(const Node& node) const;

  std::string place_;
  int depth_ = 0;
};

// Operators whose argument types are fixed.
struct Signature {
  Type result;
  std::vector<Type> parameters;
  CallFunction function;
  Facts facts = {};
  bool repeated = false;  // any number of the one parameter
};

using ParseOperator = NodePtr (*)(const source::Array& program, const Parser& parser);

struct Operator {
  ParseOperator parse = nullptr;      // or
  std::vector<Signature> signatures;  // the first that fits is taken
};

// Every operator by its name; made once. Each family of operators adds its own.
using Operators = std::unordered_map<std::string, Operator>;
const Operators& operators();
void add_type_operators(Operators& to);
void add_math_operators(Operators& to);
void add_decision_operators(Operators& to);
void add_comparison_operators(Operators& to);
void add_ramp_operators(Operators& to);
void add_text_operators(Operators& to);
void add_format_operators(Operators& to);
void add_lookup_operators(Operators& to);
void add_feature_operators(Operators& to);
void add_color_operators(Operators& to);
void add_variable_operators(Operators& to);
void add_geometry_operators(Operators& to);

NodePtr parse_call(const std::string& name, const Operator& operation, const source::Array& program,
                   const Parser& parser);

// Implicit conversions (expression_types.cpp): a check of the type at evaluation, or a conversion to it.
NodePtr make_assertion(Type type, Nodes arguments);
NodePtr make_coercion(Type type, Nodes arguments);

// Whether the arguments of a step or interpolate have the zoom where the spec allows it: as the input of the
// outermost ramp. Gives the reason when not.
std::optional<std::string> zoom_misplaced(const Node& root);
bool reads_zoom(const Node& node);

// Numbers of arguments, as the messages count them: without the operator.
inline std::size_t argument_count(const source::Array& program) { return program.size() - 1; }

}  // namespace atlas::style
