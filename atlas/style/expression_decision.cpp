// case, match, coalesce, all, any, !
#include <fmt/format.h>

#include <cmath>

#include "style/parser.h"

namespace atlas::style {
namespace {

struct Case final : Node {
  Nodes tests, results;
  NodePtr otherwise;
  Case(Type t, Nodes conditions, Nodes values, NodePtr last)
      : Node(std::move(t)), tests(std::move(conditions)), results(std::move(values)), otherwise(std::move(last)) {}
  Datum evaluate(const Evaluation& at) const override {
    for (std::size_t i = 0; i < tests.size(); ++i)
      if (boolean_of(tests[i], at)) return results[i]->evaluate(at);
    return otherwise->evaluate(at);
  }
  Nodes children() const override {
    Nodes all;
    for (std::size_t i = 0; i < tests.size(); ++i) all.push_back(tests[i]), all.push_back(results[i]);
    all.push_back(otherwise);
    return all;
  }
};

NodePtr parse_case(const source::Array& program, const Parser& parser) {
  if (program.size() < 4)
    parser.fail(fmt::format("Expected at least 3 arguments, but found only {}.", argument_count(program)));
  if (program.size() % 2) parser.fail("Expected an odd number of arguments.");
  auto type = parser.wanted();
  Nodes tests, results;
  for (std::size_t i = 1; i + 1 < program.size(); i += 2) {
    tests.push_back(parser.argument(program, i, Type(Kind::boolean)));
    results.push_back(parser.argument(program, i + 1, type));
    if (!type) type = results.back()->type;
  }
  auto otherwise = parser.argument(program, program.size() - 1, type);
  return std::make_shared<Case>(*type, std::move(tests), std::move(results), std::move(otherwise));
}

// Looks its input up among labels that are all numbers or all text.
struct Match final : Node {
  NodePtr input, otherwise;
  Nodes outputs;
  std::unordered_map<std::string, std::size_t> by_text;
  std::unordered_map<long long, std::size_t> by_number;
  explicit Match(Type t) : Node(std::move(t)) {}

  Datum evaluate(const Evaluation& at) const override {
    Datum value = input->evaluate(at);
    if (auto* text = value.string()) {
      auto found = by_text.find(*text);
      if (found != by_text.end()) return outputs[found->second]->evaluate(at);
    } else if (auto* number = value.number(); number && std::fabs(*number) < 9.1e15 && *number == std::floor(*number)) {
      auto found = by_number.find(static_cast<long long>(*number));
      if (found != by_number.end()) return outputs[found->second]->evaluate(at);
    }
    return otherwise->evaluate(at);
  }
  Nodes children() const override {
    Nodes all{input};
    all.insert(all.end(), outputs.begin(), outputs.end());
    all.push_back(otherwise);
    return all;
  }
};

// Adds one label that leads to the output at `output`; checks it against those before.
void add_label(Match& match, const source::Value& label, std::size_t output, std::optional<Type>& labels,
               const Parser& parser) {
  const double* number = label.number();
  if (!number && !label.text()) parser.fail("Branch labels must be numbers or strings.");
  if (number && std::fabs(*number) > 9007199254740991.0)
    parser.fail("Branch labels must be integers no larger than 9007199254740991.");
  if (number && *number != std::floor(*number)) parser.fail("Numeric branch labels must be integer values.");
  Type type = number ? Kind::number : Kind::string;
  if (labels && !(*labels == type)) parser.fail(mismatch(*labels, type));
  labels = type;
  bool added = number ? match.by_number.emplace(static_cast<long long>(*number), output).second
                      : match.by_text.emplace(*label.text(), output).second;
  if (!added) parser.fail("Branch labels must be unique.");
}

NodePtr parse_match(const source::Array& program, const Parser& parser) {
  if (program.size() < 5)
    parser.fail(fmt::format("Expected at least 4 arguments, but found only {}.", argument_count(program)));
  if (program.size() % 2 == 0) parser.fail("Expected an even number of arguments.");
  auto match = std::make_shared<Match>(Kind::value);
  auto type = parser.wanted();
  std::optional<Type> labels;
  for (std::size_t i = 2; i + 1 < program.size(); i += 2) {
    Parser place = parser.inside(i, {});
    if (auto* list = program[i].array()) {
      if (list->empty()) place.fail("Expected at least one branch label.");
      for (const auto& label : *list) add_label(*match, label, match->outputs.size(), labels, place);
    } else {
      add_label(*match, program[i], match->outputs.size(), labels, place);
    }
    match->outputs.push_back(parser.argument(program, i + 1, type));
    if (!type) type = match->outputs.back()->type;
  }
  match->input = parser.argument(program, 1, Type(Kind::value));
  match->otherwise = parser.argument(program, program.size() - 1, type);
  if (match->input->type.kind != Kind::value && !is_subtype(*labels, match->input->type))
    parser.fail(mismatch(*labels, match->input->type), {1});
  match->type = *type;
  return match;
}

struct Coalesce final : Node {
  Nodes arguments;
  Coalesce(Type t, Nodes a) : Node(std::move(t)), arguments(std::move(a)) {}
  bool passes_zoom() const override { return true; }
  // An image that is not there counts as null; here no image is known, so the name of the first one
  // asked for is the answer.
  Datum evaluate(const Evaluation& at) const override {
    std::string image;
    bool asked = false;
    for (const auto& argument : arguments) {
      Datum value = argument->evaluate(at);
      if (auto* found = value.image()) {
        if (!asked) image = found->name;
        asked = true;
      } else if (!value.is_null()) {
        return value;
      }
    }
    return asked ? Datum(image) : Datum();
  }
  Nodes children() const override { return arguments; }
};

NodePtr parse_coalesce(const source::Array& program, const Parser& parser) {
  if (program.size() < 2) parser.fail("Expected at least one argument.");
  auto type = parser.wanted();
  Nodes arguments;
  for (std::size_t i = 1; i < program.size(); ++i) {
    arguments.push_back(parser.argument(program, i, type, Annotation::omit));
    if (!type) type = arguments.back()->type;
  }
  // where an argument does not fit as it is, what comes out is checked or converted as a whole
  bool fits = true;
  if (auto wanted = parser.wanted())
    for (const auto& argument : arguments) fits = fits && is_subtype(*wanted, argument->type);
  return std::make_shared<Coalesce>(fits ? *type : Type(Kind::value), std::move(arguments));
}

Datum all_hold(const Nodes& arguments, const Evaluation& at) {
  for (const auto& argument : arguments)
    if (!boolean_of(argument, at)) return false;
  return true;
}

Datum any_holds(const Nodes& arguments, const Evaluation& at) {
  for (const auto& argument : arguments)
    if (boolean_of(argument, at)) return true;
  return false;
}

}  // namespace

void add_decision_operators(Operators& to) {
  to["case"].parse = parse_case;
  to["match"].parse = parse_match;
  to["coalesce"].parse = parse_coalesce;
  to["all"].signatures = {{Kind::boolean, {Kind::boolean}, all_hold, {}, true}};
  to["any"].signatures = {{Kind::boolean, {Kind::boolean}, any_holds, {}, true}};
  to["!"].signatures = {{Kind::boolean, {Kind::boolean}, [](const Nodes& arguments, const Evaluation& at) -> Datum {
                           return !boolean_of(arguments[0], at);
                         }}};
}

}  // namespace atlas::style
