#pragma once
#include <string>
#include <string_view>

#include "source/value.h"

namespace atlas::source {

// Values as JSON text. Numbers in their shortest form that reads back the same, infinities and not-a-number as null;
// what is not UTF-8 becomes U+FFFD.
void append_json(std::string& json, const Value& value);
void append_json(std::string& json, std::string_view text);  // as a string, with its quotes
std::string json_of(const Value& value);

}  // namespace atlas::source
