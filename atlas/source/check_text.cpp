#include "source/check_text.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>

namespace atlas::source {
namespace {

using catalog::Language;

struct Scripts {
  std::size_t characters = 0;
  bool han = false, latin = false, cyrillic = false, kyrgyz = false;  // kyrgyz: ң ө ү, which Russian has not
};

Scripts scripts_of(std::string_view text) {
  Scripts scripts;
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), at, size, c);
    ++scripts.characters;
    if (c < 0 || !u_isalpha(c)) continue;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
      case USCRIPT_HAN: scripts.han = true; break;
      case USCRIPT_LATIN: scripts.latin = true; break;
      case USCRIPT_CYRILLIC: scripts.cyrillic = true; break;
      default: break;
    }
    const UChar32 small = u_tolower(c);
    if (small == 0x04A3 || small == 0x04E9 || small == 0x04AF) scripts.kyrgyz = true;
  }
  return scripts;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_in(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

int days_in(int year, int month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

std::size_t character_count(std::string_view text) { return scripts_of(text).characters; }

std::string name_fault(std::string_view name, Language language) {
  const Scripts scripts = scripts_of(name);
  if (name.empty()) return "is empty";
  switch (language) {
    case Language::zh:
      if (!scripts.han) return "has no Chinese character";
      return scripts.cyrillic ? "has Cyrillic letters in Chinese" : "";
    case Language::en:
      if (!scripts.latin) return "has no Latin letter";
      return scripts.han ? "has Chinese characters in English" : scripts.cyrillic ? "has Cyrillic letters in English" : "";
    case Language::ru:
      if (scripts.kyrgyz) return "has Kyrgyz letters in Russian";
      [[fallthrough]];
    case Language::ky: break;
  }
  if (!scripts.cyrillic) return "has no Cyrillic letter";
  return scripts.han ? "has Chinese characters" : "";
}

void check_translations(const catalog::Text& text, const Place& place, const std::string& subject, Findings& findings) {
  if (const std::string fault = name_fault(text.zh, Language::zh); !fault.empty())
    findings.add(place / "zh", fault, "say it in Chinese", subject);
  // A Chinese word may stand in an English sentence, as what a document writes.
  if (text.en.empty() || !scripts_of(text.en).latin)
    findings.add(place / "en", text.en.empty() ? "is empty" : "has no Latin letter", "say it in English", subject);
}

bool is_date(std::string_view date) {
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return false;
  if (!all_digits(date.substr(0, 4))) return false;
  const int year = number_in(date.substr(0, 4));
  if (date.size() == 4) return true;
  if (date[4] != '-' || !all_digits(date.substr(5, 2))) return false;
  const int month = number_in(date.substr(5, 2));
  if (month < 1 || month > 12) return false;
  if (date.size() == 7) return true;
  if (date[7] != '-' || !all_digits(date.substr(8, 2))) return false;
  const int day = number_in(date.substr(8, 2));
  return day >= 1 && day <= days_in(year, month);
}

bool is_license(std::string_view license) {
  return !license.empty() && license.front() != ' ' && license.back() != ' ' &&
         std::all_of(license.begin(), license.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                  std::string_view(".-+() ").find(c) != std::string_view::npos;
         });
}

}  // namespace atlas::source
