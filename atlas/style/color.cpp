// CSS colours as text: https://www.w3.org/TR/css-color-4/#resolving-sRGB-values
#include <algorithm>
#include <cmath>
#include <vector>

#include "style/color_space.h"
#include "style/javascript.h"

namespace atlas::style {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::optional<Rgba> parse_hex(std::string_view digits) {
  std::size_t wide = digits.size() > 4 ? 2 : 1, count = digits.size() / wide;
  if (digits.size() % wide || (count != 3 && count != 4)) return {};
  double channel[4] = {0, 0, 0, 1};
  for (std::size_t i = 0; i < count; ++i) {
    int high = hex_digit(digits[i * wide]), low = hex_digit(digits[i * wide + wide - 1]);
    if (high < 0 || low < 0) return {};
    channel[i] = (high * 16 + low) / 255.0;
  }
  return Rgba{channel[0], channel[1], channel[2], channel[3]};
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// An argument of a colour function: a number with its unit ("", "%", "deg").
struct Argument {
  double value = 0;
  std::string_view unit;
};

std::optional<Argument> parse_argument(std::string_view text) {
  std::size_t end = 0;
  auto numeric = [&](std::size_t i) {
    char c = text[i];
    bool exponent_sign = (c == '+' || c == '-') && i > 0 && text[i - 1] == 'e';
    bool exponent = c == 'e' && i + 1 < text.size() && (std::isdigit(static_cast<unsigned char>(text[i + 1])) ||
                                                        text[i + 1] == '-' || text[i + 1] == '+');
    return std::isdigit(static_cast<unsigned char>(c)) || c == '.' || (i == 0 && (c == '+' || c == '-')) ||
           exponent || exponent_sign;
  };
  while (end < text.size() && numeric(end)) ++end;
  double value = javascript::to_number(text.substr(0, end));
  if (end == 0 || std::isnan(value)) return {};
  return Argument{value, text.substr(end)};
}

// Splits "1, 2, 3, 4" or "1 2 3 / 4"; the two ways do not mix.
std::optional<std::vector<Argument>> parse_arguments(std::string_view text) {
  std::vector<std::string_view> parts;
  if (text.find(',') != std::string_view::npos) {
    for (std::size_t from = 0;;) {
      std::size_t comma = text.find(',', from);
      parts.push_back(trimmed(text.substr(from, comma - from)));
      if (comma == std::string_view::npos) break;
      from = comma + 1;
    }
  } else {
    std::size_t slash = text.find('/');
    std::string_view colour = text.substr(0, slash);
    for (std::size_t i = 0; i < colour.size();) {
      if (is_space(colour[i])) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < colour.size() && !is_space(colour[end])) ++end;
      parts.push_back(colour.substr(i, end - i));
      i = end;
    }
    if (parts.size() != 3) return {};
    if (slash != std::string_view::npos) parts.push_back(trimmed(text.substr(slash + 1)));
  }
  if (parts.size() != 3 && parts.size() != 4) return {};
  std::vector<Argument> arguments;
  for (auto part : parts) {
    auto argument = parse_argument(part);
    if (!argument) return {};
    arguments.push_back(*argument);
  }
  return arguments;
}

std::optional<double> parse_alpha(const std::vector<Argument>& arguments) {
  if (arguments.size() < 4) return 1;
  const auto& alpha = arguments[3];
  if (!alpha.unit.empty() && alpha.unit != "%") return {};
  return std::clamp(alpha.unit == "%" ? alpha.value / 100 : alpha.value, 0.0, 1.0);
}

std::optional<Rgba> from_rgb(const std::vector<Argument>& arguments) {
  std::string_view unit = arguments[0].unit;
  if ((!unit.empty() && unit != "%") || arguments[1].unit != unit || arguments[2].unit != unit) return {};
  auto alpha = parse_alpha(arguments);
  if (!alpha) return {};
  double most = unit == "%" ? 100 : 255;
  auto channel = [&](int i) { return std::clamp(arguments[static_cast<std::size_t>(i)].value / most, 0.0, 1.0); };
  return Rgba{channel(0), channel(1), channel(2), *alpha};
}

// https://www.w3.org/TR/css-color-4/#hsl-to-rgb
std::optional<Rgba> from_hsl(const std::vector<Argument>& arguments) {
  if (!(arguments[0].unit.empty() || arguments[0].unit == "deg") || arguments[1].unit != "%" ||
      arguments[2].unit != "%")
    return {};
  auto alpha = parse_alpha(arguments);
  if (!alpha) return {};
  double hue = std::fmod(arguments[0].value, 360);
  if (hue < 0) hue += 360;
  double saturation = std::clamp(arguments[1].value, 0.0, 100.0) / 100;
  double lightness = std::clamp(arguments[2].value, 0.0, 100.0) / 100;
  auto channel = [&](double n) {
    double k = std::fmod(n + hue / 30, 12), a = saturation * std::min(lightness, 1 - lightness);
    return lightness - a * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
  };
  return Rgba{channel(0), channel(8), channel(4), *alpha};
}

}  // namespace

std::optional<Rgba> parse_css(std::string_view css) {
  std::string lower(trimmed(css));
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  std::string_view text = lower;
  if (text.empty() || text.size() > 200) return {};
  if (text == "transparent") return Rgba{0, 0, 0, 0};
  if (auto named = named_color(text)) return named;
  if (text[0] == '#') return parse_hex(text.substr(1));
  std::size_t open = text.find('(');
  if (open == std::string_view::npos || text.back() != ')') return {};
  std::string_view function = text.substr(0, open);
  auto arguments = parse_arguments(trimmed(text.substr(open + 1, text.size() - open - 2)));
  if (!arguments) return {};
  if (function == "rgb" || function == "rgba") return from_rgb(*arguments);
  if (function == "hsl" || function == "hsla") return from_hsl(*arguments);
  return {};
}

std::string css_text(const Rgba& color) {
  auto channel = [](double value) { return javascript::to_string(javascript::round(value * 255)); };
  return "rgba(" + channel(color.r) + "," + channel(color.g) + "," + channel(color.b) + "," +
         javascript::to_string(color.a) + ")";
}

Color premultiplied(const Rgba& c) {
  return {static_cast<float>(c.r * c.a), static_cast<float>(c.g * c.a), static_cast<float>(c.b * c.a),
          static_cast<float>(c.a)};
}

Result<Color> parse_color(std::string_view css) {
  if (auto color = parse_css(css)) return premultiplied(*color);
  return fail("colour", "'" + std::string(css.substr(0, 60)) + "' is not a CSS colour",
              "write a name, #rrggbb, rgb(...) or hsl(...)");
}

}  // namespace atlas::style
