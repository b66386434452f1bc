#include "layout/heading.h"

#include <fmt/format.h>

#include <cmath>

#include "layout/words.h"

namespace atlas::layout {
namespace {

Heading of_clause(const catalog::Catalog& catalog, const catalog::Clause& clause, catalog::Language language) {
  const catalog::Document* document = catalog.document(clause.document);
  const std::string title = document ? document->titles.in(language) : clause.document;
  return {language == catalog::Language::zh ? fmt::format("{} {}", title, clause.number)
                                            : fmt::format("{}, {} {}", title, word(Word::clause, language), clause.number),
          clause.gist.in(language)};
}

Heading of_feature(const catalog::Feature& feature, catalog::Language language) {
  std::string subtitle = catalog::kind_name(feature.kind).in(language);
  if (const catalog::Status* status = feature.latest_status())
    subtitle += fmt::format(" · {} ({})", catalog::status_name(status->code).in(language), status->date);
  const bool kilometres = feature.uncertainty_m >= 1000;
  const double amount = kilometres ? std::round(feature.uncertainty_m / 1000) : feature.uncertainty_m;
  if (feature.exactness != 1)
    subtitle += fmt::format(" · {}, {} {:.0f} {}", word(Word::approximate, language), word(Word::uncertainty, language), amount,
                            word(kilometres ? Word::kilometres : Word::metres, language));
  return {feature.names.in(language), subtitle};
}

Heading made(const Page& page, const catalog::Catalog* catalog) {
  const catalog::Language language = language_of(page.language);
  if (catalog && !page.clauses.empty())
    if (const catalog::Clause* clause = catalog->clause(page.clauses.front())) return of_clause(*catalog, *clause, language);
  if (catalog && page.highlight.selected.size() == 1 && *page.highlight.selected.begin() < catalog->features().size())
    return of_feature(catalog->features()[*page.highlight.selected.begin()], language);
  if (catalog) return {word(Word::overview_title, language), word(Word::overview_subtitle, language)};
  return {};
}

}  // namespace

Heading heading_of(const Page& page, const catalog::Catalog* catalog) {
  if (!page.title.empty()) return {page.title, page.subtitle};
  Heading heading = made(page, catalog);
  if (!page.subtitle.empty()) heading.subtitle = page.subtitle;
  return heading;
}

}  // namespace atlas::layout
