#include "source/value_json.h"

#include <charconv>
#include <cmath>

namespace atlas::source {
namespace {

// The length of the well-formed UTF-8 sequence that begins here (Unicode 15, table 3-7); 0 where there is none.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned first = byte(0), second = byte(1);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const bool overlong = first == 0xE0 && second < 0xA0, surrogate = first == 0xED && second >= 0xA0;
    return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool overlong = first == 0xF0 && second < 0x90, beyond = first == 0xF4 && second >= 0x90;
    return follows(1) && follows(2) && follows(3) && !overlong && !beyond ? 4 : 0;
  }
  return 0;
}

void append_number(std::string& json, double number) {
  if (!std::isfinite(number)) {
    json += "null";
    return;
  }
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, number == 0 ? 0.0 : number).ptr;
  json.append(digits, end);
}

}  // namespace

void append_json(std::string& json, std::string_view text) {
  constexpr const char* hex = "0123456789abcdef";
  json += '"';
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequence_length(text.substr(i));
    const char c = text[i];
    if (length == 0)
      json += "\xEF\xBF\xBD", ++i;
    else if (length > 1)
      json.append(text, i, length), i += length;
    else if (c == '"' || c == '\\')
      json += '\\', json += c, ++i;
    else if (static_cast<unsigned char>(c) < 0x20)
      json += "\\u00", json += hex[c >> 4 & 15], json += hex[c & 15], ++i;
    else
      json += c, ++i;
  }
  json += '"';
}

void append_json(std::string& json, const Value& value) {
  if (const bool* boolean = value.boolean()) {
    json += *boolean ? "true" : "false";
  } else if (const double* number = value.number()) {
    append_number(json, *number);
  } else if (const std::string* text = value.text()) {
    append_json(json, std::string_view(*text));
  } else if (const Array* array = value.array()) {
    json += '[';
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (i > 0) json += ',';
      append_json(json, (*array)[i]);
    }
    json += ']';
  } else if (const Object* object = value.object()) {
    json += '{';
    for (std::size_t i = 0; i < object->size(); ++i) {
      if (i > 0) json += ',';
      append_json(json, std::string_view((*object)[i].first));
      json += ':';
      append_json(json, (*object)[i].second);
    }
    json += '}';
  } else {
    json += "null";
  }
}

std::string json_of(const Value& value) {
  std::string json;
  append_json(json, value);
  return json;
}

}  // namespace atlas::source
