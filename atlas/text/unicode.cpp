#include "text/unicode.h"

namespace atlas::text {
namespace {

constexpr char32_t replacement = 0xFFFD;

// One code point from `at` on, which moves on.
char32_t next_code_point(std::string_view s, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned first = byte(at++);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 && first < 0xF5 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
  if (more == 0 || first >= 0xF5 || at + more > s.size()) return replacement;
  char32_t code = first & (0x3Fu >> more);
  for (int i = 0; i < more; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return replacement;
    code = code << 6 | (byte(at + i) & 0x3F);
  }
  const bool overlong = (more == 2 && code < 0x800) || (more == 3 && code < 0x10000);
  if (overlong || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return replacement;
  at += more;
  return code;
}

}  // namespace

std::u32string decode_utf8(std::string_view utf8, std::size_t most) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) {
    if (out.size() == most) return out + U'…';
    const char32_t c = next_code_point(utf8, at);
    if (c == U'\n' || (c >= 0x20 && c != 0x7F)) out.push_back(c);
    else if (c == U'\t') out.push_back(U' ');
  }
  return out;
}

bool is_east_asian(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace atlas::text
