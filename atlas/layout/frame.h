#pragma once
#include <string>
#include <vector>

#include "base/result.h"

namespace atlas::layout {

// Logical pixels from the page's upper left corner, y down.
struct Rect {
  double x = 0, y = 0, width = 0, height = 0;
  double right() const { return x + width; }
  double bottom() const { return y + height; }
};

// The page's invisible grid.
struct Frame {
  double width = 0, height = 0;     // logical pixels
  double device_pixels = 1;         // for one logical pixel
  Rect title, map, column, foot;
};

// A kind of page: its own size in device pixels, and the logical width its type sizes are meant for.
struct Form {
  std::string name;
  int width, height;
  double logical_width;
};
const std::vector<Form>& forms();

// `width` and `height` in device pixels, 0 for the form's own; `scale` enlarges type and lines.
Result<Frame> make_frame(const std::string& layout, int width, int height, double scale);

}  // namespace atlas::layout
