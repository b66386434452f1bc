#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace atlas::catalog {

// Text as it is compared in a search: Unicode NFKC case folding, accents off, Kyrgyz Ө Ү Ң as О У Н, apostrophes
// out, everything that is no letter or digit a single space. UTF-8 in and out; what is not UTF-8 becomes U+FFFD.
std::string fold(std::string_view text);

// The words of a query, folded.
std::vector<std::string> fold_query(std::string_view words);

// Traditional Chinese characters as simplified ones; the same text where it has none. ICU loads its rules for 30 ms the
// first time.
std::string simplified_chinese(std::string_view text);

}  // namespace atlas::catalog
