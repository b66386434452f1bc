#include "app/panel_selection.h"

#include <fmt/core.h>

#include "app/widgets.h"

namespace atlas::app {
namespace {

std::string text_of(const source::Value& value) {
  if (const auto* text = value.text()) return *text;
  if (const auto* number = value.number()) return fmt::format("{:.10g}", *number);
  if (const auto* boolean = value.boolean()) return *boolean ? "true" : "false";
  if (const auto* array = value.array()) {
    std::string all;
    for (const source::Value& one : *array) all += (all.empty() ? "" : ", ") + text_of(one);
    return all;
  }
  if (const auto* object = value.object()) {
    std::string all;
    for (const auto& [key, one] : *object) all += (all.empty() ? "" : ", ") + key + ": " + text_of(one);
    return all;
  }
  return "";
}

}  // namespace

const std::vector<Neighbour>& SelectionPanel::neighbours_of(const Ui& ui, const catalog::Feature& feature) {
  if (neighbours_for_ != feature.id) {
    neighbours_for_ = feature.id;
    neighbours_ = neighbours(ui.session.catalog(), feature);
  }
  return neighbours_;
}

void SelectionPanel::draw(const Ui& ui) {
  if (seen_selections_ != ui.session.selections()) {
    seen_selections_ = ui.session.selections();
    ImGui::SetScrollY(0);
  }
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  if (const catalog::Feature* feature = ui.session.feature())
    draw_feature(ui, *feature, neighbours_of(ui, *feature));
  else if (const catalog::Clause* clause = ui.session.clause())
    draw_clause(ui, *clause);
  else if (ui.session.other().feature)
    draw_other_feature(ui, ui.session.other());
  else
    draw_nothing_selected(ui);
  gap(ui, 24);
  ImGui::PopStyleVar();
}

void draw_other_feature(const Ui& ui, const OtherFeature& other) {
  gap(ui, 8);
  paragraph(ui, other.layer, {Role::title});
  quiet(ui, fmt::format("{} · {}", other.source, geo::type_name(other.feature->geometry)));
  heading(ui, ui(Word::properties));
  for (const auto& [key, value] : other.feature->properties.all()) fact(ui, key, text_of(value));
}

void draw_nothing_selected(const Ui& ui) {
  gap(ui, 8);
  paragraph(ui, ui(Word::empty_title), {Role::title});
  for (const Word hint : {Word::empty_click, Word::empty_clause, Word::empty_search, Word::empty_drop, Word::empty_keys}) {
    gap(ui, 12);
    paragraph(ui, ui(hint), {Role::body, ui.theme.quiet});
  }
}

}  // namespace atlas::app
