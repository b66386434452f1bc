// What of WindowFrame is on the screen.
#include "app/foot_bar.h"
#include "app/key_list.h"
#include "app/map_marks.h"
#include "app/panel_layers.h"
#include "app/top_bar.h"
#include "app/widgets.h"
#include "app/window_frame.h"

namespace atlas::app {
namespace {

constexpr float left_width = 320, right_width = 340, tab_height = 40;   // logical pixels

constexpr ImGuiWindowFlags panel_flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;

// A panel between the two bars.
void begin_panel(const Ui& ui, const char* name, float left, float width, ImGuiWindowFlags flags = 0) {
  const float top = ui.px(top_bar_height), bottom = ImGui::GetIO().DisplaySize.y - ui.px(foot_bar_height);
  ImGui::SetNextWindowPos({left, top});
  ImGui::SetNextWindowSize({width, bottom - top});
  ImGui::Begin(name, nullptr, panel_flags | flags);
}

}  // namespace

void WindowFrame::draw() {
  const Ui ui{session_, theme_, fonts_, commands_, report_, text_selection_};
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const float top = ui.px(top_bar_height), bottom = display.y - ui.px(foot_bar_height);
  const float left = session_.left_open ? ui.px(left_width) : 0, right = session_.right_open ? ui.px(right_width) : 0;

  draw_top_bar(ui);
  if (session_.left_open) draw_left(ui);
  if (session_.right_open) draw_right(ui);
  area_->place({left, top}, {display.x - left - right, bottom - top}, theme_, desk_.unit());
  follow_session();
  area_->draw(ui, desk_.now_s());
  draw_map_buttons(ui, *area_);
  draw_toasts(ui, *area_, toasts_);
  draw_foot_bar(ui, *area_, errands_, failed_tiles_);
  if (keys_open_) draw_key_list(ui, keys_open_);
  if (!text_selection_.text.empty() && ImGui::GetIO().KeyCtrl && key_pressed(ImGuiKey_C)) ImGui::SetClipboardText(text_selection_.text.c_str());
}

void WindowFrame::draw_left(const Ui& ui) {
  const float width = ui.px(left_width);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  begin_panel(ui, "left", 0, width, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  draw_tabs(ui);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8), ui.px(8)});
  // A child of its own for each tab, so that each keeps its place.
  ImGui::BeginChild(tab_code(session_.tab), {0, 0}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
  switch (session_.tab) {
    case Tab::documents: documents_.draw(ui); break;
    case Tab::layers:
      draw_layers_panel(ui, [&](const std::string& layer) {
        return swatches_.of(area_->map(), atlas_layers_, layer, theme_.scale * desk_.unit());
      });
      break;
    case Tab::search: search_.draw(ui); break;
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
  const ImVec2 low = ImGui::GetWindowPos();
  ImGui::GetWindowDrawList()->AddLine({low.x + width - 0.5f, low.y}, {low.x + width - 0.5f, low.y + ImGui::GetWindowHeight()}, theme_.line);
  ImGui::End();
}

void WindowFrame::draw_tabs(const Ui& ui) {
  struct TabLook {
    Tab tab;
    Word name;
    Icon icon;
    float width;   // logical pixels, left_width together
  };
  constexpr TabLook tabs[] = {{Tab::documents, Word::documents, Icon::document, 124},
                              {Tab::layers, Word::layers, Icon::layers, 98},
                              {Tab::search, Word::search, Icon::search, 98}};
  const float height = ui.px(tab_height);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 from = ImGui::GetCursorScreenPos();
  float x = from.x;
  for (const auto& [tab, name, icon, logical_width] : tabs) {
    const float width = ui.px(logical_width);
    const ImVec2 low{std::exchange(x, x + width), from.y};
    ImGui::SetCursorScreenPos(low);
    const std::string id = std::string("tab:") + tab_code(tab);
    if (ImGui::InvisibleButton(id.c_str(), {width, height})) {
      session_.tab = tab;
      if (tab == Tab::search) search_.focus();
    }
    report_item(ui, id);
    const bool on = session_.tab == tab;
    const ImU32 color = on ? theme_.accent : ImGui::IsItemHovered() ? theme_.text : theme_.quiet;
    const Role role = on ? Role::bold : Role::body;
    const ImVec2 text = fonts_.font(role)->CalcTextSizeA(fonts_.size(role), 1e9f, 0, ui(name));
    const float start = low.x + (width - text.x - ui.px(22)) / 2;
    draw_icon(list, icon, {start + ui.px(8), low.y + height / 2}, ui.px(0.9f), color);
    draw_text(ui, &list, {start + ui.px(22), low.y + (height - fonts_.size(role)) / 2}, width, ui(name), {role, color});
    if (on) list.AddRectFilled({low.x + ui.px(8), low.y + height - ui.px(2)}, {low.x + width - ui.px(8), low.y + height}, theme_.accent, ui.px(1));
    if (tab == Tab::search) tip(ui, ui(Word::search), keys_of(Command::search));
  }
  list.AddLine({from.x, from.y + height - 0.5f}, {x, from.y + height - 0.5f}, theme_.line);
  ImGui::SetCursorScreenPos({from.x, from.y + height});
}

void WindowFrame::draw_right(const Ui& ui) {
  const float width = ui.px(right_width), left = ImGui::GetIO().DisplaySize.x - width;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(16), ui.px(8)});
  begin_panel(ui, "right", left, width);
  ImGui::PopStyleVar();
  selection_.draw(ui);
  const ImVec2 low = ImGui::GetWindowPos();
  ImGui::GetWindowDrawList()->AddLine({low.x + 0.5f, low.y}, {low.x + 0.5f, low.y + ImGui::GetWindowHeight()}, theme_.line);
  ImGui::End();
}

}  // namespace atlas::app
