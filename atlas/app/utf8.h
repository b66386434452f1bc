#pragma once
#include <cstddef>
#include <string_view>

namespace atlas::app {

// The character at byte `at`, which moves on to the next one. Bytes that are no UTF-8 count as U+FFFD, one each.
inline char32_t next_character(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  const std::size_t length = first < 0x80 ? 1 : first >= 0xF0 && first < 0xF8 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (length == 1) return byte(at++);
  if (length == 0 || first >= 0xF8 || at + length > text.size()) return ++at, U'\uFFFD';
  char32_t value = first & (0x7F >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return ++at, U'\uFFFD';
    value = value << 6 | (byte(at + i) & 0x3F);
  }
  at += length;
  return value;
}

}  // namespace atlas::app
