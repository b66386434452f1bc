#include "catalog/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <memory>

namespace atlas::catalog {
namespace {

// Letters that people without a Kyrgyz or Turkic keyboard replace, none of which NFKD takes apart.
UChar32 plain_letter(UChar32 c) {
  switch (c) {
    case 0x04E9: return 0x043E;  // ө о
    case 0x04AF: return 0x0443;  // ү у
    case 0x04A3: return 0x043D;  // ң н
    case 0x049B: return 0x043A;  // қ к
    case 0x0493: return 0x0433;  // ғ г
    case 0x04B3: return 0x0445;  // ҳ х
    case 0x0131: return 'i';     // ı i
    default: return c;
  }
}

bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x02BB || c == '`'; }
bool is_mark(UChar32 c) { return u_getCombiningClass(c) != 0 || u_charType(c) == U_NON_SPACING_MARK; }

icu::UnicodeString decomposed(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto* decompose = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) return icu::UnicodeString(text).toLower();
  return decompose->normalize(casefold->normalize(text, status), status);
}

std::string fold(const icu::UnicodeString& text) {
  const icu::UnicodeString letters = decomposed(text);
  icu::UnicodeString folded;
  bool gap = false;
  for (int32_t i = 0; i < letters.length();) {
    const UChar32 c = letters.char32At(i);
    i += U16_LENGTH(c);
    if (is_mark(c) || is_apostrophe(c)) continue;
    if (!u_isalnum(c)) {
      gap = true;
      continue;
    }
    if (gap && !folded.isEmpty()) folded.append(static_cast<UChar32>(' '));
    gap = false;
    folded.append(plain_letter(c));
  }
  std::string utf8;
  folded.toUTF8String(utf8);
  return utf8;
}

bool has_han(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  for (int32_t i = 0; i < text.length(); i += U16_LENGTH(text.char32At(i)))
    if (uscript_getScript(text.char32At(i), &status) == USCRIPT_HAN) return true;
  return false;
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
}

}  // namespace

std::string fold(std::string_view text) { return fold(from_utf8(text)); }

std::vector<std::string> fold_query(std::string_view words) {
  constexpr std::size_t longest = 4096;  // bytes; nobody searches for more
  const std::string folded = fold(words.substr(0, longest));
  std::vector<std::string> parts;
  for (std::size_t from = 0; from < folded.size();) {
    const std::size_t to = std::min(folded.find(' ', from), folded.size());
    parts.push_back(folded.substr(from, to - from));
    from = to + 1;
  }
  return parts;
}

std::string simplified_chinese(std::string_view text) {
  icu::UnicodeString characters = from_utf8(text);
  if (!has_han(characters)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> simplify(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  if (U_SUCCESS(status) && simplify) simplify->transliterate(characters);
  std::string simplified;
  characters.toUTF8String(simplified);
  return simplified;
}

}  // namespace atlas::catalog
