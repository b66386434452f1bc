#include "layout/citations.h"

#include <algorithm>
#include <map>

#include "layout/words.h"

namespace atlas::layout {

const char* strength_mark(catalog::Strength strength) {
  return strength == catalog::Strength::named ? "●" : strength == catalog::Strength::context ? "○" : "◐";
}

std::vector<Citation> citations(const catalog::Catalog& catalog, const std::vector<const source::MapFeature*>& features,
                                const std::vector<std::string>& first, catalog::Language language) {
  // The strongest tie of each cited clause: Strength's order is from strong to weak.
  std::map<std::string, catalog::Strength> cited;
  for (const source::MapFeature* feature : features) {
    if (feature->id >= catalog.features().size()) continue;
    for (const catalog::Link* link : catalog.links_of_feature(catalog.features()[feature->id].id)) {
      const auto [at, added] = cited.try_emplace(link->clause, link->strength);
      if (!added) at->second = std::min(at->second, link->strength);
    }
  }
  std::vector<Citation> result;
  for (const catalog::Document& document : catalog.documents()) {
    std::vector<const catalog::Clause*> own;
    for (const catalog::Clause& clause : document.clauses)
      if (cited.contains(clause.id) || std::find(first.begin(), first.end(), clause.id) != first.end()) own.push_back(&clause);
    if (own.empty()) continue;
    std::stable_partition(own.begin(), own.end(), [&](const catalog::Clause* clause) {
      return std::find(first.begin(), first.end(), clause->id) != first.end();
    });
    std::string line = document.titles.in(language) + " (" + document.date + "): ";
    for (std::size_t i = 0; i < own.size(); ++i) {
      const auto strength = cited.find(own[i]->id);
      line += (i ? "  " : "") + own[i]->number;
      if (strength != cited.end()) line += std::string("\u202f") + strength_mark(strength->second);
    }
    result.push_back({&document, std::move(line)});
  }
  return result;
}

}  // namespace atlas::layout
