#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "style/datum.h"
#include "style/expression.h"

namespace atlas::style {

enum class ColorSpace { rgb, hcl, lab };

// CSS colours: names, #rgb[a], #rrggbb[aa], rgb[a](), hsl[a](), with commas or with spaces. Nothing when it is none.
std::optional<Rgba> parse_css(std::string_view text);
std::optional<Rgba> named_color(std::string_view lower_case_name);

std::string css_text(const Rgba& color);  // "rgba(255,0,0,1)"
Color premultiplied(const Rgba& color);

// Between two colours. CIELAB with the D50 white of CSS Color 4; hues go the short way round.
Rgba interpolate(const Rgba& from, const Rgba& to, double t, ColorSpace space);

}  // namespace atlas::style
