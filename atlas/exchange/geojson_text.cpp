#include "exchange/geojson_text.h"

#include <charconv>
#include <cmath>
#include <cstdint>

namespace atlas::exchange {
namespace {

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
