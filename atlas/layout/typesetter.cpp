#include "layout/typesetter.h"

#include <pango/pangocairo.h>

#include <memory>

namespace atlas::layout {
namespace {

struct Unref {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

Layout shape(cairo_t* cairo, const std::string& text, const TextBox& box) {
  Layout layout(pango_cairo_create_layout(cairo));
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family(font, "Noto Sans,Noto Sans CJK SC");
  pango_font_description_set_absolute_size(font, box.size * PANGO_SCALE);
  pango_font_description_set_weight(font, box.face == Face::bold     ? PANGO_WEIGHT_BOLD
                                          : box.face == Face::medium ? PANGO_WEIGHT_MEDIUM
                                                                     : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  if (box.width >= 0) {
    pango_layout_set_width(layout.get(), static_cast<int>(box.width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    if (box.most_lines > 0) {
      pango_layout_set_height(layout.get(), -box.most_lines);
      pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    }
  }
  pango_layout_set_alignment(layout.get(), box.align == Align::right    ? PANGO_ALIGN_RIGHT
                                           : box.align == Align::centre ? PANGO_ALIGN_CENTER
                                                                        : PANGO_ALIGN_LEFT);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

TextSize size_of(PangoLayout* layout) {
  int width = 0, height = 0;
  pango_layout_get_size(layout, &width, &height);
  return {double(width) / PANGO_SCALE, double(height) / PANGO_SCALE};
}

}  // namespace

void set_ink(cairo_t* cairo, const Ink& ink) { cairo_set_source_rgba(cairo, ink.red, ink.green, ink.blue, ink.alpha); }

TextSize measure(cairo_t* cairo, const std::string& text, const TextBox& box) {
  return size_of(shape(cairo, text, box).get());
}

TextSize draw_text(cairo_t* cairo, const std::string& text, const TextBox& box) {
  const Layout layout = shape(cairo, text, box);
  const TextSize size = size_of(layout.get());
  // A single line has no box to be aligned in: it ends or is centred at x.
  const double shift = box.width >= 0 || box.align == Align::left ? 0 : box.align == Align::right ? size.width : size.width / 2;
  set_ink(cairo, box.ink);
  cairo_move_to(cairo, box.x - shift, box.y);
  pango_cairo_show_layout(cairo, layout.get());
  return size;
}

}  // namespace atlas::layout
