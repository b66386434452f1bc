#include "app/top_bar.h"

#include "app/widgets.h"

namespace atlas::app {
namespace {

void item(const Ui& ui, Command command, Word name, bool enabled = true) {
  if (ImGui::MenuItem(ui(name), keys_of(command), false, enabled)) ui.ask(command);
  report_item(ui, std::string("menu:") + word(name, catalog::Language::en));
}

// The menu's title and whether it is open; named in English for screen robots.
bool begin_menu(const Ui& ui, Word name) {
  const bool open = ImGui::BeginMenu(ui(name));
  if (!open) report_item(ui, std::string("menu:") + word(name, catalog::Language::en));
  return open;
}

void draw_views(const Ui& ui) {
  for (const catalog::NamedView& view : ui.session.catalog().views()) {
    if (!ImGui::MenuItem(ui.in(view.titles).c_str())) continue;
    ui.session.clear_selection();
    if (!view.clause.empty()) ui.session.select(view.clause);
    if (!view.feature.empty()) ui.session.select(view.feature);
    ui.session.show(render::Camera{view.centre, view.zoom});
  }
}

void draw_map_menu(const Ui& ui) {
  item(ui, Command::search, Word::search);
  item(ui, Command::clear, Word::clear);
  ImGui::Separator();
  item(ui, Command::zoom_in, Word::zoom_in);
  item(ui, Command::zoom_out, Word::zoom_out);
  item(ui, Command::show_overview, Word::overview);
  item(ui, Command::show_selection, Word::show_selection, !ui.session.selection().empty());
  ImGui::Separator();
  item(ui, Command::next_language, Word::map_language);
  item(ui, Command::toggle_interface, Word::interface_language);
  item(ui, Command::toggle_dark, Word::light_dark);
  ImGui::Separator();
  item(ui, Command::fold_left, Word::fold_left);
  item(ui, Command::fold_right, Word::fold_right);
  ImGui::Separator();
  item(ui, Command::quit, Word::quit);
}

void draw_menus(const Ui& ui) {
  if (begin_menu(ui, Word::views)) draw_views(ui), ImGui::EndMenu();
  if (begin_menu(ui, Word::map)) draw_map_menu(ui), ImGui::EndMenu();
  if (begin_menu(ui, Word::share)) {
    item(ui, Command::write_picture, Word::briefing_picture);
    item(ui, Command::export_layers, Word::export_geojson);
    ImGui::Separator();
    item(ui, Command::copy_view, Word::copy_view);
    item(ui, Command::paste_view, Word::paste_view);
    ImGui::EndMenu();
  }
  if (begin_menu(ui, Word::help)) item(ui, Command::show_keys, Word::keys), ImGui::EndMenu();
}

void draw_buttons(const Ui& ui) {
  const auto button = [&](const char* id, Icon icon, Command command, Word name, bool on = false) {
    if (icon_button(ui, id, icon, ui(name), keys_of(command), on)) ui.ask(command);
    ImGui::SameLine(0, ui.px(2));
  };
  button("picture", Icon::picture, Command::write_picture, Word::briefing_picture);
  button("export", Icon::export_layers, Command::export_layers, Word::export_geojson);
  button("copy view", Icon::copy, Command::copy_view, Word::copy_view);
  button("light or dark", ui.session.dark ? Icon::sun : Icon::moon, Command::toggle_dark, Word::light_dark);
  button("keys", Icon::keys, Command::show_keys, Word::keys);
  button("fold left", Icon::fold_left, Command::fold_left, Word::fold_left, ui.session.left_open);
  button("fold right", Icon::fold_right, Command::fold_right, Word::fold_right, ui.session.right_open);
}

}  // namespace

void draw_top_bar(const Ui& ui) {
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const float height = ui.px(top_bar_height);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(8), (height - ui.fonts.size(Role::body)) / 2});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({display.x, height});
  ImGui::Begin("top bar", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_MenuBar | ImGuiWindowFlags_NoNav);
  if (ImGui::BeginMenuBar()) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const char* name = ui(Word::application);
    draw_text(ui, &list, {ui.px(16), (height - ui.fonts.size(Role::bold)) / 2}, ui.px(240), name, {Role::bold, ui.theme.accent});
    const ImVec2 size = ui.fonts.font(Role::bold)->CalcTextSizeA(ui.fonts.size(Role::bold), 1e9f, 0, name);
    ImGui::SetCursorPosX(ui.px(16) + size.x + ui.px(16));
    // Menus themselves are roomier than the bar.
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8), ui.px(8)});
    draw_menus(ui);
    ImGui::PopStyleVar();
    ImGui::SetCursorPos({display.x - ui.px(7 * 30 + 12), (height - ui.px(28)) / 2});
    draw_buttons(ui);
    ImGui::EndMenuBar();
  }
  ImGui::GetWindowDrawList()->AddLine({0, height - 0.5f}, {display.x, height - 0.5f}, ui.theme.line);
  ImGui::End();
  ImGui::PopStyleVar(3);
}

}  // namespace atlas::app
