#include "app/theme.h"

namespace atlas::app {
namespace {

constexpr ImU32 rgb(unsigned hex) { return IM_COL32(hex >> 16 & 255, hex >> 8 & 255, hex & 255, 255); }

struct LayerColor {
  std::string_view layer;
  unsigned light, dark;
};

constexpr LayerColor layer_colors[] = {
    {"regions", 0xB97F12, 0xE9B95A}, {"border", 0x7D6B87, 0xB7A3C4},   {"crossings", 0x1F5FA8, 0x6FB0F5},
    {"roads", 0xC4472B, 0xF0785A},   {"railway", 0x2F3338, 0xD5D9DE},  {"power", 0x7446B0, 0xB08BE8},
    {"gas", 0x0F7B6C, 0x3CC2AE},     {"projects", 0x1F5FA8, 0x6FB0F5}, {"tourism", 0x1F5FA8, 0x6FB0F5},
    {"air", 0x1F5FA8, 0x6FB0F5},
};

}  // namespace

ImU32 with_alpha(ImU32 color, float alpha) {
  return (color & ~IM_COL32_A_MASK) | static_cast<ImU32>(alpha * 255 + 0.5f) << IM_COL32_A_SHIFT;
}

ImU32 layer_color(const Theme& theme, std::string_view layer) {
  for (const LayerColor& one : layer_colors)
    if (one.layer == layer) return rgb(theme.dark ? one.dark : one.light);
  return theme.accent;
}

Theme make_theme(bool dark, float scale) {
  Theme t;
  t.dark = dark, t.scale = scale;
  t.panel = rgb(dark ? 0x1A1F23 : 0xFCFBF8);
  t.raised = rgb(dark ? 0x242A2F : 0xFFFFFF);
  t.hover = rgb(dark ? 0x272E34 : 0xF1EFE9);
  t.chosen = rgb(dark ? 0x24374A : 0xE3ECF6);
  t.line = rgb(dark ? 0x343B41 : 0xE2DFD7);
  t.text = rgb(dark ? 0xE6E8EA : 0x20252A);
  t.quiet = rgb(dark ? 0x99A2A9 : 0x626B72);
  t.accent = rgb(dark ? 0x6FB0F5 : 0x1F5FA8);
  t.on_accent = rgb(dark ? 0x10161B : 0xFFFFFF);
  t.warning = rgb(dark ? 0xE9B95A : 0x8A5D08);
  t.error = rgb(dark ? 0xF0785A : 0xB23A20);
  t.tip = rgb(dark ? 0x2B3238 : 0xFFFFFF);
  return t;
}

void apply(const Theme& t) {
  ImGuiStyle style;
  const float corner = t.px(4), grid = t.px(8);
  style.WindowRounding = 0;
  style.ChildRounding = style.FrameRounding = style.PopupRounding = style.ScrollbarRounding = style.GrabRounding = style.TabRounding = corner;
  style.WindowPadding = {2 * grid, grid};
  style.FramePadding = {grid, t.px(5)};
  style.ItemSpacing = {grid, grid};
  style.ItemInnerSpacing = {grid, grid / 2};
  style.ScrollbarSize = t.px(10);
  style.WindowBorderSize = style.ChildBorderSize = style.FrameBorderSize = 0;
  style.PopupBorderSize = 1;
  style.AntiAliasedLinesUseTex = true;

  const auto set = [&](ImGuiCol which, ImU32 color) { style.Colors[which] = ImGui::ColorConvertU32ToFloat4(color); };
  const ImU32 none = IM_COL32_BLACK_TRANS;
  for (int i = 0; i < ImGuiCol_COUNT; ++i) set(i, t.accent);
  set(ImGuiCol_Text, t.text), set(ImGuiCol_TextDisabled, t.quiet);
  set(ImGuiCol_WindowBg, t.panel), set(ImGuiCol_ChildBg, none), set(ImGuiCol_PopupBg, t.raised);
  set(ImGuiCol_Border, t.line), set(ImGuiCol_BorderShadow, none), set(ImGuiCol_Separator, t.line);
  set(ImGuiCol_FrameBg, t.hover), set(ImGuiCol_FrameBgHovered, t.hover), set(ImGuiCol_FrameBgActive, t.hover);
  set(ImGuiCol_MenuBarBg, none);
  set(ImGuiCol_ScrollbarBg, none), set(ImGuiCol_ScrollbarGrab, with_alpha(t.quiet, 0.35f));
  set(ImGuiCol_ScrollbarGrabHovered, with_alpha(t.quiet, 0.6f)), set(ImGuiCol_ScrollbarGrabActive, t.quiet);
  set(ImGuiCol_Button, none), set(ImGuiCol_ButtonHovered, t.hover), set(ImGuiCol_ButtonActive, t.chosen);
  set(ImGuiCol_Header, t.chosen), set(ImGuiCol_HeaderHovered, t.hover), set(ImGuiCol_HeaderActive, t.chosen);
  set(ImGuiCol_TextSelectedBg, with_alpha(t.accent, 0.3f));
  set(ImGuiCol_NavHighlight, none), set(ImGuiCol_ModalWindowDimBg, IM_COL32(0, 0, 0, 90));
  ImGui::GetStyle() = style;
}

}  // namespace atlas::app
