#pragma once
#include "app/errands.h"
#include "app/map_area.h"

namespace atlas::app {

inline constexpr float foot_bar_height = 28;   // logical pixels

// Coordinates under the pointer, scale, projection, what is loading, where the ground comes from.
void draw_foot_bar(const Ui& ui, const MapArea& area, const Errands& errands, std::size_t failed_tiles);

}  // namespace atlas::app
