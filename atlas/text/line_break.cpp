#include "text/line_break.h"

#include <cmath>
#include <limits>

#include "text/unicode.h"

namespace atlas::text {
namespace {

constexpr std::u32string_view closing = U"、。，．：；！？）》」』】〉〕〗％°’”·)]},.!?:;%";
constexpr std::u32string_view opening = U"（《「『【〈〔〖‘“([{";

bool is_space(char32_t c) {
  return c == U' ' || c == 0x3000 || c == 0x200B || (c >= 0x2000 && c <= 0x200A && c != 0x2007);
}

Line trimmed(std::u32string_view text, std::size_t begin, std::size_t end) {
  while (begin < end && is_space(text[begin])) ++begin;
  while (end > begin && is_space(text[end - 1])) --end;
  return {begin, end};
}

}  // namespace

bool may_break_before(std::u32string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return false;
  const char32_t before = text[at - 1], after = text[at];
  if (is_space(after) || closing.find(after) != closing.npos || opening.find(before) != opening.npos) return false;
  if (is_space(before)) return true;
  if (before == U'-' || before == U'–' || before == U'—' || before == U'/') return at > 1 && !is_space(text[at - 2]);
  return is_east_asian(before) || is_east_asian(after);
}

std::vector<Line> break_lines(std::u32string_view text, std::span<const float> widths, float max_width) {
  float total = 0;
  for (const float w : widths) total += w;
  if (!(max_width > 0) || total <= max_width) return {trimmed(text, 0, text.size())};

  std::vector<std::size_t> stops = {0};
  for (std::size_t i = 1; i < text.size(); ++i)
    if (may_break_before(text, i)) stops.push_back(i);
  stops.push_back(text.size());
  std::vector<float> start(text.size() + 1, 0);   // where each code point begins on one long line
  for (std::size_t i = 0; i < text.size(); ++i) start[i + 1] = start[i] + widths[i];

  // The least sum of squared departures from equal lines, over all ways to break (Knuth and Plass's idea).
  const float target = total / std::ceil(total / max_width);
  std::vector<float> cost(stops.size(), std::numeric_limits<float>::infinity());
  std::vector<std::size_t> from(stops.size(), 0);
  cost[0] = 0;
  for (std::size_t j = 1; j < stops.size(); ++j) {
    for (std::size_t i = j; i-- > 0;) {
      const Line line = trimmed(text, stops[i], stops[j]);
      const float width = start[line.end] - start[line.begin], excess = std::max(0.0f, width - max_width);
      const float departure = (width - target) * (width - target) + 100 * excess * excess + 0.5f;
      if (cost[i] + departure < cost[j]) cost[j] = cost[i] + departure, from[j] = i;
      if (width > 4 * max_width && i + 1 < j) break;   // longer ones only cost more
    }
  }
  std::vector<Line> lines;
  for (std::size_t j = stops.size() - 1; j > 0; j = from[j])
    lines.insert(lines.begin(), trimmed(text, stops[from[j]], stops[j]));
  return lines;
}

}  // namespace atlas::text
