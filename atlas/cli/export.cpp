#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "exchange/geojson.h"
#include "source/project.h"

namespace atlas::cli {
namespace {

struct Options {
  std::string output, format;
  exchange::Choice choice;
  std::vector<std::string> files;
};

Result<Context::CatalogPtr> open_folder(const std::string& folder, Context& context) {
  std::vector<Error> problems;
  auto atlas = source::open_project(folder, problems);
  for (const Error& problem : problems) context.tell(problem);
  return atlas;
}

Result<void> export_files(const Options& options, Context& context) {
  std::vector<Error> problems;
  const Progress progress("writing " + options.output);
  const auto written = exchange::export_files(options.output, options.format, options.files, options.choice, problems);
  for (const Error& problem : problems) context.tell(problem);
  if (!written) return fail(written.error());
  return {};
}

Result<void> export_atlas(const Options& options, Context& context) {
  const auto atlas = options.files.empty() ? context.catalog() : open_folder(options.files.front(), context);
  if (!atlas) return fail(atlas.error());
  return exchange::export_features(options.output, options.format, **atlas, options.choice);
}

void run(const Options& options, Context& context) {
  std::error_code code;
  const exchange::Choice& choice = options.choice;
  const bool project = options.files.size() == 1 && std::filesystem::exists(std::filesystem::path(options.files[0]) / "links.json", code);
  if (options.files.empty() || project) return context.finish(export_atlas(options, context));
  if (!choice.features.empty() || !choice.clauses.empty() || !choice.documents.empty())
    return context.misuse({"export", "--feature, --clause and --document choose from an atlas, not from a file",
                           "use --layer and --bbox, or leave FILE out"});
  context.finish(export_files(options, context));
}

}  // namespace

void add_export(CLI::App& program, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("export", "features with their clauses, sources and precision, for other programs");
  command->add_option("-o,--output", options->output, "the file to write: .geojson, .gpkg, .kml or .fgb")->required();
  command->add_option("--layer", options->choice.layers, "only this layer (may be repeated)");
  command->add_option("--feature", options->choice.features, "this feature (may be repeated)");
  command->add_option("--clause", options->choice.clauses, "the features tied to this clause (may be repeated)");
  command->add_option("--document", options->choice.documents, "the features tied to this document (may be repeated)");
  add_box_option(*command, options->choice.box);
  command->add_option("--format", options->format, "an OGR driver's name, where the ending does not say it");
  command->add_option("FILE", options->files, "anything GDAL reads, or an atlas project; without it, the embedded atlas");
  for (const char* name : {"--layer", "--feature", "--clause", "--document"})
    command->get_option(name)->allow_extra_args(false);  // one value each time, so that a FILE may follow
  command->footer("Example: atlas export -o line-d.geojson --feature pipeline-line-d --feature irkeshtam");
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace atlas::cli
