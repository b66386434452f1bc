#include "app/key_list.h"

#include <algorithm>

#include "app/widgets.h"

namespace atlas::app {

void draw_key_list(const Ui& ui, bool& open) {
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const float line = ui.px(28), width = std::min(ui.px(440), display.x - ui.px(32));
  const float height = std::min(line * static_cast<float>(key_table().size()) + ui.px(108), display.y - ui.px(32));
  ImGui::SetNextWindowPos({(display.x - width) / 2, (display.y - height) / 2});
  ImGui::SetNextWindowSize({width, height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(24), ui.px(16)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(4));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ui.theme.raised);
  ImGui::Begin("keys", nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float full = ImGui::GetContentRegionAvail().x, column = ui.px(112);
  paragraph(ui, ui(Word::keys), {Role::title});
  gap(ui, 8);
  for (const KeyRow& key : key_table()) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_text(ui, &list, at, column, key.keys, {Role::bold, ui.theme.accent});
    draw_text(ui, &list, {at.x + column, at.y}, full - column, ui(key.does), {});
    ImGui::Dummy({full, line});
  }
  gap(ui, 4);
  quiet(ui, ui(Word::about_zoom));
  const bool clicked_away = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows);
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(4);
  if (clicked_away) open = false;
}

}  // namespace atlas::app
