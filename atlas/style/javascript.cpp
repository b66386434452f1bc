#include "style/javascript.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace atlas::style::javascript {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string utf8_of(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

std::string_view trimmed(std::string_view text) {
  const std::array<std::string_view, 9> spaces = {" ",  "\t", "\n", "\r", "\f", "\v", "\u00a0", "\ufeff", "\u3000"};
  for (bool again = true; again;) {
    again = false;
    for (auto space : spaces) {
      if (text.starts_with(space)) text.remove_prefix(space.size()), again = true;
      if (text.ends_with(space)) text.remove_suffix(space.size()), again = true;
    }
  }
  return text;
}

double in_radix(std::string_view digits, int radix) {
  double value = 0;
  if (digits.empty()) return not_a_number;
  for (char c : digits) {
    int digit = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'z' ? (c | 32) - 'a' + 10 : 99;
    if (digit >= radix) return not_a_number;
    value = value * radix + digit;
  }
  return value;
}

bool is_decimal(std::string_view text) {
  std::size_t i = 0, digits = 0;
  auto run = [&] {
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i, ++digits;
  };
  run();
  if (i < text.size() && text[i] == '.') ++i, run();
  if (digits == 0) return false;
  if (i < text.size() && (text[i] | 32) == 'e') {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    digits = 0;
    run();
    if (digits == 0) return false;
  }
  return i == text.size();
}

}  // namespace

std::string to_string(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
  if (number == 0) return "0";
  if (number < 0) return "-" + to_string(-number);
  std::array<char, 40> buffer;
  auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific).ptr;
  std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  std::size_t e = text.find('e');
  int exponent = 0;
  std::from_chars(text.data() + e + (text[e + 1] == '+' ? 2 : 1), end, exponent);
  std::string digits(1, text[0]);
  if (e > 2) digits += text.substr(2, e - 2);
  int count = static_cast<int>(digits.size()), point = exponent + 1;  // the point stands after `point` digits
  if (point > 0 && point <= 21) {
    if (count <= point) return digits + std::string(static_cast<std::size_t>(point - count), '0');
    return digits.substr(0, static_cast<std::size_t>(point)) + "." + digits.substr(static_cast<std::size_t>(point));
  }
  if (point <= 0 && point > -6) return "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  std::string power = (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
  return count == 1 ? digits + power : digits.substr(0, 1) + "." + digits.substr(1) + power;
}

double to_number(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return 0;
  if (text.size() > 1 && text[0] == '0') {
    switch (text[1] | 32) {
      case 'x': return in_radix(text.substr(2), 16);
      case 'o': return in_radix(text.substr(2), 8);
      case 'b': return in_radix(text.substr(2), 2);
    }
  }
  bool negative = text[0] == '-';
  if (negative || text[0] == '+') text.remove_prefix(1);
  double value = not_a_number;
  if (text == "Infinity") value = std::numeric_limits<double>::infinity();
  else if (is_decimal(text)) {
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    // from_chars leaves the value as it was when it cannot be held; strtod gives 0 or infinity
    if (error == std::errc::result_out_of_range) value = std::strtod(std::string(text).c_str(), nullptr);
  }
  return negative ? -value : value;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (char c : text) {
    switch (c) {
      case '"': result += "\\\""; break;
      case '\\': result += "\\\\"; break;
      case '\b': result += "\\b"; break;
      case '\f': result += "\\f"; break;
      case '\n': result += "\\n"; break;
      case '\r': result += "\\r"; break;
      case '\t': result += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          constexpr std::string_view hex = "0123456789abcdef";
          result += "\\u00";
          result += hex[static_cast<unsigned char>(c) >> 4];
          result += hex[c & 15];
        } else {
          result += c;
        }
    }
  }
  return result + '"';
}

double round(double number) {
  double below = std::floor(number);
  return number - below >= 0.5 ? below + 1 : below;
}

std::u16string utf16(std::string_view text) {
  auto converted = unicode(text);
  return {converted.getBuffer(), static_cast<std::size_t>(converted.length())};
}

std::string utf8(std::u16string_view text) {
  return utf8_of(icu::UnicodeString(text.data(), static_cast<int32_t>(text.size())));
}

std::u32string code_points(std::string_view text) {
  auto converted = unicode(text);
  std::u32string points;
  points.reserve(static_cast<std::size_t>(converted.length()));
  for (int32_t i = 0; i < converted.length(); i = converted.moveIndex32(i, 1))
    points += static_cast<char32_t>(converted.char32At(i));
  return points;
}

std::string utf8(std::u32string_view points) {
  icu::UnicodeString text;
  for (char32_t point : points) text.append(static_cast<UChar32>(point));
  return utf8_of(text);
}

int compare(std::string_view a, std::string_view b) {
  // UTF-8 and UTF-16 order differ only beyond the basic plane, whose lead bytes are 0xF0 and more
  auto beyond = [](std::string_view text) {
    for (char c : text)
      if (static_cast<unsigned char>(c) >= 0xEE) return true;
    return false;
  };
  if (!beyond(a) && !beyond(b)) return a.compare(b);
  return utf16(a).compare(utf16(b));
}

std::string upper_case(std::string_view text) { return utf8_of(unicode(text).toUpper(icu::Locale::getRoot())); }
std::string lower_case(std::string_view text) { return utf8_of(unicode(text).toLower(icu::Locale::getRoot())); }

}  // namespace atlas::style::javascript
