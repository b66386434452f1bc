#include "app/foot_bar.h"

#include <fmt/format.h>

#include <cmath>

#include "app/widgets.h"
#include "layout/words.h"

namespace atlas::app {
namespace {

constexpr double metres_per_screen_pixel = 0.0254 / 96;   // of the nominal display: 96 dots an inch

std::string degrees_text(double value, char positive, char negative) {
  return fmt::format("{:.4f}° {}", std::abs(value), value < 0 ? negative : positive);
}

std::string place_text(const Ui& ui, const MapArea& area) {
  const ImVec2 pointer = ImGui::GetMousePos();
  if (!area.holds(pointer)) return ui(Word::no_place);
  const geo::LonLat place = area.place_at(pointer);
  if (!std::isfinite(place.lon) || !std::isfinite(place.lat)) return ui(Word::no_place);
  return degrees_text(place.lat, 'N', 'S') + "  " + degrees_text(place.lon, 'E', 'W');
}

// Two figures: the scale of a screen map is not known better.
std::string scale_text(const MapArea& area) {
  const double exact = area.view().metres_per_pixel() / metres_per_screen_pixel;
  const double step = std::pow(10, std::floor(std::log10(exact)) - 1);
  const std::string digits = fmt::format("{:.0f}", std::round(exact / step) * step);
  std::string grouped;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i && (digits.size() - i) % 3 == 0) grouped += ' ';
    grouped += digits[i];
  }
  return "1 : " + grouped;
}

std::string attribution_of(const Ui& ui, const MapArea& area) {
  std::string all = layout::word(layout::Word::data_licences, ui.session.interface_language);
  for (const auto& one : area.map().options().sources) {
    const std::string& text = one->info().attribution;
    if (!text.empty() && all.find(text) == std::string::npos) all += " · " + text;
  }
  return all;
}

std::string loading_text(const Ui& ui, const Errands& errands) {
  if (!errands.progress()) return std::string(ui(Word::loading));
  return fmt::format("{} {:.0f} %", ui(Word::loading), 100 * *errands.progress());
}

}  // namespace

void draw_foot_bar(const Ui& ui, const MapArea& area, const Errands& errands, std::size_t failed_tiles) {
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const float height = ui.px(foot_bar_height);
  ImGui::SetNextWindowPos({0, display.y - height});
  ImGui::SetNextWindowSize({display.x, height});
  ImGui::Begin("foot bar", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                        ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float top = display.y - height, text_y = top + (height - ui.fonts.size(Role::small)) / 2;
  list.AddLine({0, top + 0.5f}, {display.x, top + 0.5f}, ui.theme.line);

  float x = ui.px(16);
  const auto put = [&](const std::string& text, float width, ImU32 color) {
    draw_text(ui, &list, {x, text_y}, ui.px(4000), text, {Role::small, color});
    x += ui.px(width);
  };
  put(place_text(ui, area), 184, ui.theme.text);
  put(scale_text(area), 120, ui.theme.text);
  put(area.view().projection->name(), 160, ui.theme.quiet);

  const bool loading = !area.complete() || errands.under_way() > 0;
  list.AddCircleFilled({x + ui.px(4), top + height / 2}, ui.px(3.5f), loading ? ui.theme.accent : failed_tiles ? ui.theme.warning : with_alpha(ui.theme.quiet, 0.6f), 16);
  x += ui.px(14);
  put(loading        ? loading_text(ui, errands)
      : failed_tiles ? fmt::format("{}: {}", ui(Word::partial), failed_tiles)
                     : std::string(ui(Word::complete)),
      180, failed_tiles ? ui.theme.warning : ui.theme.quiet);

  const std::string attribution = attribution_of(ui, area);
  const ImVec2 size = ui.fonts.font(Role::small)->CalcTextSizeA(ui.fonts.size(Role::small), 1e9f, 0, attribution.c_str());
  const float left = std::max(x, display.x - ui.px(16) - size.x);
  list.PushClipRect({x, top}, {display.x - ui.px(16), display.y}, true);
  draw_text(ui, &list, {left, text_y}, ui.px(4000), attribution, {Role::small, ui.theme.quiet});
  list.PopClipRect();
  ImGui::End();
}

}  // namespace atlas::app
