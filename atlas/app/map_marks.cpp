#include "app/map_marks.h"

#include <fmt/core.h>

#include <cmath>

#include "app/widgets.h"
#include "layout/marks.h"

namespace atlas::app {
namespace {

constexpr ImGuiWindowFlags overlay_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                           ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav;

constexpr double longest_bar = 140;   // logical pixels

void draw_scale_bar(const Ui& ui, ImDrawList& list, const MapArea& area) {
  const double per_pixel = area.view().metres_per_pixel();
  const double metres = layout::bar_length_m(per_pixel, longest_bar);
  const float width = ui.px(static_cast<float>(metres / per_pixel));
  const ImVec2 low{area.low().x + ui.px(48), area.low().y + area.size().y - ui.px(20)};
  const std::string text = metres < 1000 ? fmt::format("{:g} m", metres) : fmt::format("{:g} km", metres / 1000);
  const ImU32 ink = ui.theme.text, ground = with_alpha(ui.theme.panel, 0.75f);
  const float tick = ui.px(5), y = std::floor(low.y) + 0.5f;
  const auto bar = [&](ImU32 color, float thick) {
    const ImVec2 points[] = {{low.x, y - tick}, {low.x, y}, {low.x + width, y}, {low.x + width, y - tick}};
    list.AddPolyline(points, 4, color, 0, thick);
  };
  bar(ground, ui.px(4)), bar(ink, ui.px(1.5f));
  const ImVec2 at{low.x + ui.px(6), y - tick - ui.fonts.size(Role::small) + ui.px(2)};
  for (const ImVec2 d : {ImVec2{-1, 0}, {1, 0}, {0, -1}, {0, 1}})
    draw_text(ui, &list, {at.x + ui.px(d.x), at.y + ui.px(d.y)}, width + ui.px(80), text, {Role::small, ground});
  draw_text(ui, &list, at, width + ui.px(80), text, {Role::small, ink});
}

// North is up in every projection the window shows; the arrow says so.
void draw_north(const Ui& ui, ImDrawList& list, const MapArea& area) {
  const ImVec2 tip_at{area.low().x + ui.px(26), area.low().y + area.size().y - ui.px(48)};
  const float half = ui.px(6), length = ui.px(18);
  const ImU32 ink = ui.theme.text, ground = with_alpha(ui.theme.panel, 0.75f);
  const ImVec2 left{tip_at.x - half, tip_at.y + length}, right{tip_at.x + half, tip_at.y + length}, notch{tip_at.x, tip_at.y + length - ui.px(5)};
  const ImVec2 outline[] = {tip_at, right, notch, left};
  list.AddPolyline(outline, 4, ground, ImDrawFlags_Closed, ui.px(4));
  list.AddTriangleFilled(tip_at, notch, left, ink);
  list.AddPolyline(outline, 4, ink, ImDrawFlags_Closed, ui.px(1.2f));
  draw_text(ui, &list, {tip_at.x - ui.px(4), tip_at.y + length + ui.px(1)}, ui.px(40), ui(Word::north), {Role::small, ink});
}

}  // namespace

std::vector<render::ScreenRect> marks_room(double width, double height) {
  const double buttons = 3 * 28 + 8 + 12;
  return {{12, height - 54, 48 + longest_bar, 54}, {width - 36 - 12, height - buttons, 36 + 12, buttons}};
}

void draw_scale_and_north(const Ui& ui, ImDrawList& list, const MapArea& area) {
  draw_scale_bar(ui, list, area);
  draw_north(ui, list, area);
}

void draw_map_buttons(const Ui& ui, const MapArea& area) {
  const float side = ui.px(36), margin = ui.px(12);
  const ImVec2 high{area.low().x + area.size().x, area.low().y + area.size().y};
  ImGui::SetNextWindowPos({high.x - side - margin, high.y - 3 * ui.px(28) - ui.px(8) - margin});
  ImGui::SetNextWindowSize({side, 3 * ui.px(28) + ui.px(8)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(4), ui.px(4)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(4));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::Begin("map buttons", nullptr, overlay_flags);
  if (icon_button(ui, "zoom in", Icon::plus, ui(Word::zoom_in), keys_of(Command::zoom_in))) ui.ask(Command::zoom_in);
  if (icon_button(ui, "zoom out", Icon::minus, ui(Word::zoom_out), keys_of(Command::zoom_out))) ui.ask(Command::zoom_out);
  if (icon_button(ui, "overview", Icon::overview, ui(Word::overview), keys_of(Command::show_overview))) ui.ask(Command::show_overview);
  ImGui::End();
  ImGui::PopStyleVar(4);
}

void draw_toasts(const Ui& ui, const MapArea& area, Toasts& toasts) {
  const float width = std::min(ui.px(480), area.size().x - ui.px(32));
  float y = area.low().y + ui.px(16);
  std::size_t taken_away = toasts.all().size();
  for (std::size_t i = 0; i < toasts.all().size(); ++i) {
    const Toasts::Toast& toast = toasts.all()[i];
    const bool error = toast.kind == Toasts::Kind::error, warning = toast.kind == Toasts::Kind::warning;
    const float text_width = width - ui.px(32), text_height = draw_text(ui, nullptr, {}, text_width, toast.text, {});
    ImGui::SetNextWindowPos({area.low().x + (area.size().x - width) / 2, y});
    ImGui::SetNextWindowSize({width, text_height + ui.px(20)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(16), ui.px(10)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(4));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, ui.theme.raised);
    ImGui::Begin(fmt::format("toast {}", i).c_str(), nullptr, overlay_flags);
    const ImVec2 low = ImGui::GetWindowPos();
    ImGui::GetWindowDrawList()->AddRectFilled(low, {low.x + ui.px(4), low.y + ImGui::GetWindowHeight()},
                                              error ? ui.theme.error : warning ? ui.theme.warning : ui.theme.accent, ui.px(4));
    draw_text(ui, ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos(), text_width, toast.text, {});
    if (ImGui::IsWindowHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) taken_away = i;
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(3);
    y += text_height + ui.px(28);
  }
  toasts.remove(taken_away);
}

}  // namespace atlas::app
