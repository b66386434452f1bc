#include "source/json_number.h"

#include <charconv>
#include <cstdlib>
#include <string>

namespace atlas::source::json_number {

const char* read_in_general(const char* first, const char* at, const char* end, double& value) {
  if (at < end && (*at | 0x20) == 'e') {
    ++at;
    if (at < end && (*at == '+' || *at == '-')) ++at;
    const char* const exponent = at;
    while (at < end && *at >= '0' && *at <= '9') ++at;
    if (at == exponent) return nullptr;
  }
  // from_chars does not say whether a number is too large or too small, and leaves the value alone.
  if (std::from_chars(first, at, value).ec != std::errc()) value = std::strtod(std::string(first, at).c_str(), nullptr);
  return at;
}

}  // namespace atlas::source::json_number
