#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace atlas::source {

// The length of the well-formed sequence with which the text begins (Unicode 15, table 3-7); 0 where there is none.
std::size_t utf8_sequence_length(std::string_view text);

// Where the first byte stands that belongs to no well-formed sequence; the text's size where there is none.
std::size_t first_bad_utf8(std::string_view text);

// `code` is a Unicode scalar value.
void append_utf8(std::string& text, std::uint32_t code);

}  // namespace atlas::source
