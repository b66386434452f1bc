#include "exchange/geojson_text.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdint>

namespace atlas::exchange {
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

void append(std::string& json, geo::LonLat position) {
  json += '[';
  append_degrees(json, position.lon);
  json += ',';
  append_degrees(json, position.lat);
  json += ']';
}

template <class Item>
void append(std::string& json, const std::vector<Item>& items);

void append(std::string& json, const geo::Polygon& polygon) { append(json, polygon.rings); }

template <class Item>
void append(std::string& json, const std::vector<Item>& items) {
  json += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) json += ',';
    append(json, items[i]);
  }
  json += ']';
}

template <class Item>
void append_parts(std::string& json, const std::vector<Item>& items, bool multi) {
  if (multi)
    append(json, items);
  else
    append(json, items.front());
}

}  // namespace

void append_string(std::string& json, std::string_view text) {
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
      json += fmt::format("\\u{:04x}", static_cast<unsigned>(c)), ++i;
    else
      json += c, ++i;
  }
  json += '"';
}

void append_value(std::string& json, const source::Value& value) {
  if (const bool* boolean = value.boolean()) {
    json += *boolean ? "true" : "false";
  } else if (const double* number = value.number()) {
    append_number(json, *number);
  } else if (const std::string* text = value.text()) {
    append_string(json, *text);
  } else if (const source::Array* array = value.array()) {
    json += '[';
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (i > 0) json += ',';
      append_value(json, (*array)[i]);
    }
    json += ']';
  } else if (const source::Object* object = value.object()) {
    json += '{';
    for (std::size_t i = 0; i < object->size(); ++i) {
      if (i > 0) json += ',';
      append_string(json, (*object)[i].first);
      json += ':';
      append_value(json, (*object)[i].second);
    }
    json += '}';
  } else {
    json += "null";
  }
}

void append_degrees(std::string& json, double degrees) {
  constexpr std::int64_t unit = 10'000'000;
  std::int64_t scaled = std::llround(degrees * unit);
  if (scaled < 0) json += '-', scaled = -scaled;
  char digits[24];
  json.append(digits, std::to_chars(digits, digits + sizeof digits, scaled / unit).ptr);
  std::int64_t fraction = scaled % unit;
  if (fraction == 0) return;
  json += '.';
  for (std::int64_t place = unit / 10; fraction > 0; place /= 10) {
    json += static_cast<char>('0' + fraction / place);
    fraction %= place;
  }
}

void append_geometry(std::string& json, const geo::Geometry& geometry) {
  const std::size_t parts = geometry.points.size() + geometry.lines.size() + geometry.polygons.size();
  if (geometry.type == geo::GeometryType::none || parts == 0) {
    json += "null";
    return;
  }
  json += "{\"type\":\"";
  geo::Geometry shape;  // only its kind, for the name
  shape.type = geometry.type, shape.multi = geometry.multi || parts > 1;
  json += geo::type_name(shape);
  json += "\",\"coordinates\":";
  switch (geometry.type) {
    case geo::GeometryType::point: append_parts(json, geometry.points, shape.multi); break;
    case geo::GeometryType::line: append_parts(json, geometry.lines, shape.multi); break;
    default: append_parts(json, geometry.polygons, shape.multi); break;
  }
  json += '}';
}

}  // namespace atlas::exchange
