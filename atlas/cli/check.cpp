#include <CLI/CLI.hpp>

#include "base/paths.h"
#include "cli/command.h"
#include "cli/json_forms.h"
#include "cli/progress.h"
#include "source/project_check.h"

namespace atlas::cli {
namespace {

void check(const std::string& folder, bool json, Context& context) {
  const auto findings = [&] {
    const Progress progress("checking " + folder);
    return source::check_project(folder);
  }();
  std::vector<Json> elements;
  std::string lines;
  for (const Error& finding : findings) {
    elements.push_back({{"where", finding.where}, {"what", finding.what}, {"remedy", finding.remedy}});
    lines += finding.to_line() + "\n";
  }
  if (json)
    context.print(lines_of(elements));
  else
    context.print(lines.empty() ? folder + ": clean\n" : lines);
  if (!findings.empty())
    context.fail({folder, std::to_string(findings.size()) + (findings.size() == 1 ? " finding" : " findings"),
                  "correct them as geodata/FORMAT.md says"});
}

}  // namespace

void add_check(CLI::App& program, Context& context) {
  struct Options {
    std::string folder;
    bool json = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand(
      "check", "an atlas project: schema, links, geometry, licences; every finding with its place");
  command->add_option("FOLDER", options->folder, "the project; without it, the embedded atlas");
  command->add_flag("--json", options->json, "as JSON, one finding a line");
  command->footer("Example: atlas check geodata");
  command->callback([options, &context] {
    check(options->folder.empty() ? embedded_atlas_folder().string() : options->folder, options->json, context);
  });
}

}  // namespace atlas::cli
