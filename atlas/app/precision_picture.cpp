#include "app/precision_picture.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/widgets.h"

namespace atlas::app {
namespace {

constexpr float picture_height = 84, corridor_alpha = 0.14f;   // logical pixels; look.md

// The drawing's box, and the colours of the feature's layer.
struct Sheet {
  const Ui& ui;
  ImDrawList& list;
  ImVec2 low, high;
  ImU32 color;

  float px(float logical) const { return ui.px(logical); }
  ImVec2 centre() const { return {(low.x + high.x) / 2, (low.y + high.y) / 2}; }
  float width() const { return high.x - low.x; }
  ImU32 band() const { return with_alpha(color, ui.theme.dark ? 0.22f : corridor_alpha); }
};

// 8-5 dashes along a way that is drawn as many short pieces.
void dash(const Sheet& sheet, const std::vector<ImVec2>& points, bool closed = false) {
  const float on = sheet.px(8), period = sheet.px(13);
  float walked = 0;
  for (std::size_t i = 0; i + 1 < points.size() + (closed ? 1 : 0); ++i) {
    const ImVec2 a = points[i], b = points[(i + 1) % points.size()];
    if (std::fmod(walked, period) < on) sheet.list.AddLine(a, b, sheet.color, sheet.px(2.5f));
    walked += std::hypot(b.x - a.x, b.y - a.y);
  }
}

void stroke(const Sheet& sheet, const std::vector<ImVec2>& points, bool closed = false) {
  sheet.list.AddPolyline(points.data(), static_cast<int>(points.size()), sheet.color, closed ? ImDrawFlags_Closed : 0, sheet.px(2.5f));
}

// "± 2.5 km" beside a measure of `half` units up and down from `at`.
void measure(const Sheet& sheet, ImVec2 at, float half, const std::string& text) {
  const ImU32 color = sheet.ui.theme.quiet;
  const float tick = sheet.px(3), thin = sheet.px(1);
  sheet.list.AddLine({at.x, at.y - half}, {at.x, at.y + half}, color, thin);
  for (const float end : {at.y - half, at.y + half}) sheet.list.AddLine({at.x - tick, end}, {at.x + tick, end}, color, thin);
  const float line = sheet.ui.fonts.size(Role::small);
  draw_text(sheet.ui, &sheet.list, {at.x + sheet.px(6), at.y - line / 2}, sheet.px(120), text, {Role::small, sheet.ui.theme.text});
}

float share_of(const catalog::Feature& feature, double fraction) {
  if (feature.uncertainty_m <= 0) return 0;
  for (const catalog::Stretch& stretch : feature.stretches)
    if (fraction >= stretch.from && fraction <= stretch.to)
      return static_cast<float>(std::clamp(stretch.uncertainty_m / feature.uncertainty_m, 0.06, 1.0));
  return 1;
}

void draw_line(const Sheet& sheet, const catalog::Feature& feature) {
  const float left = sheet.low.x + sheet.px(12), right = sheet.high.x - sheet.px(92), half = sheet.px(24);
  std::vector<ImVec2> way;
  std::vector<float> shares;
  constexpr int pieces = 240;
  for (int i = 0; i <= pieces; ++i) {
    const float t = static_cast<float>(i) / pieces;
    way.push_back({left + (right - left) * t, sheet.centre().y + sheet.px(7) * std::sin(t * 7.5f) - sheet.px(3) * std::sin(t * 17)});
    shares.push_back(share_of(feature, t));
  }
  if (feature.exactness == 1) {
    stroke(sheet, way);
    return measure(sheet, {right + sheet.px(10), way.back().y}, sheet.px(4), "± " + metres_text(feature.uncertainty_m));
  }
  // Column by column: the rims of slanting pieces would shine through each other.
  for (float x = std::floor(left); x < std::floor(right); x += 1) {
    const auto k = static_cast<std::size_t>(std::clamp((x + 0.5f - left) / (right - left), 0.0f, 1.0f) * pieces);
    sheet.list.AddRectFilled({x, way[k].y - half * shares[k]}, {x + 1, way[k].y + half * shares[k]}, sheet.band());
  }
  dash(sheet, way);
  const auto widest = static_cast<std::size_t>(std::max_element(shares.begin(), shares.end()) - shares.begin());
  measure(sheet, {right + sheet.px(10), way[widest].y}, half, "± " + metres_text(feature.uncertainty_m));
}

void draw_area(const Sheet& sheet, const catalog::Feature& feature) {
  const ImVec2 middle{sheet.low.x + (sheet.width() - sheet.px(92)) / 2, sheet.centre().y};
  std::vector<ImVec2> rim;
  constexpr int pieces = 240;
  for (int i = 0; i < pieces; ++i) {
    const float a = static_cast<float>(i) * 6.2831853f / pieces, r = 1 + 0.12f * std::sin(3 * a) + 0.07f * std::cos(5 * a + 1);
    rim.push_back({middle.x + sheet.px(78) * r * std::cos(a), middle.y + sheet.px(25) * r * std::sin(a)});
  }
  const bool exact = feature.exactness == 1;
  sheet.list.AddConvexPolyFilled(rim.data(), static_cast<int>(rim.size()), sheet.band());
  if (exact) return stroke(sheet, rim, true), measure(sheet, {sheet.high.x - sheet.px(82), middle.y}, sheet.px(4), "± " + metres_text(feature.uncertainty_m));
  sheet.list.AddPolyline(rim.data(), static_cast<int>(rim.size()), sheet.band(), ImDrawFlags_Closed, sheet.px(16));
  dash(sheet, rim, true);
  measure(sheet, {sheet.high.x - sheet.px(82), middle.y}, sheet.px(8), "± " + metres_text(feature.uncertainty_m));
}

void draw_point(const Sheet& sheet, const catalog::Feature& feature) {
  const ImVec2 middle{sheet.low.x + (sheet.width() - sheet.px(92)) / 2, sheet.centre().y};
  const float radius = feature.exactness == 1 ? sheet.px(10) : sheet.px(30);
  sheet.list.AddCircleFilled(middle, radius, sheet.band(), 48);
  if (feature.exactness != 1) {
    std::vector<ImVec2> rim;
    for (int i = 0; i < 180; ++i) {
      const float a = static_cast<float>(i) * 6.2831853f / 180;
      rim.push_back({middle.x + radius * std::cos(a), middle.y + radius * std::sin(a)});
    }
    dash(sheet, rim, true);
  }
  sheet.list.AddCircleFilled(middle, sheet.px(4), sheet.color, 24);
  measure(sheet, {sheet.high.x - sheet.px(82), middle.y}, radius, "± " + metres_text(feature.uncertainty_m));
}

}  // namespace

void draw_precision_picture(const Ui& ui, const catalog::Feature& feature) {
  const ImVec2 low = ImGui::GetCursorScreenPos(), high{low.x + ImGui::GetContentRegionAvail().x, low.y + ui.px(picture_height)};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(low, high, ui.theme.hover, ui.px(4));
  const Sheet sheet{ui, list, low, high, layer_color(ui.theme, feature.layer)};
  list.PushClipRect(low, high, true);
  switch (feature.geometry.type) {
    case geo::GeometryType::line: draw_line(sheet, feature); break;
    case geo::GeometryType::polygon: draw_area(sheet, feature); break;
    default: draw_point(sheet, feature);
  }
  list.PopClipRect();
  ImGui::Dummy({high.x - low.x, high.y - low.y});
}

}  // namespace atlas::app
