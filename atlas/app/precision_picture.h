#pragma once
#include "app/ui.h"

namespace atlas::app {

// A small drawing of how sure a position is, in the map's own terms: solid when exact; when approximate, dashes in
// a corridor (a band round an area, a disc round a point) with its width in metres. Stretches of a line are as wide
// as their uncertainty against the greatest.
void draw_precision_picture(const Ui& ui, const catalog::Feature& feature);

}  // namespace atlas::app
