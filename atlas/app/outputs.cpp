#include "app/outputs.h"

#include "app/map_settings.h"
#include "app/view_link.h"
#include "base/paths.h"

namespace atlas::app {
namespace {

// Above this zoom a page shows the window's centre at its scale; below, all that the window shows.
constexpr double fit_below_zoom = 10;

}  // namespace

void Outputs::note(const Session& session, Word what, const std::string& detail) {
  std::string text = word(what, session.interface_language);
  if (!detail.empty()) text += "\n" + detail;
  toasts_.add(Toasts::Kind::note, std::move(text), desk_.now_s());
}

void Outputs::warn(const Session& session, Word what) {
  toasts_.add(Toasts::Kind::warning, word(what, session.interface_language), desk_.now_s());
}

void Outputs::copy_view(const Session& session, const render::Camera& camera) {
  const std::string text = to_text(session.link(camera));
  desk_.set_clipboard(text);
  note(session, Word::copied, text);
}

void Outputs::paste_view(Session& session) {
  const auto link = parse_view_link(desk_.clipboard());
  if (!link) return warn(session, Word::not_a_view);
  if (!session.apply(*link)) warn(session, Word::unknown_selection);
}

void Outputs::write_picture(const Session& session, MapArea& area) {
  PictureOrder order;
  order.file = next_free_file(pictures_folder(), today(), ".png", taken_);
  order.map = area.map().options();
  order.map.on_ready = {};
  order.map.language = language_code(session.language);
  order.hidden = hidden_layers(session);
  const auto style = style_for(session, false);
  if (!style) return toasts_.add(style.error(), desk_.now_s());
  order.map.style = *style;

  const render::View view = area.view();
  order.page.language = order.map.language;
  order.page.date = today();
  order.page.camera = view.camera;
  order.page.fit = view.camera.zoom < fit_below_zoom ? view.geo_box() : geo::GeoBox{};
  order.page.highlight.selected = session.highlight().selected;
  if (const catalog::Clause* clause = session.clause()) order.page.clauses = {clause->id};
  note(session, Word::picture_writing);
  errands_.draw_picture(std::move(order));
}

void Outputs::export_layers(const Session& session) {
  exchange::Choice choice;
  if (session.feature()) choice.features = {session.selection()};
  if (session.clause()) choice.clauses = {session.selection()};
  note(session, Word::exporting);
  errands_.export_layers(next_free_file(pictures_folder(), today(), ".geojson", taken_), session.shared_catalog(), choice);
}

}  // namespace atlas::app
