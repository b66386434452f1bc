#include "source/value_json.h"

#include <charconv>
#include <cmath>

#include "source/utf8.h"

namespace atlas::source {
namespace {

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
    const std::size_t length = utf8_sequence_length(text.substr(i));
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
