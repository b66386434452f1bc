#pragma once

namespace atlas::exchange {

// The most characters that a number of degrees takes.
inline constexpr int longest_degrees = 32;

// Degrees with at most 7 decimals (RFC 7946, 11.2: about 1 cm), without zeros at the end and without a sign before 0:
// the digits that printf("%.7f") gives. Returns the end; the text has no \0 behind it.
char* write_degrees(char* to, double degrees);

}  // namespace atlas::exchange
