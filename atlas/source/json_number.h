#pragma once
#include <bit>
#include <cstdint>
#include <cstring>

// Numbers of JSON (RFC 8259, 6) as doubles: the nearest one, bit for bit what strtod gives. A file of coordinates is
// little else, so that reading one must cost no more than a few nanoseconds.
namespace atlas::source {

namespace json_number {

inline constexpr double powers_of_ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                           1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
inline constexpr std::uint64_t whole_powers_of_ten[] = {1, 10, 100, 1000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};

// Adds the digits at the beginning of eight bytes to the number before them; tells how many there are.
inline unsigned take_eight(const char* at, std::uint64_t& digits) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  bytes ^= 0x3030303030303030;
  // The high bit of each byte that is no digit.
  const std::uint64_t others = (((bytes & 0x7F7F7F7F7F7F7F7F) + 0x7676767676767676) | bytes) & 0x8080808080808080;
  const unsigned count = others == 0 ? 8 : static_cast<unsigned>(std::countr_zero(others)) / 8;
  if (count == 0) return 0;
  bytes <<= 64 - 8 * count;  // zeros before them
  bytes = bytes * 10 + (bytes >> 8);
  bytes = ((bytes & 0x000000FF000000FF) * (100 + (std::uint64_t{1'000'000} << 32)) +
           ((bytes >> 16) & 0x000000FF000000FF) * (1 + (std::uint64_t{10'000} << 32))) >> 32;
  digits = digits * whole_powers_of_ten[count] + bytes;
  return count;
}

// All digits from `at` on; nothing is read from `end` on.
inline const char* take_digits(const char* at, const char* end, std::uint64_t& digits) {
  while (end - at >= 8) {
    const unsigned count = take_eight(at, digits);
    at += count;
    if (count < 8) return at;
  }
  while (at < end && *at >= '0' && *at <= '9') digits = digits * 10 + static_cast<std::uint64_t>(*at++ - '0');
  return at;
}

// The same for any number: exponents, more digits than fit. `first` begins it, `at` is behind its decimals.
const char* read_in_general(const char* first, const char* at, const char* end, double& value);

}  // namespace json_number

// The number at `first` and the place behind it; null where there is none. Nothing is read from `end` on, where a number
// ends too. What is too large becomes infinite, what is too small zero.
inline const char* read_json_number(const char* first, const char* end, double& value) {
  using namespace json_number;
  const char* at = first;
  const bool negative = at < end && *at == '-';
  if (negative) ++at;
  std::uint64_t digits = 0;
  const char* const whole = at;
  at = take_digits(at, end, digits);
  if (at == whole || (*whole == '0' && at > whole + 1)) return nullptr;
  std::size_t decimals = 0, count = static_cast<std::size_t>(at - whole);
  if (at < end && *at == '.') {
    const char* const point = ++at;
    at = take_digits(at, end, digits);
    if (at == point) return nullptr;
    decimals = static_cast<std::size_t>(at - point), count += decimals;
  }
  // Where both are exact doubles, their quotient is the nearest one (Clinger 1990).
  constexpr std::uint64_t largest_exact = std::uint64_t{1} << 53;
  if (count > 19 || digits > largest_exact || (at < end && (*at | 0x20) == 'e')) return read_in_general(first, at, end, value);
  value = static_cast<double>(digits) / powers_of_ten[decimals];
  if (negative) value = -value;
  return at;
}

}  // namespace atlas::source
