#include <algorithm>
#include <set>

#include "exchange/geojson.h"

namespace atlas::exchange {
namespace {

tl::unexpected<Error> unknown(const catalog::Catalog& catalog, const char* what, const std::string& id) {
  std::string nearest;
  for (const std::string& known : catalog.nearest_ids(id)) nearest += (nearest.empty() ? "" : ", ") + known;
  return fail(id, std::string("no such ") + what, nearest.empty() ? "see atlas list" : "the nearest are " + nearest);
}

tl::unexpected<Error> unknown_layer(const catalog::Catalog& catalog, const std::string& id) {
  std::string known;
  for (const catalog::LayerInfo& layer : catalog.layers()) known += (known.empty() ? "" : ", ") + layer.id;
  return fail(id, "no such layer", "the layers are " + known);
}

// The ids of the features that a choice by feature, clause or document means.
Result<std::set<std::string_view>> chosen_ids(const catalog::Catalog& catalog, const Choice& choice) {
  std::set<std::string_view> ids;
  const auto add_linked = [&](const catalog::Clause& clause) {
    for (const catalog::Link* link : catalog.links_of_clause(clause.id)) ids.insert(link->feature);
  };
  for (const std::string& id : choice.features) {
    const catalog::Feature* feature = catalog.feature(id);
    if (!feature) return unknown(catalog, "feature", id);
    ids.insert(feature->id);
  }
  for (const std::string& id : choice.clauses) {
    const catalog::Clause* clause = catalog.clause(id);
    if (!clause) return unknown(catalog, "clause", id);
    add_linked(*clause);
  }
  for (const std::string& id : choice.documents) {
    const catalog::Document* document = catalog.document(id);
    if (!document) return unknown(catalog, "document", id);
    for (const catalog::Clause& clause : document->clauses) add_linked(clause);
  }
  return ids;
}

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace

Result<std::vector<const catalog::Feature*>> choose(const catalog::Catalog& catalog, const Choice& choice) {
  for (const std::string& id : choice.layers) {
    const auto& layers = catalog.layers();
    if (std::none_of(layers.begin(), layers.end(), [&](const auto& layer) { return layer.id == id; }))
      return unknown_layer(catalog, id);
  }
  const auto ids = chosen_ids(catalog, choice);
  if (!ids) return fail(ids.error());
  const bool by_id = !choice.features.empty() || !choice.clauses.empty() || !choice.documents.empty();
  std::vector<const catalog::Feature*> chosen;
  for (const catalog::Feature& feature : catalog.features()) {
    if (by_id && !ids->contains(feature.id)) continue;
    if (!choice.layers.empty() && !contains(choice.layers, feature.layer)) continue;
    if (!choice.box.empty() && !choice.box.intersects(feature.box)) continue;
    chosen.push_back(&feature);
  }
  return chosen;
}

}  // namespace atlas::exchange
