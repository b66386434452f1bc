#include "app/panel_documents.h"

#include <fmt/core.h>

#include "app/widgets.h"

namespace atlas::app {
namespace {

// "2018-06-06 · 40 clauses"
std::string summary_of(const Ui& ui, const catalog::Document& document) {
  const bool chinese = ui.session.interface_language == catalog::Language::zh;
  return fmt::format("{} · {}{}{}", document.date, document.clauses.size(), chinese ? "" : " ", ui(Word::documents_count));
}

const catalog::Section* section_of(const catalog::Document& document, const std::string& number) {
  for (const catalog::Section& section : document.sections)
    if (section.number == number) return &section;
  return nullptr;
}

const catalog::Link* link_between(const catalog::Catalog& catalog, const std::string& feature, const std::string& clause) {
  for (const catalog::Link* link : catalog.links_of_feature(feature))
    if (link->clause == clause) return link;
  return nullptr;
}

}  // namespace

void DocumentsPanel::follow_selection(const Ui& ui) {
  const catalog::Catalog& catalog = ui.session.catalog();
  if (!started_) {
    // The oldest document lies open; the others show their titles.
    for (std::size_t i = 1; i < catalog.documents().size(); ++i) folded_.insert(catalog.documents()[i].id);
    started_ = true;
  }
  if (seen_selections_ == ui.session.selections()) return;
  seen_selections_ = ui.session.selections();
  const catalog::Clause* clause = ui.session.clause();
  if (const catalog::Feature* feature = ui.session.feature()) {
    const auto links = catalog.links_of_feature(feature->id);
    if (!links.empty()) clause = catalog.clause(links.front()->clause);
  }
  if (!clause) return;
  folded_.erase(clause->document);
  scroll_to_ = clause->id;
}

void DocumentsPanel::draw(const Ui& ui) {
  follow_selection(ui);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  for (const catalog::Document& document : ui.session.catalog().documents()) {
    bool open = !folded_.contains(document.id);
    fold(ui, "document:" + document.id, ui.in(document.titles), summary_of(ui, document), open);
    if (open)
      folded_.erase(document.id), draw_clauses(ui, document);
    else
      folded_.insert(document.id);
    rule(ui);
  }
  ImGui::PopStyleVar();
}

void DocumentsPanel::draw_clauses(const Ui& ui, const catalog::Document& document) {
  std::string section;
  for (const catalog::Clause& clause : document.clauses) {
    if (clause.section != section) {
      section = clause.section;
      if (const catalog::Section* one = section_of(document, section)) {
        gap(ui, 8);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = draw_text(ui, ImGui::GetWindowDrawList(), {at.x + ui.px(8), at.y}, ImGui::GetContentRegionAvail().x - ui.px(16),
                                       ui.in(one->title), {Role::small, ui.theme.quiet});
        gap(ui, height / ui.theme.scale + 2);
      }
    }
    Row content = clause_row(ui, clause, "clause");
    if (const auto* link = link_between(ui.session.catalog(), ui.session.selection(), clause.id))
      content.mark = [&ui, link](ImDrawList& list, ImVec2 centre) { draw_strength(ui, list, centre, link->strength); };
    const RowAnswer answer = row(ui, content);
    if (scroll_to_ == clause.id) {
      if (!ImGui::IsItemVisible() || !answer.hovered) ImGui::SetScrollHereY(0.3f);
      scroll_to_.clear();
    }
    if (answer.clicked) {
      ui.session.reveal(clause.id);
      seen_selections_ = ui.session.selections();   // it is where the pointer is: no need to scroll
    }
  }
}

}  // namespace atlas::app
