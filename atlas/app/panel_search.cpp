#include "app/panel_search.h"

#include <imgui_stdlib.h>

#include <algorithm>

#include "app/widgets.h"

namespace atlas::app {
namespace {

// The id of what was found, and its row.
const std::string& id_of(const catalog::Hit& hit) { return hit.feature ? hit.feature->id : hit.clause->id; }

// A clause's number means little without its document.
std::string document_of(const Ui& ui, const catalog::Clause& clause) {
  const catalog::Document* document = ui.session.catalog().document(clause.document);
  return document ? ui.in(document->titles) : clause.document;
}

}  // namespace

void SearchPanel::draw(const Ui& ui) {
  draw_field(ui);
  ImGui::BeginChild("results");
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  if (text_.empty())
    quiet(ui, ui(Word::search_empty));
  else if (ui.session.hits().empty())
    quiet(ui, ui(Word::search_nothing));
  else
    draw_hits(ui);
  ImGui::PopStyleVar();
  ImGui::EndChild();
}

void SearchPanel::draw_field(const Ui& ui) {
  ui.fonts.use(Role::body, text_);
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float icon = ui.px(32);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {icon, ui.px(7)});
  ImGui::SetNextItemWidth(-1);
  if (std::exchange(focus_, false)) ImGui::SetKeyboardFocusHere();
  if (ImGui::InputTextWithHint("##search", ui(Word::search_hint), &text_, ImGuiInputTextFlags_AutoSelectAll)) choice_ = 0;
  ImGui::PopStyleVar();
  report_item(ui, "search");
  const bool active = ImGui::IsItemActive();
  // A field that is left by Enter stays as it is: the choice is taken.
  entered_ = ImGui::IsItemDeactivated() && key_pressed(ImGuiKey_Enter);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  list.AddRect(low, high, active ? ui.theme.accent : ui.theme.line, ui.px(4), 0, ui.px(active ? 1.5f : 1));
  draw_icon(list, Icon::search, {from.x + icon / 2, (low.y + high.y) / 2}, ui.px(1), ui.theme.quiet);
  ui.session.search(text_);
  if (active) move_choice(ui);
  gap(ui, 4);
}

void SearchPanel::move_choice(const Ui& ui) {
  const int last = static_cast<int>(ui.session.hits().size()) - 1, before = choice_;
  if (key_pressed(ImGuiKey_DownArrow)) ++choice_;
  if (key_pressed(ImGuiKey_UpArrow)) --choice_;
  choice_ = std::clamp(choice_, 0, std::max(0, last));
  moved_ = choice_ != before;
}

void SearchPanel::draw_hits(const Ui& ui) {
  const auto& hits = ui.session.hits();
  // Rows stand in two groups, and the choice moves through the rows.
  std::vector<const catalog::Hit*> rows;
  for (const bool features : {true, false})
    for (const catalog::Hit& hit : hits)
      if ((hit.feature != nullptr) == features) rows.push_back(&hit);

  for (std::size_t i = 0; i < rows.size(); ++i) {
    const catalog::Hit& hit = *rows[i];
    if (i == 0 || (rows[i - 1]->feature != nullptr) != (hit.feature != nullptr))
      heading(ui, ui(hit.feature ? Word::found_features : Word::found_clauses));
    Row content = hit.feature ? feature_row(ui, *hit.feature, "result") : clause_row(ui, *hit.clause, "result");
    if (hit.clause) content.detail = document_of(ui, *hit.clause);
    const bool is_choice = static_cast<int>(i) == choice_;
    const RowAnswer answer = row(ui, content);
    if (is_choice) {
      ImGui::GetWindowDrawList()->AddRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), ui.theme.line, ui.px(4));
      if (std::exchange(moved_, false) && !ImGui::IsItemVisible()) ImGui::SetScrollHereY(0.5f);
    }
    if (answer.clicked || (is_choice && entered_)) choice_ = static_cast<int>(i), ui.session.reveal(id_of(hit));
  }
}

}  // namespace atlas::app
