#pragma once
#include <cairo.h>

#include <string>

namespace atlas::layout {

struct Ink {
  double red = 0, green = 0, blue = 0, alpha = 1;
};
inline constexpr Ink black{0.13, 0.15, 0.17, 1}, grey{0.40, 0.43, 0.46, 1}, accent{0.122, 0.373, 0.659, 1};
void set_ink(cairo_t* cairo, const Ink& ink);

enum class Face { regular, medium, bold };
enum class Align { left, right, centre };

struct TextBox {
  double x = 0, y = 0;      // upper left corner, logical pixels
  double width = -1;        // wraps at this width; negative: one line as long as it is
  double size = 13;         // logical pixels
  Face face = Face::regular;
  Ink ink = black;
  Align align = Align::left;
  int most_lines = 0;       // 0: as many as it takes; the last one ends in an ellipsis
};

struct TextSize {
  double width = 0, height = 0;
};

// Text in Latin, Cyrillic and Chinese through Pango, in Noto Sans and Noto Sans CJK SC.
TextSize measure(cairo_t* cairo, const std::string& text, const TextBox& box);
TextSize draw_text(cairo_t* cairo, const std::string& text, const TextBox& box);

}  // namespace atlas::layout
