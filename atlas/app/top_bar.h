#pragma once
#include "app/ui.h"

namespace atlas::app {

inline constexpr float top_bar_height = 40;   // logical pixels

// The program's name, menus that show the keys, and buttons for what is used most.
void draw_top_bar(const Ui& ui);

}  // namespace atlas::app
