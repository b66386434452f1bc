#pragma once
#include "render/map.h"

namespace atlas::render {

// A complete picture without a window, of any size: beyond the GL's limit it is drawn in pieces without seams, with
// labels placed once for the whole. Needs a current context (gpu::HeadlessContext).
Result<Image> draw_picture(Map& map, const View& view, const Highlight& highlight);

}  // namespace atlas::render
