#pragma once
#include <span>
#include <string_view>
#include <vector>

namespace atlas::text {

// Code points from `begin` to before `end`; white space at both ends left out.
struct Line {
  std::size_t begin = 0, end = 0;
};

// Whether a line may end before `text[at]`: after spaces, hyphens and strokes, and between Han characters except
// next to punctuation that belongs to one of them (a small part of Unicode Standard Annex 14).
bool may_break_before(std::u32string_view text, std::size_t at);

// Lines of a paragraph, about equally long, none wider than `max_width` unless a word is (0: one line).
// `widths`: of each code point, in the unit of `max_width`.
std::vector<Line> break_lines(std::u32string_view text, std::span<const float> widths, float max_width);

}  // namespace atlas::text
