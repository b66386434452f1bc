#pragma once
#include <imgui.h>

#include <string_view>

namespace atlas::app {

// Colours and sizes of the panels; the values are look.md's. Lengths are given in logical pixels and turned into
// ImGui's units (window coordinates) by px().
struct Theme {
  bool dark = false;
  float scale = 1;
  ImU32 panel, raised, hover, chosen, line, text, quiet, accent, on_accent, warning, error, tip;

  float px(float logical) const { return logical * scale; }
};

Theme make_theme(bool dark, float scale);
void apply(const Theme& theme);   // to ImGui's style

// The colour that a layer of the catalogue has on the map, for marks beside its name.
ImU32 layer_color(const Theme& theme, std::string_view layer);
ImU32 with_alpha(ImU32 color, float alpha);   // alpha 0 to 1, in place of the colour's own

}  // namespace atlas::app
