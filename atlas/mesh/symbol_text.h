#pragma once
#include <optional>
#include <string>

#include "style/style.h"
#include "text/fonts.h"

namespace atlas::mesh {

// What a symbol layer writes for a feature: text-field and text-transform evaluated. Sections of a "format"
// expression with a smaller font-scale are the second text, which is left out first where room is short.
struct LabelText {
  std::string first, second;
  float second_scale = 1;
  std::optional<style::Color> second_color;   // where its section has one of its own
  text::FontStyle first_font, second_font;
};

LabelText label_text(const style::Layer& layer, const style::Evaluation& at);

// The name in icon-image; empty for none.
std::string icon_name(const style::Layer& layer, const style::Evaluation& at);

// From a font's name as styles write it: "Noto Sans Medium Italic".
text::FontStyle font_style(std::string_view name);

}  // namespace atlas::mesh
