// step, interpolate, interpolate-hcl, interpolate-lab.
#include "style/expression_ramp.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "style/parser.h"

namespace atlas::style {

Datum Ramp::evaluate(const Evaluation& at) const {
  if (stops.size() == 1) return outputs[0]->evaluate(at);
  double value = number_of(input, at);
  if (value <= stops.front()) return outputs.front()->evaluate(at);
  if (value >= stops.back()) return outputs.back()->evaluate(at);
  std::size_t index = stop_below(stops, value);
  if (steps) return outputs[index]->evaluate(at);
  double t = easing.factor(value, stops[index], stops[index + 1]);
  Datum lower = outputs[index]->evaluate(at), upper = outputs[index + 1]->evaluate(at);
  return between(lower, upper, t, space);
}

Nodes Ramp::children() const {
  Nodes all{input};
  all.insert(all.end(), outputs.begin(), outputs.end());
  return all;
}

namespace {

void add_stop(Ramp& ramp, const source::Array& program, std::size_t index, const Parser& parser) {
  const double* stop = program[index].number();
  if (!stop)
    parser.fail(fmt::format("Input/output pairs for \"{}\" expressions must be defined using literal numeric values (not "
                            "computed expressions) for the input values.",
                            *program[0].text()),
                {index});
  if (!ramp.stops.empty() && ramp.stops.back() >= *stop)
    parser.fail(fmt::format("Input/output pairs for \"{}\" expressions must be arranged with input values in strictly "
                            "ascending order.",
                            *program[0].text()),
                {index});
  ramp.stops.push_back(*stop);
}

void check_count(const source::Array& program, std::size_t extra, const Parser& parser) {
  std::size_t count = argument_count(program);
  if (count < 4) parser.fail(fmt::format("Expected at least 4 arguments, but found only {}.", count));
  if (count % 2 != extra % 2) parser.fail("Expected an even number of arguments.");
}

NodePtr parse_step(const source::Array& program, const Parser& parser) {
  check_count(program, 0, parser);
  auto ramp = std::make_shared<Ramp>(Kind::value);
  ramp->steps = true;
  ramp->input = parser.argument(program, 1, Type(Kind::number));
  auto type = parser.wanted();
  for (std::size_t i = 1; i < program.size(); i += 2) {
    if (i == 1) ramp->stops.push_back(-std::numeric_limits<double>::infinity());
    else add_stop(*ramp, program, i, parser);
    ramp->outputs.push_back(parser.argument(program, i + 1, type));
    if (!type) type = ramp->outputs.back()->type;
  }
  ramp->type = *type;
  return ramp;
}

Easing parse_easing(const source::Value& json, const Parser& parser) {
  auto* list = json.array();
  if (!list || list->empty()) parser.fail("Expected an interpolation type expression.", {1});
  const std::string* name = (*list)[0].text();
  Easing easing;
  if (name && *name == "linear") return easing;
  if (name && *name == "exponential") {
    const double* base = list->size() > 1 ? (*list)[1].number() : nullptr;
    if (!base) parser.fail("Exponential interpolation requires a numeric base.", {1, 1});
    easing.shape = Easing::Shape::exponential;
    easing.base = *base;
    return easing;
  }
  if (!name || *name != "cubic-bezier")
    parser.fail(fmt::format("Unknown interpolation type {}", name ? *name : "?"), {1, 0});
  double* points[] = {&easing.x1, &easing.y1, &easing.x2, &easing.y2};
  for (std::size_t i = 0; i < 4; ++i) {
    const double* point = list->size() == 5 ? (*list)[i + 1].number() : nullptr;
    if (!point || *point < 0 || *point > 1)
      parser.fail("Cubic bezier interpolation requires four numeric arguments with values between 0 and 1.", {1});
    *points[i] = *point;
  }
  easing.shape = Easing::Shape::cubic_bezier;
  return easing;
}

template <ColorSpace space>
NodePtr parse_interpolate(const source::Array& program, const Parser& parser) {
  if (program.size() < 2) parser.fail("Expected an interpolation type expression.");
  Easing easing = parse_easing(program[1], parser);
  check_count(program, 0, parser);
  auto ramp = std::make_shared<Ramp>(Kind::value);
  ramp->easing = easing;
  ramp->space = space;
  ramp->input = parser.argument(program, 2, Type(Kind::number));
  auto type = space == ColorSpace::rgb ? parser.wanted() : Type(Kind::color);
  for (std::size_t i = 3; i + 1 < program.size(); i += 2) {
    add_stop(*ramp, program, i, parser);
    ramp->outputs.push_back(parser.argument(program, i + 1, type));
    if (!type) type = ramp->outputs.back()->type;
  }
  if (!is_interpolatable(*type)) parser.fail(fmt::format("Type {} is not interpolatable.", to_string(*type)));
  ramp->type = *type;
  return ramp;
}

}  // namespace

void add_ramp_operators(Operators& to) {
  to["step"].parse = parse_step;
  to["interpolate"].parse = parse_interpolate<ColorSpace::rgb>;
  to["interpolate-hcl"].parse = parse_interpolate<ColorSpace::hcl>;
  to["interpolate-lab"].parse = parse_interpolate<ColorSpace::lab>;
}

}  // namespace atlas::style
