#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/style_commands.h"
#include "style/json.h"
#include "style/style.h"

namespace atlas::cli {
namespace {

struct Options {
  std::string file;
  bool json = false;
};

source::Value as_json(const style::Style& style, const style::Notes& notes) {
  source::Array drawn, left_out;
  for (const auto& layer : style.layers) drawn.emplace_back(layer.id);
  for (const auto& note : notes)
    left_out.push_back(source::Object{{"where", note.where}, {"what", note.what}, {"remedy", note.remedy}});
  return source::Object{{"name", style.name}, {"layers", std::move(drawn)}, {"notes", std::move(left_out)}};
}

std::string as_text(const style::Style& style, const style::Notes& notes) {
  std::string text = fmt::format("{}: {} layers are drawn\n", style.name.empty() ? "unnamed style" : style.name, style.layers.size());
  if (notes.empty()) return text + "nothing is left out\n";
  text += fmt::format("{} left out or changed:\n", notes.size());
  for (const auto& note : notes) text += "  " + note.to_line() + "\n";
  return text;
}

void run(const Options& options, Context& context) {
  style::Notes notes;
  auto style = style::load_style(options.file, notes);
  if (!style) return context.fail(style.error());
  context.print(options.json ? style::json_text(as_json(**style, notes)) + "\n" : as_text(**style, notes));
}

}  // namespace

void add_style_check(CLI::App& style, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = style.add_subcommand("check", "what of a MapLibre style is drawn, and what is left out");
  command->add_option("FILE", options->file, "a style, or the name of one that ships (light, dark)")->required();
  command->add_flag("--json", options->json, "as JSON: {\"name\", \"layers\", \"notes\": [{\"where\", \"what\", \"remedy\"}]}");
  command->footer("Example: atlas style check my-style.json");
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace atlas::cli
