#include <CLI/CLI.hpp>
#include <iostream>
#include <string>

#include "cli/command.h"
#include "cli/style_commands.h"
#include "style/expression.h"
#include "style/geojson_value.h"
#include "style/json.h"

namespace atlas::cli {
namespace {

struct Options {
  std::string expression, feature, type;
  double zoom = 0;
  bool json = false;
};

struct Request {
  source::Value expression, feature, state;
  double zoom = 0;
  std::string type;
};

struct TypeName {
  const char* name;
  style::ExpectedType type;
  bool filter = false;
};
using T = style::ExpectedType;
constexpr TypeName type_names[] = {{"", T::any},         {"color", T::color},   {"number", T::number},
                                   {"string", T::text},  {"enum", T::text},     {"boolean", T::boolean},
                                   {"array", T::array},  {"formatted", T::formatted}, {"filter", T::boolean, true}};

Result<TypeName> type_named(const std::string& name) {
  for (const auto& type : type_names)
    if (name == type.name) return type;
  return fail("type", "'" + name + "' is no type", "use color, number, string, boolean, array, formatted or filter");
}

// Answers one request: the value, or why there is none.
Result<source::Value> answer(const Request& request) {
  auto type = type_named(request.type);
  if (!type) return fail(type.error());
  auto expression = style::Expression::from_json(request.expression, type->type, type->filter);
  if (!expression) return fail(expression.error());
  style::Evaluation at;
  at.zoom = request.zoom;
  source::Properties properties;
  std::optional<geo::Geometry> geometry;
  if (auto* feature = request.feature.object()) {
    if (auto* found = style::member(*feature, "properties"); found && found->object()) properties.entries = *found->object();
    if (auto* id = style::member(*feature, "id"); id && !id->is_null()) at.id = *id;
    geometry = style::geometry_from(request.feature);
    at.properties = &properties;
  }
  if (geometry) at.geometry = geometry->type, at.multi = geometry->multi, at.shape = &*geometry;
  if (auto* state = request.state.object()) at.state = state;
  return expression->evaluate(at);
}

std::string answer_line(const Result<source::Value>& answer) {
  source::Object line;
  if (answer) line.emplace_back("value", *answer);
  else line.emplace_back("error", answer.error().to_line());
  return style::json_text(line) + "\n";
}

Result<Request> request_of(const std::string& line) {
  auto json = style::parse_json(line, "request");
  if (!json) return fail(json.error());
  auto* object = json->object();
  auto* expression = object ? style::member(*object, "expression") : nullptr;
  if (!expression) return fail("request", "it has no member 'expression'", "write {\"expression\": ..., \"zoom\": ...}");
  Request request;
  request.expression = *expression;
  if (auto* feature = style::member(*object, "feature")) request.feature = *feature;
  if (auto* state = style::member(*object, "state")) request.state = *state;
  if (auto* zoom = style::member(*object, "zoom"); zoom && zoom->number()) request.zoom = *zoom->number();
  if (auto* type = style::member(*object, "type"); type && type->text()) request.type = *type->text();
  return request;
}

void run_lines(Context& context) {
  for (std::string line; std::getline(std::cin, line);) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto request = request_of(line);
    context.print(answer_line(request ? answer(*request) : fail(request.error())));
  }
}

void run(const Options& options, Context& context) {
  if (options.expression == "-") return run_lines(context);
  auto known = type_named(options.type);
  if (!known) return context.misuse(known.error());
  Request request;
  request.zoom = options.zoom;
  request.type = options.type;
  auto expression = style::parse_json(options.expression, "EXPR");
  if (!expression) return context.misuse(expression.error());
  request.expression = *expression;
  if (!options.feature.empty()) {
    auto feature = style::parse_json(options.feature, "--feature");
    if (!feature) return context.misuse(feature.error());
    request.feature = *feature;
  }
  auto result = answer(request);
  if (options.json) context.print(answer_line(result));
  else if (result) context.print(style::json_text(*result) + "\n");
  if (!result) context.fail(result.error());
}

}  // namespace

void add_style_eval(CLI::App& style, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = style.add_subcommand("eval", "what an expression of a style gives");
  command->add_option("EXPR", options->expression, "JSON; - reads one request a line, {\"expression\", \"zoom\", \"feature\", "
                                                   "\"type\", \"state\"}, and answers {\"value\"} or {\"error\"}")
      ->required();
  command->add_option("--zoom", options->zoom, "the map's zoom");
  command->add_option("--feature", options->feature, "a GeoJSON feature");
  command->add_option("--type", options->type, "color, number, string, boolean, array, formatted or filter");
  command->add_flag("--json", options->json, "as JSON: {\"value\": ...} or {\"error\": ...}");
  command->footer("Example: atlas style eval '[\"upcase\", [\"get\", \"name\"]]' --feature '{\"properties\": {\"name\": \"osh\"}}'");
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace atlas::cli
