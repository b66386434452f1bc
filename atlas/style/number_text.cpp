#include "style/number_text.h"

#include <unicode/currunit.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>

#include <algorithm>

namespace atlas::style {
namespace {

icu::Locale locale_of(const std::string& tag) {
  if (tag.empty()) return icu::Locale::getUS();
  UErrorCode status = U_ZERO_ERROR;
  auto locale = icu::Locale::forLanguageTag(tag, status);
  return U_FAILURE(status) ? icu::Locale::getUS() : locale;
}

}  // namespace

std::optional<std::string> number_text(double number, const NumberStyle& style) {
  UErrorCode status = U_ZERO_ERROR;
  auto formatter = icu::number::NumberFormatter::withLocale(locale_of(style.locale));
  int usual_most = 3, usual_least = 0;
  if (!style.currency.empty()) {
    icu::CurrencyUnit currency(icu::UnicodeString::fromUTF8(style.currency).getTerminatedBuffer(), status);
    if (U_FAILURE(status)) return {};
    formatter = formatter.unit(currency);
    usual_most = usual_least = ucurr_getDefaultFractionDigits(currency.getISOCurrency(), &status);
  } else if (!style.unit.empty()) {
    auto unit = icu::MeasureUnit::forIdentifier(style.unit, status);
    if (U_FAILURE(status)) return {};
    formatter = formatter.unit(unit).unitWidth(UNUM_UNIT_WIDTH_SHORT);
  }
  int least = style.least_fraction_digits.value_or(std::min(usual_least, style.most_fraction_digits.value_or(usual_least)));
  int most = style.most_fraction_digits.value_or(std::max(usual_most, least));
  if (least < 0 || most > 100 || least > most) return {};
  formatter = formatter.precision(icu::number::Precision::minMaxFraction(least, most)).roundingMode(UNUM_ROUND_HALFUP);
  std::string text;
  formatter.formatDouble(number, status).toString(status).toUTF8String(text);
  if (U_FAILURE(status)) return {};
  return text;
}

}  // namespace atlas::style
