#include "exchange/degrees_text.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace atlas::exchange {
namespace {

constexpr std::uint64_t unit = 10'000'000;

// Every number of four digits, with the zeros before it.
struct FourDigits {
  char text[10'000][4];
  constexpr FourDigits() : text() {
    for (int i = 0; i < 10'000; ++i)
      for (int place = 3, rest = i; place >= 0; --place, rest /= 10) text[i][place] = static_cast<char>('0' + rest % 10);
  }
};
constexpr FourDigits four_digits;

// The whole number of units next to a positive number of degrees, by its exact value; half way, the even one.
std::uint64_t units_of(double degrees) {
  constexpr double near_half = 1e-2;  // rounding takes less from the product, as long as degrees are below a million
  const double product = degrees * static_cast<double>(unit);
  auto whole = static_cast<std::uint64_t>(product);
  const double rest = product - static_cast<double>(whole);
  if (std::abs(rest - 0.5) > near_half) return whole + (rest > 0.5);
  const double error = std::fma(degrees, static_cast<double>(unit), -product);  // the exact product is the sum of both
  if (rest > 0.5 || (rest == 0.5 && (error > 0 || (error == 0 && whole % 2 == 1)))) ++whole;
  return whole;
}

}  // namespace

char* write_degrees(char* to, double degrees) {
  constexpr double most_degrees = 999'999;
  const double size = std::abs(degrees);
  if (!(size < most_degrees)) return std::to_chars(to, to + longest_degrees, std::isfinite(degrees) ? degrees : 0.0).ptr;  // no place on the Earth
  const std::uint64_t units = units_of(size);
  *to = '-';
  to += degrees < 0 && units > 0;
  const auto whole = static_cast<std::uint32_t>(units / unit);
  auto fraction = static_cast<std::uint32_t>(units % unit);
  // At most three digits, as a rule.
  if (whole < 1000) {
    const char* const digits = four_digits.text[whole];
    const int zeros = whole < 10 ? 3 : whole < 100 ? 2 : 1;
    std::memcpy(to, digits + zeros, 1), to[1] = digits[zeros < 3 ? zeros + 1 : 3], to[2] = digits[3];
    to += 4 - zeros;
  } else {
    to = std::to_chars(to, to + 8, whole).ptr;
  }
  if (fraction == 0) return to;
  *to++ = '.';
  fraction *= 10;  // eight digits, the last of them a zero
  std::memcpy(to, four_digits.text[fraction / 10'000], 4);
  std::memcpy(to + 4, four_digits.text[fraction % 10'000], 4);
  to += 7;
  while (to[-1] == '0') --to;
  return to;
}

}  // namespace atlas::exchange
