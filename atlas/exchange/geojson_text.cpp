#include "exchange/geojson_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "exchange/antimeridian.h"
#include "exchange/degrees_text.h"
#include "exchange/flat_features.h"
#include "source/value_json.h"

namespace atlas::exchange {
namespace {

using geo::GeometryType;
using source::FeatureBatch;
using Part = FeatureBatch::Part;
using Property = FeatureBatch::Property;

// "[lon,lat]," of each, from the last to the first where `reversed`; the comma behind the last one is left out.
void append_positions(std::string& json, std::span<const geo::LonLat> positions, bool reversed) {
  constexpr std::size_t longest_position = 2 * longest_degrees + 4, block = 1024;
  for (std::size_t first = 0; first < positions.size(); first += block) {
    const std::size_t begin = json.size(), end = std::min(first + block, positions.size());
    json.resize(begin + (end - first) * longest_position);  // then cut to what is needed
    char* to = json.data() + begin;
    for (std::size_t i = first; i < end; ++i) {
      const geo::LonLat position = positions[reversed ? positions.size() - 1 - i : i];
      *to++ = '[';
      to = write_degrees(to, position.lon);
      *to++ = ',';
      to = write_degrees(to, position.lat);
      *to++ = ']', *to++ = ',';
    }
    json.resize(static_cast<std::size_t>(to - json.data()));
  }
  if (!positions.empty()) json.pop_back();
}

double doubled_area(std::span<const geo::LonLat> ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i)
    sum += (ring[i - 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat) - (ring[i].lon - ring[0].lon) * (ring[i - 1].lat - ring[0].lat);
  return sum;
}

// Outer rings counterclockwise, holes clockwise (RFC 7946, 3.1.6).
void append_ring(std::string& json, std::span<const geo::LonLat> ring, bool hole) {
  const double area = doubled_area(ring);
  json += '[';
  append_positions(json, ring, hole ? area > 0 : area < 0);
  json += ']';
}

std::size_t count_polygons(std::span<const Part> parts) {
  return static_cast<std::size_t>(std::count_if(parts.begin(), parts.end(), [](const Part& part) { return !part.hole; }));
}

void append_points(std::string& json, const FeatureBatch& batch, std::span<const Part> parts, bool multi) {
  if (multi) json += '[';
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) json += ',';
    append_positions(json, batch.positions_of(parts[i]), false);
  }
  if (multi) json += ']';
}

void append_lines(std::string& json, const FeatureBatch& batch, std::span<const Part> parts, bool multi) {
  if (multi) json += '[';
  for (std::size_t i = 0; i < parts.size(); ++i) {
    json += i > 0 ? ",[" : "[";
    append_positions(json, batch.positions_of(parts[i]), false);
    json += ']';
  }
  if (multi) json += ']';
}

void append_polygons(std::string& json, const FeatureBatch& batch, std::span<const Part> parts, bool multi) {
  json += multi ? "[[" : "[";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) json += parts[i].hole ? "," : "],[";
    append_ring(json, batch.positions_of(parts[i]), parts[i].hole);
  }
  json += multi ? "]]" : "]";
}

std::size_t append_geometry(std::string& json, const FeatureBatch& batch, const FeatureBatch::Feature& feature) {
  const auto parts = batch.parts_of(feature);
  std::size_t positions = 0;
  for (const Part& part : parts) positions += part.end - part.begin;
  if (feature.type == GeometryType::none || positions == 0) return json += "null", 0;
  geo::Geometry shape;  // only its kind, for the name
  shape.type = feature.type;
  if (feature.type == GeometryType::point)
    shape.multi = feature.multi || positions > 1;
  else
    shape.multi = feature.multi || (feature.type == GeometryType::line ? parts.size() : count_polygons(parts)) > 1;
  json += "{\"type\":\"";
  json += geo::type_name(shape);
  json += "\",\"coordinates\":";
  switch (feature.type) {
    case GeometryType::point: append_points(json, batch, parts, shape.multi); break;
    case GeometryType::line: append_lines(json, batch, parts, shape.multi); break;
    default: append_polygons(json, batch, parts, shape.multi); break;
  }
  json += '}';
  return positions;
}

void append_value(std::string& json, const FeatureBatch& batch, const Property& property) {
  switch (property.kind) {
    case Property::Kind::null: json += "null"; break;
    case Property::Kind::boolean: json += property.boolean ? "true" : "false"; break;
    case Property::Kind::whole: {
      char digits[24];
      json.append(digits, std::to_chars(digits, digits + sizeof digits, property.whole).ptr);
      break;
    }
    case Property::Kind::number: source::append_json(json, source::Value(property.number)); break;
    case Property::Kind::text: source::append_json(json, batch.text_of(property)); break;
    case Property::Kind::json: json += batch.text_of(property); break;
  }
}

bool is_id(const FeatureBatch& batch, const Property& property) {
  const bool fits = property.kind == Property::Kind::whole || property.kind == Property::Kind::number || property.kind == Property::Kind::text;
  return fits && batch.names[property.name] == "id";
}

void append_properties(std::string& json, const FeatureBatch& batch, std::span<const Property> properties) {
  const auto id = std::find_if(properties.begin(), properties.end(), [&](const Property& property) { return is_id(batch, property); });
  if (id != properties.end()) {
    json += ",\"id\":";
    append_value(json, batch, *id);
  }
  json += ",\"properties\":{";
  for (std::size_t i = 0; i < properties.size(); ++i) {
    if (i > 0) json += ',';
    source::append_json(json, std::string_view(batch.names[properties[i].name]));
    json += ':';
    append_value(json, batch, properties[i]);
  }
  json += '}';
}

}  // namespace

std::size_t append_feature(std::string& json, const FeatureBatch& batch, const FeatureBatch::Feature& feature) {
  json += "{\"type\":\"Feature\"";
  append_properties(json, batch, batch.properties_of(feature));
  json += ",\"geometry\":";
  std::size_t positions = 0;
  if (crosses_antimeridian(batch, feature)) {
    FeatureBatch cut;
    append_geometry(cut, cut_at_antimeridian(geometry_of(batch, feature)), {});
    positions = append_geometry(json, cut, cut.features.front());
  } else {
    positions = append_geometry(json, batch, feature);
  }
  json += '}';
  return positions;
}

}  // namespace atlas::exchange
