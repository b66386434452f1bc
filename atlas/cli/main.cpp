#include <signal.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/command.h"

namespace atlas::cli {
namespace {

void add_commands(CLI::App& program, Context& context) {
  add_window(program, context);
  add_list(program, context);
  add_show(program, context);
  add_search(program, context);
  add_export(program, context);
  add_check(program, context);
  add_style(program, context);
  add_render(program, context);
  add_pick(program, context);
  add_bench(program, context);
}

// `atlas [FILE...]` is the command "window" with its name left out: a file may be called anything but a command.
std::vector<std::string> with_command(const CLI::App& program, int count, char** values) {
  std::vector<std::string> arguments(values + 1, values + count);
  const std::string first = arguments.empty() ? "" : arguments.front();
  const bool named = first == "-h" || first == "--help" || first == "--version" ||
                     !program.get_subcommands([&](const CLI::App* command) { return command->get_name() == first; }).empty();
  if (!named) arguments.insert(arguments.begin(), "window");
  std::reverse(arguments.begin(), arguments.end());  // the order in which CLI11 takes them
  return arguments;
}

// The innermost command that was being read, for the message's place and its remedy.
std::string command_path(const CLI::App& program) {
  std::string path = "atlas";
  for (const CLI::App* at = &program; !at->get_subcommands().empty();) {
    at = at->get_subcommands().front();
    path += " " + at->get_name();
  }
  return path;
}

// A mistyped command is not taken for a file that is missing: no file's name is a bare word.
bool is_mistyped(const CLI::App& program, const std::string& word) {
  std::error_code code;
  if (word.empty() || word.find_first_of("./:-\\") != std::string::npos || std::filesystem::exists(word, code)) return false;
  return program.get_subcommands([&](const CLI::App* command) { return command->get_name() == word; }).empty();
}

std::string command_names(const CLI::App& program) {
  std::string names;
  for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; }))
    names += (names.empty() ? "" : ", ") + command->get_name();
  return names;
}

int run(int count, char** values) {
  ::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow further is told as an error, as a full disk is
  Context context;
  CLI::App program("Tianshan Atlas: a map in which every line answers \"who says so?\"", "atlas");
  program.set_version_flag("--version", "atlas " ATLAS_VERSION);
  program.footer("Example: atlas show road-osh-irkeshtam");
  add_commands(program, context);
  if (count > 1 && is_mistyped(program, values[1])) {
    context.misuse({values[1], "is neither a command nor a file", "the commands are " + command_names(program)});
    return context.exit_status();
  }
  try {
    program.parse(with_command(program, count, values));
  } catch (const CLI::CallForHelp& help) {
    context.print(program.help());
  } catch (const CLI::Success& asked) {  // --version
    program.exit(asked);
  } catch (const CLI::ParseError& error) {
    const std::string path = command_path(program);
    context.misuse({path == "atlas" ? "command line" : path.substr(6), error.what(), "see " + path + " --help"});
  }
  return context.exit_status();
}

}  // namespace
}  // namespace atlas::cli

int main(int count, char** values) { return atlas::cli::run(count, values); }
