#pragma once
#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace atlas::app {

// A line of a paragraph: bytes from `begin` up to `end`, without the spaces at its end.
struct TextLine {
  std::size_t begin = 0, end = 0;
  friend bool operator==(const TextLine&, const TextLine&) = default;
};

// Breaks a text into lines no wider than `width`, as full as they go, where text::may_break_before() lets a line end.
// A word wider than a line is cut. '\n' ends a line. `advance` gives the width of a character.
std::vector<TextLine> break_lines(std::string_view utf8, double width, const std::function<double(char32_t)>& advance);

}  // namespace atlas::app
