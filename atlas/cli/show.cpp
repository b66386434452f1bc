#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/json_forms.h"
#include "cli/options.h"
#include "cli/page.h"
#include "cli/unknown_id.h"

namespace atlas::cli {
namespace {

struct Options {
  std::string id;
  catalog::Language language = catalog::Language::en;
  bool json = false;
};

void run(const Options& options, Context& context) {
  const auto opened = context.catalog();
  if (!opened) return context.fail(opened.error());
  const catalog::Catalog& atlas = **opened;
  if (const auto* feature = atlas.feature(options.id))
    context.print(options.json ? text_of(full_feature_json(atlas, *feature)) : page_of(atlas, *feature, options.language));
  else if (const auto* clause = atlas.clause(options.id))
    context.print(options.json ? text_of(full_clause_json(atlas, *clause)) : page_of(atlas, *clause, options.language));
  else if (const auto* document = atlas.document(options.id))
    context.print(options.json ? text_of(full_document_json(atlas, *document)) : page_of(atlas, *document, options.language));
  else
    context.fail(unknown_id(atlas, options.id));
}

}  // namespace

void add_show(CLI::App& program, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("show", "one feature, clause or document with all that hangs on it");
  command->add_option("ID", options->id, "such as road-osh-irkeshtam, plan-2015/4.2 or plan-2015")->required();
  command->add_flag("--json", options->json, "as JSON");
  add_language_option(*command, options->language);
  command->footer("Example: atlas show plan-2015/4.2 --lang zh");
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace atlas::cli
