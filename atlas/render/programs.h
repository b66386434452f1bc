#pragma once
#include "base/result.h"
#include "gpu/program.h"

namespace atlas::render {

// The map's programs, out of shaders/.
struct Programs {
  gpu::Program fill, line, hair, relief;   // draw a tile
  gpu::Program shade;                // heights -> a shaded square
  gpu::Program group;                // a group of layers onto the picture
  gpu::Program color;                // one colour over the viewport

  static Result<Programs> create();
};

}  // namespace atlas::render
