#include "catalog/search.h"

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/json_forms.h"
#include "cli/text_table.h"

namespace atlas::cli {
namespace {

std::string table_of(const std::vector<catalog::Hit>& hits) {
  TextTable table({"id", "what"});
  for (const catalog::Hit& hit : hits)
    if (hit.feature)
      table.add({hit.feature->id,
                 hit.feature->names.in(catalog::Language::zh) + " / " + hit.feature->names.in(catalog::Language::en)});
    else
      table.add({hit.clause->id, hit.clause->gist.en});
  return table.to_text(page_width());
}

}  // namespace

void add_search(CLI::App& program, Context& context) {
  struct Options {
    std::vector<std::string> words;
    bool json = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("search", "features and clauses by words in Chinese, English, Russian or Kyrgyz");
  command->add_option("WORDS", options->words, "every one must occur; case, accents, hyphens and width do not matter")->required();
  command->add_flag("--json", options->json, "as JSON, one element a line");
  command->footer("Example: atlas search 伊塞克湖");
  command->callback([options, &context] {
    const auto atlas = context.catalog();
    if (!atlas) return context.fail(atlas.error());
    std::string words;
    for (const std::string& word : options->words) words += (words.empty() ? "" : " ") + word;
    const auto hits = catalog::search(**atlas, words);
    std::vector<Json> elements;
    for (const catalog::Hit& hit : hits) elements.push_back(hit_json(hit));
    if (options->json) return context.print(lines_of(elements));
    if (hits.empty()) return context.fail({words, "nothing in the atlas has these words", "try fewer, or another language"});
    context.print(table_of(hits));
  });
}

}  // namespace atlas::cli
