#include "app/line_breaks.h"

#include <algorithm>
#include <string>

#include "app/utf8.h"
#include "text/line_break.h"

namespace atlas::app {
namespace {

struct Paragraph {
  std::u32string characters;
  std::vector<std::size_t> offsets;   // in bytes, of each character and of the end
};

Paragraph decode(std::string_view utf8) {
  Paragraph paragraph;
  for (std::size_t at = 0; at < utf8.size();) {
    paragraph.offsets.push_back(at);
    paragraph.characters.push_back(next_character(utf8, at));
  }
  paragraph.offsets.push_back(utf8.size());
  return paragraph;
}

}  // namespace

std::vector<TextLine> break_lines(std::string_view utf8, double width, const std::function<double(char32_t)>& advance) {
  const auto [text, offsets] = decode(utf8);
  std::vector<TextLine> lines;
  std::size_t begin = 0, end = 0;      // of the line so far, in characters; `end` leaves spaces out
  std::size_t chance = 0, chance_end = 0;  // the last place where the line may break, and where it would end then
  double used = 0, used_at_chance = 0;
  const auto finish = [&](std::size_t line_end, std::size_t next) {
    lines.push_back({offsets[begin], offsets[line_end]});
    begin = chance = chance_end = next;
    end = std::max(end, next);
  };

  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'\n') {
      finish(end, i + 1), used = used_at_chance = 0;
      continue;
    }
    if (i > begin && text::may_break_before(text, i)) chance = i, chance_end = end, used_at_chance = used;
    const double step = advance(text[i]);
    if (used + step > width && text[i] != U' ' && i > begin) {
      if (chance > begin)
        finish(chance_end, chance), used -= used_at_chance;
      else
        finish(end, i), used = 0;
      used_at_chance = 0;
    }
    used += step;
    if (text[i] != U' ') end = i + 1;
  }
  finish(end, text.size());
  return lines;
}

}  // namespace atlas::app
