#include "catalog/catalog.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace atlas::catalog {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Levenshtein's distance, case aside, one row at a time.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (lower(a[i]) == lower(b[j]) ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

Catalog::Catalog(Parts parts) : parts_(std::move(parts)) {
  for (std::size_t d = 0; d < parts_.documents.size(); ++d) {
    documents_.emplace(parts_.documents[d].id, d);
    for (std::size_t c = 0; c < parts_.documents[d].clauses.size(); ++c)
      clauses_.emplace(parts_.documents[d].clauses[c].id, std::pair(d, c));
  }
  for (std::size_t f = 0; f < parts_.features.size(); ++f) features_.emplace(parts_.features[f].id, f);
  for (std::size_t l = 0; l < parts_.links.size(); ++l) {
    links_by_feature_.emplace(parts_.links[l].feature, l);
    links_by_clause_.emplace(parts_.links[l].clause, l);
  }
}

const Document* Catalog::document(std::string_view id) const {
  const auto found = documents_.find(id);
  return found == documents_.end() ? nullptr : &parts_.documents[found->second];
}

const Clause* Catalog::clause(std::string_view id) const {
  const auto found = clauses_.find(id);
  if (found == clauses_.end()) return nullptr;
  return &parts_.documents[found->second.first].clauses[found->second.second];
}

const Feature* Catalog::feature(std::string_view id) const {
  const auto found = features_.find(id);
  return found == features_.end() ? nullptr : &parts_.features[found->second];
}

std::size_t Catalog::index_of(const Feature& feature) const {
  return static_cast<std::size_t>(&feature - parts_.features.data());
}

std::vector<const Link*> Catalog::links_of_feature(std::string_view feature) const {
  std::vector<const Link*> links;
  const auto [first, last] = links_by_feature_.equal_range(feature);
  for (auto at = first; at != last; ++at) links.push_back(&parts_.links[at->second]);
  const auto place = [this](const Link* link) {
    const auto found = clauses_.find(link->clause);
    return found == clauses_.end() ? std::pair(parts_.documents.size(), std::size_t{0}) : found->second;
  };
  std::stable_sort(links.begin(), links.end(), [&](auto* a, auto* b) { return place(a) < place(b); });
  return links;
}

std::vector<const Link*> Catalog::links_of_clause(std::string_view clause) const {
  std::vector<const Link*> links;
  const auto [first, last] = links_by_clause_.equal_range(clause);
  for (auto at = first; at != last; ++at) links.push_back(&parts_.links[at->second]);
  const auto place = [this](const Link* link) {
    const auto found = features_.find(link->feature);
    return std::pair(link->strength, found == features_.end() ? parts_.features.size() : found->second);
  };
  std::stable_sort(links.begin(), links.end(), [&](auto* a, auto* b) { return place(a) < place(b); });
  return links;
}

std::vector<std::string> Catalog::nearest_ids(std::string_view id, std::size_t count) const {
  constexpr std::size_t longest = 200;  // the distance is quadratic, and no id is that long
  id = id.substr(0, longest);
  // By distance, then by how much of the beginning agrees, then by name.
  std::vector<std::tuple<std::size_t, std::size_t, std::string_view>> ranked;
  const auto rank = [&](const auto& ids) {
    // An id that contains what was typed is nearer than any respelling.
    for (const auto& [known, place] : ids) {
      const bool part = id.size() > 2 && known.find(id) != known.npos;
      const auto beginning = std::mismatch(id.begin(), id.end(), known.begin(), known.end()).first - id.begin();
      ranked.emplace_back(part ? 1 : edit_distance(id, known), id.size() - static_cast<std::size_t>(beginning), known);
    }
  };
  rank(features_), rank(clauses_), rank(documents_);
  count = std::min(count, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count), ranked.end());
  std::vector<std::string> nearest;
  for (std::size_t i = 0; i < count; ++i) nearest.emplace_back(std::get<2>(ranked[i]));
  return nearest;
}

}  // namespace atlas::catalog
