#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/window.h"
#include "base/paths.h"
#include "cli/command.h"
#include "source/project.h"

namespace atlas::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> files;
  bool over_atlas = false;
  std::string report;
};

// A folder with a datapackage.json is an atlas project: it opens in place of the embedded one.
bool is_project(const fs::path& path) {
  std::error_code code;
  return fs::exists(path / "datapackage.json", code);
}

Result<std::shared_ptr<const catalog::Catalog>> open(const fs::path& project, Context& context) {
  std::vector<Error> problems;
  auto opened = source::open_project(project, problems);
  for (const Error& problem : problems) context.tell(problem);
  return opened;
}

void run(const Options& options, Context& context) {
  app::WindowOrder order;
  order.project = embedded_atlas_folder();
  order.report = options.report;
  for (const std::string& argument : options.files) {
    if (argument.find('#') != std::string::npos && !fs::exists(argument)) {
      auto view = app::parse_view_link(argument);
      if (!view) return context.misuse(view.error());
      order.view = std::move(*view);
    } else if (is_project(argument)) {
      order.project = argument;
    } else if (fs::exists(argument)) {
      order.files.emplace_back(argument);
    } else {
      return context.fail({argument, "there is no such file", "name a file, an atlas project folder, or a view such as '#6.2/41/76'"});
    }
  }
  // A file alone is drawn on the ground alone.
  if (order.files.empty() || options.over_atlas) {
    auto catalog = open(order.project, context);
    if (!catalog) return context.fail(catalog.error());
    order.catalog = std::move(*catalog);
  } else {
    order.catalog = std::make_shared<const catalog::Catalog>(catalog::Parts{});
  }
  context.finish(app::run_window(order));
}

}  // namespace

void add_window(CLI::App& program, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("window", "the window; its name may be left out: atlas [FILE...]");
  command->add_option("FILE", options->files, "files to open as layers, an atlas project folder, or a view as the window copies it");
  command->add_option_function<std::string>("--over", [options](const std::string&) { options->over_atlas = true; }, "the files over the embedded atlas")
      ->check(CLI::IsMember({"atlas"}))
      ->type_name("atlas");
  command->add_option("--report", options->report, "writes what the window shows to a JSON file, for tests and screen robots");
  command->footer("Example: atlas '#6.20/41.00/76.00&select=road-osh-irkeshtam&lang=zh'");
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace atlas::cli
