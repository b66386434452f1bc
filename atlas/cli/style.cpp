#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/style_commands.h"

namespace atlas::cli {

void add_style(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand("style", "MapLibre styles: what of one is drawn, what an expression gives");
  command->require_subcommand(1);
  command->footer("Example: atlas style check my-style.json");
  add_style_check(*command, context);
  add_style_eval(*command, context);
}

}  // namespace atlas::cli
