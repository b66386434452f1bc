#pragma once
#include <optional>
#include <string>
#include <string_view>

// Numbers and text as ECMAScript has them: the style spec's expressions are defined by what a browser answers.
namespace atlas::style::javascript {

// Shortest digits that read back as the same number, in the notation of Number.prototype.toString.
std::string to_string(double number);

// Number(text): white space trimmed, "" is 0, hexadecimal, octal and binary prefixes, Infinity; NaN otherwise.
double to_number(std::string_view text);

// JSON.stringify of a string, quotes included.
std::string quoted(std::string_view text);

// Math.round: halves go up.
double round(double number);

// UTF-16 both ways; broken UTF-8 becomes U+FFFD.
std::u16string utf16(std::string_view utf8);
std::string utf8(std::u16string_view utf16);

// Unicode code points; broken UTF-8 becomes U+FFFD.
std::u32string code_points(std::string_view utf8);
std::string utf8(std::u32string_view points);

// Order of UTF-16 code units, as < on strings: negative, 0 or positive.
int compare(std::string_view a, std::string_view b);

std::string upper_case(std::string_view text);
std::string lower_case(std::string_view text);

}  // namespace atlas::style::javascript
