#pragma once
#include "app/ui.h"

namespace atlas::app {

// All keys, over the window; `open` becomes false when it is clicked away.
void draw_key_list(const Ui& ui, bool& open);

}  // namespace atlas::app
