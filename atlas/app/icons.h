#pragma once
#include <imgui.h>

namespace atlas::app {

enum class Icon {
  fold_left, fold_right, picture, export_layers, copy, sun, moon, keys, close, plus, minus, overview, eye, eye_off,
  document, layers, search, arrow_right, arrow_down
};

// A line icon on a grid of 16 logical pixels, drawn into a square around `centre`. `unit`: one of its pixels.
void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float unit, ImU32 color);

}  // namespace atlas::app
