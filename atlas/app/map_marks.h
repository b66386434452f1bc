#pragma once
#include "app/map_area.h"
#include "app/toasts.h"

namespace atlas::app {

// What stands on the map: scale bar and north in the lower left corner, zoom buttons in the lower right one.
// Their room, in logical pixels from the map's upper left corner, for a map of this size: labels keep out of it.
std::vector<render::ScreenRect> marks_room(double width, double height);
void draw_scale_and_north(const Ui& ui, ImDrawList& list, const MapArea& area);
void draw_map_buttons(const Ui& ui, const MapArea& area);
// Notes at the map's upper edge; a click takes one away.
void draw_toasts(const Ui& ui, const MapArea& area, Toasts& toasts);

}  // namespace atlas::app
