#pragma once
#include <string>
#include <string_view>

namespace atlas::text {

// Code points of UTF-8; what is not UTF-8 becomes U+FFFD. Stops after `most` code points, with an ellipsis.
std::u32string decode_utf8(std::string_view utf8, std::size_t most);

// Han, kana, Hangul and their punctuation: a line may be broken between them, and full-width forms belong to them.
bool is_east_asian(char32_t c);

}  // namespace atlas::text
