#pragma once
#include <vector>

#include "style/style.h"

namespace atlas::render {

// A line layer's paint for one batch. Lengths: logical pixels.
struct LinePaint {
  style::Color color;        // opaque; its own alpha is in `opacity`
  float opacity = 1;
  float width = 1, gap_width = 0, offset = 0, blur = 0;
  std::vector<float> dashes;   // dash, gap ...; empty: solid
  bool round_dashes = false;
  bool corridor = false;
};
LinePaint line_paint(const style::Layer& layer, const style::Evaluation& at);

struct FillPaint {
  style::Color color, outline;   // premultiplied, opacity included
};
FillPaint fill_paint(const style::Layer& layer, const style::Evaluation& at);

bool has_flag(const style::Layer& layer, std::string_view name);   // a true value in the layer's metadata
inline bool is_subject(const style::Layer& layer) { return has_flag(layer, "atlas:subject"); }
inline bool is_corridor(const style::Layer& layer) { return has_flag(layer, "atlas:corridor"); }

}  // namespace atlas::render
