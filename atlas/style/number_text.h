#pragma once
#include <optional>
#include <string>

namespace atlas::style {

// How ["number-format"] writes a number: the options of Intl.NumberFormat that the spec knows.
struct NumberStyle {
  std::string locale;    // BCP 47; empty: American English
  std::string currency;  // ISO 4217
  std::string unit;      // "kilometer", "mile-per-hour"
  std::optional<int> least_fraction_digits, most_fraction_digits;
};

// Empty when the options contradict each other or name what ICU does not know.
std::optional<std::string> number_text(double number, const NumberStyle& style);

}  // namespace atlas::style
