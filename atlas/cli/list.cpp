#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/json_forms.h"
#include "cli/text_table.h"
#include "layout/page.h"
#include "style/style.h"

namespace atlas::cli {
namespace {

using catalog::Catalog;

// A list both ways: its elements as JSON, and as a table.
struct Listing {
  std::vector<Json> elements;
  TextTable table;
};

std::string metres(double uncertainty) {
  if (uncertainty <= 0) return "-";
  if (uncertainty < 1000) return std::to_string(static_cast<int>(uncertainty)) + " m";
  return std::to_string(static_cast<int>(uncertainty / 1000 + 0.5)) + " km";
}

std::string status_text(const catalog::Feature& feature) {
  const catalog::Status* status = feature.latest_status();
  return status ? catalog::status_name(status->code).en : "-";
}

Listing features(const Catalog& atlas) {
  Listing listing{{}, TextTable({"id", "kind", "within", "status", "links", "name"})};
  for (const catalog::Feature& feature : atlas.features()) {
    listing.elements.push_back(feature_json(atlas, feature));
    listing.table.add({feature.id, catalog::kind_name(feature.kind).en, metres(feature.uncertainty_m), status_text(feature),
                       std::to_string(atlas.links_of_feature(feature.id).size()),
                       feature.names.in(catalog::Language::zh) + " / " + feature.names.in(catalog::Language::en)});
  }
  return listing;
}

Listing clauses(const Catalog& atlas) {
  Listing listing{{}, TextTable({"id", "features", "gist"})};
  for (const catalog::Document& document : atlas.documents())
    for (const catalog::Clause& clause : document.clauses) {
      listing.elements.push_back(clause_json(atlas, clause));
      listing.table.add({clause.id, std::to_string(atlas.links_of_clause(clause.id).size()), clause.gist.en});
    }
  return listing;
}

Listing documents(const Catalog& atlas) {
  Listing listing{{}, TextTable({"id", "date", "clauses", "parties", "text", "title"})};
  for (const catalog::Document& document : atlas.documents()) {
    const Json json = document_json(document);
    std::string parties;
    for (const std::string& party : document.parties) parties += (parties.empty() ? "" : " ") + party;
    listing.table.add({document.id, document.date, std::to_string(document.clauses.size()), parties,
                       json["attached"].get<bool>() ? "attached" : "-", document.titles.en});
    listing.elements.push_back(json);
  }
  return listing;
}

Listing links(const Catalog& atlas) {
  Listing listing{{}, TextTable({"feature", "clause", "strength", "words"})};
  for (const catalog::Link& link : atlas.links()) {
    listing.elements.push_back(link_json(link));
    listing.table.add({link.feature, link.clause, catalog::strength_code(link.strength), link.words});
  }
  return listing;
}

Listing layers(const Catalog& atlas) {
  Listing listing{{}, TextTable({"id", "features", "title"})};
  for (const catalog::LayerInfo& layer : atlas.layers()) {
    const auto count = std::count_if(atlas.features().begin(), atlas.features().end(),
                                     [&](const catalog::Feature& feature) { return feature.layer == layer.id; });
    listing.elements.push_back({{"id", layer.id}, {"titles", text_json(layer.title)}, {"features", count}});
    listing.table.add({layer.id, std::to_string(count), layer.title.zh + " / " + layer.title.en});
  }
  return listing;
}

Listing names(const std::vector<std::string>& all) {
  Listing listing{{}, TextTable({"name"})};
  for (const std::string& name : all) {
    listing.elements.push_back({{"name", name}});
    listing.table.add({name});
  }
  return listing;
}

Result<Listing> listing_of(const std::string& what, Context& context) {
  if (what == "styles") return names(style::embedded_style_names());
  if (what == "layouts") return names(layout::layout_names());
  const auto atlas = context.catalog();
  if (!atlas) return fail(atlas.error());
  if (what == "features") return features(**atlas);
  if (what == "clauses") return clauses(**atlas);
  if (what == "documents") return documents(**atlas);
  if (what == "links") return links(**atlas);
  return layers(**atlas);
}

}  // namespace

void add_list(CLI::App& program, Context& context) {
  struct Options {
    std::string what;
    bool json = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("list", "what the atlas holds");
  command->add_option("WHAT", options->what, "documents, clauses, features, links, layers, styles or layouts")
      ->required()
      ->check(CLI::IsMember({"documents", "clauses", "features", "links", "layers", "styles", "layouts"}));
  command->add_flag("--json", options->json, "as JSON, one element a line");
  command->footer("Example: atlas list features --json");
  command->callback([options, &context] {
    const auto listing = listing_of(options->what, context);
    if (!listing) return context.fail(listing.error());
    context.print(options->json ? lines_of(listing->elements) : listing->table.to_text(page_width()));
  });
}

}  // namespace atlas::cli
