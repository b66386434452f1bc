#include <fmt/core.h>

#include <cmath>

#include "app/panel_selection.h"
#include "app/precision_picture.h"
#include "app/widgets.h"
#include "geo/geodesic.h"

namespace atlas::app {
namespace {

using catalog::Feature;

void draw_names(const Ui& ui, const Feature& feature) {
  const catalog::Language own = ui.session.interface_language;
  paragraph(ui, feature.names.in(own), {Role::title});
  const catalog::Status* status = feature.latest_status();
  quiet(ui, ui.in(catalog::kind_name(feature.kind)) + (status ? " · " + ui.in(catalog::status_name(status->code)) : ""));
  gap(ui, 8);
  constexpr Word titles[] = {Word::zh_name, Word::en_name, Word::ru_name, Word::ky_name};
  for (std::size_t i = 0; i < 4; ++i) fact(ui, ui(titles[i]), feature.names.by_language[i]);
}

void draw_clauses(const Ui& ui, const Feature& feature) {
  heading(ui, ui(Word::clauses));
  const catalog::Catalog& catalog = ui.session.catalog();
  for (const catalog::Link* link : catalog.links_of_feature(feature.id)) {
    const catalog::Clause* clause = catalog.clause(link->clause);
    const catalog::Document* document = clause ? catalog.document(clause->document) : nullptr;
    if (!document) continue;
    Row content{"says:" + clause->id};
    content.lead = fmt::format("{} {}", clause->document, clause->number);
    content.text = ui.in(clause->gist);
    content.detail = ui.in(catalog::strength_name(link->strength));
    if (!link->words.empty()) content.detail += fmt::format(" · {}「{}」", ui(Word::attached_words), link->words);
    if (!link->note.empty()) content.detail += "\n" + ui.in(link->note);
    content.mark = [&ui, link](ImDrawList& list, ImVec2 centre) { draw_strength(ui, list, centre, link->strength); };
    if (row(ui, content).clicked) ui.session.reveal(clause->id);
  }
}

void draw_precision(const Ui& ui, const Feature& feature) {
  heading(ui, ui(Word::precision));
  draw_precision_picture(ui, feature);
  gap(ui, 6);
  const bool exact = feature.exactness == 1;
  const bool chinese = ui.session.interface_language == catalog::Language::zh;
  std::string text = fmt::format("{}, {}", ui(exact ? Word::exact : Word::approximate), ui.in(catalog::precision_name(feature.precision)));
  if (feature.uncertainty_m > 0)
    text += chinese ? fmt::format("；真实位置应在 {} 以内", metres_text(feature.uncertainty_m))
                    : fmt::format("; the truth is thought to lie within {}", metres_text(feature.uncertainty_m));
  paragraph(ui, text);
  if (feature.stretches.size() < 2) return;
  gap(ui, 6);
  for (const catalog::Stretch& stretch : feature.stretches) {
    quiet(ui, fmt::format("{:.0f}–{:.0f} %: ± {}  {}", stretch.from * 100, stretch.to * 100, metres_text(stretch.uncertainty_m), ui.in(stretch.basis)));
    gap(ui, 2);
  }
}

// A line of dots, one for each thing said; what says that it is not built has an open dot, as on the map.
void draw_status_history(const Ui& ui, const Feature& feature) {
  if (feature.statuses.empty()) return;
  heading(ui, ui(Word::status_history));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 color = layer_color(ui.theme, feature.layer);
  const float radius = ui.px(4.5f), column = ui.px(20);
  for (std::size_t i = 0; i < feature.statuses.size(); ++i) {
    const catalog::Status& status = feature.statuses[i];
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const ImVec2 dot{std::floor(from.x + ui.px(6)) + 0.5f, from.y + ui.fonts.size(Role::bold) / 2};
    ImGui::Indent(column);
    paragraph(ui, fmt::format("{}  {}", status.date.empty() ? ui(Word::undated) : status.date, ui.in(catalog::status_name(status.code))), {Role::bold});
    paragraph(ui, ui.in(status.note));
    quiet(ui, status.source);
    ImGui::Unindent(column);
    gap(ui, 8);
    const float next = ImGui::GetCursorScreenPos().y + ui.fonts.size(Role::bold) / 2;
    if (i + 1 < feature.statuses.size()) list.AddLine({dot.x, dot.y + radius + ui.px(2)}, {dot.x, next - radius - ui.px(2)}, ui.theme.line, ui.px(1.5f));
    if (status.built())
      list.AddCircleFilled(dot, radius, color, 24);
    else
      list.AddCircle(dot, radius - ui.px(0.75f), color, 24, ui.px(1.5f));
  }
}

std::string difference_text(const Ui& ui, double own, double published) {
  const double percent = published > 0 ? (own - published) / published * 100 : 0;
  return fmt::format("{} {:+.0f} %", ui(Word::difference), percent);
}

void draw_extent(const Ui& ui, const Feature& feature) {
  const bool line = feature.geometry.type == geo::GeometryType::line, area = feature.geometry.type == geo::GeometryType::polygon;
  if (!line && !area) return;
  heading(ui, ui(line ? Word::own_length : Word::own_area));
  const double own = line ? geo::length_m(feature.geometry) / 1e3 : geo::area_m2(feature.geometry) / 1e6;
  paragraph(ui, line ? fmt::format("{:.0f} km", own) : fmt::format("{:.0f} km²", own), {Role::bold});
  gap(ui, 4);
  for (const catalog::PublishedLength& length : feature.lengths) {
    paragraph(ui, fmt::format("{} {:g} km, {}", ui(Word::published), length.km, difference_text(ui, own, length.km)));
    quiet(ui, ui.in(length.what));
    quiet(ui, length.source);
    gap(ui, 4);
  }
  for (const catalog::PublishedArea& one : feature.areas) {
    paragraph(ui, fmt::format("{} {:g} km², {}", ui(Word::published), one.km2, difference_text(ui, own, one.km2)));
    quiet(ui, one.source);
    gap(ui, 4);
  }
  paragraph(ui, ui.in(feature.length_note));
}

void draw_sources(const Ui& ui, const Feature& feature) {
  heading(ui, ui(Word::sources));
  for (const catalog::DataSource& source : feature.sources) {
    paragraph(ui, source.title);
    quiet(ui, source.license);
    gap(ui, 4);
  }
  fact(ui, ui(Word::licence), feature.license);
  if (feature.lineage.empty()) return;
  heading(ui, ui(Word::lineage));
  paragraph(ui, ui.in(feature.lineage));
}

void draw_neighbours(const Ui& ui, const std::vector<Neighbour>& near) {
  if (near.empty()) return;
  heading(ui, ui(Word::neighbours));
  for (const Neighbour& one : near) {
    Row content = feature_row(ui, *one.feature, "near");
    if (std::isfinite(one.distance_m)) content.detail += " · " + metres_text(one.distance_m);
    if (one.shared_clauses) content.detail += fmt::format(" · {} {}", one.shared_clauses, ui(Word::shared_clauses));
    if (row(ui, content).clicked) ui.session.reveal(one.feature->id);
  }
}

}  // namespace

void draw_feature(const Ui& ui, const Feature& feature, const std::vector<Neighbour>& near) {
  gap(ui, 8);
  draw_names(ui, feature);
  draw_clauses(ui, feature);
  draw_precision(ui, feature);
  draw_status_history(ui, feature);
  draw_extent(ui, feature);
  draw_sources(ui, feature);
  draw_neighbours(ui, near);
}

}  // namespace atlas::app
