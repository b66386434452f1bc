#include <cmath>

#include "source/check_rules.h"
#include "source/check_text.h"

namespace atlas::source {
namespace {

constexpr std::size_t longest_name = 60;  // characters; longer is a sentence of the document

void check_words(const catalog::Link& link, const Place& place, const std::string& subject, Findings& findings) {
  const bool named = link.strength == catalog::Strength::named;
  if (named && link.words.empty())
    findings.add(place, "is a named link without words", "write the name as the document has it", subject);
  if (!named && !link.words.empty())
    findings.add(place / "words", "stands on a link that is not a named one", "leave it out, or correct the strength", subject);
  if (character_count(link.words) > longest_name || link.words.find("。") != std::string::npos)
    findings.add(place / "words", "is a sentence rather than a name", "write the name alone", subject);
}

void check_ends(const catalog::Link& link, const Place& place, const KnownIds& known, Findings& findings) {
  const std::string subject = link.feature + " - " + link.clause;
  if (!known.features.contains(link.feature))
    findings.add(place / "feature", "is '" + link.feature + "', which no layer holds", "correct the id, or add the feature", subject);
  if (!known.clauses.contains(link.clause))
    findings.add(place / "clause", "is '" + link.clause + "', which no document has", "correct the id, or add the clause", subject);
}

}  // namespace

void check_links(const ParsedLinks& links, const KnownIds& known, const std::map<std::string, Place>& feature_places,
                 Findings& findings) {
  std::set<std::pair<std::string, std::string>> pairs;
  std::set<std::string> linked;
  for (std::size_t i = 0; i < links.links.size(); ++i) {
    const catalog::Link& link = links.links[i];
    const Place& place = links.places[i];
    const std::string subject = link.feature + " - " + link.clause;
    check_ends(link, place, known, findings);
    check_words(link, place, subject, findings);
    if (!pairs.insert({link.feature, link.clause}).second)
      findings.add(place, "ties the same feature to the same clause again", "keep one of the two", subject);
    if (link.strength != catalog::Strength::named && link.note.empty())
      findings.add(place, "has no note, though it is not a named link", "say why", subject);
    if (!link.note.empty()) check_translations(link.note, place / "note", subject, findings);
    linked.insert(link.feature);
  }
  for (const auto& [id, place] : feature_places)
    if (!linked.contains(id)) findings.add(place, "is tied to no clause", "add a link, or leave the feature out", id);
}

void check_views(const JsonNode& root, const std::vector<catalog::NamedView>& views, const KnownIds& known, Findings& findings) {
  std::set<std::string> ids;
  const Place all = root.place() / "views";
  for (std::size_t i = 0; i < views.size(); ++i) {
    const catalog::NamedView& view = views[i];
    if (view.id.empty() || !ids.insert(view.id).second)
      findings.add(all / i / "id", view.id.empty() ? "is empty" : "is the id of another view too", "give each view its own", view.id);
    check_translations(view.titles, all / i / "titles", view.id, findings);
    if (!(std::abs(view.centre.lon) <= 180) || !(std::abs(view.centre.lat) <= 90) || view.zoom < 0 || view.zoom > 24)
      findings.add(all / i / "camera", "is outside the world or the zooms from 0 to 24", "correct it", view.id);
    if (!view.feature.empty() && !known.features.contains(view.feature))
      findings.add(all / i / "feature", "is '" + view.feature + "', which no layer holds", "correct the id", view.id);
    if (!view.clause.empty() && !known.clauses.contains(view.clause))
      findings.add(all / i / "clause", "is '" + view.clause + "', which no document has", "correct the id", view.id);
  }
}

}  // namespace atlas::source
