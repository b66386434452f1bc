#include <fmt/core.h>

#include "app/panel_selection.h"
#include "app/widgets.h"

namespace atlas::app {
namespace {

void draw_links(const Ui& ui, const catalog::Clause& clause) {
  const auto links = ui.session.catalog().links_of_clause(clause.id);
  heading(ui, ui(Word::linked_features));
  if (links.empty()) return quiet(ui, ui(Word::no_links));
  for (const catalog::Link* link : links) {
    const catalog::Feature* feature = ui.session.catalog().feature(link->feature);
    if (!feature) continue;
    Row content = feature_row(ui, *feature, "link");
    content.detail = ui.in(catalog::strength_name(link->strength));
    if (!link->words.empty()) content.detail += fmt::format(" · {}「{}」", ui(Word::attached_words), link->words);
    if (!link->note.empty()) content.detail += "\n" + ui.in(link->note);
    content.mark = [&ui, link](ImDrawList& list, ImVec2 centre) { draw_strength(ui, list, centre, link->strength); };
    if (row(ui, content).clicked) ui.session.reveal(feature->id);
  }
}

}  // namespace

void draw_clause(const Ui& ui, const catalog::Clause& clause) {
  const catalog::Document* document = ui.session.catalog().document(clause.document);
  gap(ui, 8);
  if (document) quiet(ui, fmt::format("{} · {}", ui.in(document->titles), document->date));
  gap(ui, 4);
  paragraph(ui, fmt::format("{} {}", ui(Word::clause), clause.number), {Role::title});
  quiet(ui, clause.id);

  // Both languages: a reader checks one against the other.
  heading(ui, ui(Word::gist));
  const bool chinese_first = ui.session.interface_language == catalog::Language::zh;
  paragraph(ui, chinese_first ? clause.gist.zh : clause.gist.en);
  gap(ui, 8);
  paragraph(ui, chinese_first ? clause.gist.en : clause.gist.zh, {Role::body, ui.theme.quiet});
  if (!clause.note.empty()) {
    heading(ui, ui(Word::note));
    paragraph(ui, ui.in(clause.note));
  }
  draw_links(ui, clause);
}

}  // namespace atlas::app
