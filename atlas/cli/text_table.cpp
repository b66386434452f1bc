#include "cli/text_table.h"

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <unistd.h>

#include <algorithm>

namespace atlas::cli {
namespace {

constexpr std::size_t usual_width = 100, least_width = 40;
constexpr const char* column_gap = "  ";

struct Character {
  std::string_view bytes;
  UChar32 code = 0;
  std::size_t width = 1;
};

std::size_t width_of(UChar32 code) {
  if (u_getCombiningClass(code) != 0 || u_charType(code) == U_NON_SPACING_MARK || u_charType(code) == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

Character next_character(std::string_view text, std::size_t at) {
  int32_t end = static_cast<int32_t>(at);
  UChar32 code = 0;
  U8_NEXT(text.data(), end, static_cast<int32_t>(text.size()), code);
  if (code < 0) code = 0xFFFD;
  return {text.substr(at, static_cast<std::size_t>(end) - at), code, width_of(code)};
}

// A line may begin before this character: it is wide and no closing punctuation.
bool may_begin_line(const Character& character) {
  const auto type = u_charType(character.code);
  return character.width == 2 && type != U_END_PUNCTUATION && type != U_OTHER_PUNCTUATION && type != U_FINAL_PUNCTUATION;
}

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return text + std::string(width > taken ? width - taken : 0, ' ');
}

// Pieces of a text between which a line may be broken; a space ends the piece before it.
std::vector<std::string_view> pieces_of(std::string_view text) {
  std::vector<std::string_view> pieces;
  std::size_t from = 0;
  bool after_wide = false;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = next_character(text, at);
    const bool after_space = at > 0 && text[at - 1] == ' ';
    const bool after_opening = at > from && u_charType(next_character(text, from).code) == U_START_PUNCTUATION && at - from <= 3;
    if (at > from && !after_opening && (after_space || may_begin_line(character) || (after_wide && u_isalnum(character.code)))) {
      pieces.push_back(text.substr(from, at - from));
      from = at;
    }
    after_wide = character.width == 2;
    at += character.bytes.size();
  }
  if (from < text.size()) pieces.push_back(text.substr(from));
  return pieces;
}

std::string without_end_space(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

std::vector<std::string> broken(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t taken = 0;
  for (const std::string_view piece : pieces_of(text)) {
    const std::size_t more = display_width(without_end_space(std::string(piece)));
    if (taken > 0 && taken + more > width) {
      lines.push_back(without_end_space(std::move(line)));
      line.clear();
      taken = 0;
    }
    line += piece;
    taken += display_width(piece);
  }
  lines.push_back(without_end_space(std::move(line)));
  return lines;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = next_character(text, at);
    width += character.width;
    at += character.bytes.size();
  }
  return width;
}

std::size_t page_width() {
  winsize size{};
  if (::isatty(STDOUT_FILENO) && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return std::max<std::size_t>(size.ws_col, least_width);
  return usual_width;
}

std::string wrapped(std::string_view text, std::size_t width, std::string_view margin) {
  std::string page;
  const std::size_t room = std::max(width, margin.size() + least_width / 2) - margin.size();
  for (const std::string& line : broken(text, room)) page += std::string(margin) + line + "\n";
  return page;
}

std::string TextTable::to_text(std::size_t width) const {
  std::vector<std::size_t> widths(rows_.front().size() - 1, 0);
  for (const auto& row : rows_)
    for (std::size_t i = 0; i + 1 < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  std::size_t before = 0;
  for (const std::size_t column : widths) before += column + 2;
  std::string page;
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t i = 0; i + 1 < row.size(); ++i) line += padded(row[i], widths[i]) + column_gap;
    bool first = true;
    for (const std::string& part : broken(row.back(), std::max(width, before + least_width) - before)) {
      page += without_end_space((first ? line : std::string(before, ' ')) + part) + "\n";
      first = false;
    }
  }
  return page;
}

}  // namespace atlas::cli
