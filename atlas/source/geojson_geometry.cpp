#include "source/geojson_geometry.h"

#include <cmath>

#include "source/json_fields.h"

namespace atlas::source {
namespace {

using geo::GeometryType;

tl::unexpected<Error> wrong(const JsonNode& node, std::string what) {
  return fail(node.place().to_text(), std::move(what), "see RFC 7946, section 3.1");
}

Result<void> read(const JsonNode& node, geo::LonLat& position) {
  const JsonValue& json = node.json();
  if (!json.is_array() || json.size() < 2 || !json[0].is_number() || !json[1].is_number())
    return wrong(node, "is not a position [longitude, latitude]");
  position = {json[0].number(), json[1].number()};
  if (!(std::abs(position.lon) <= 180) || !(std::abs(position.lat) <= 90))
    return wrong(node, "is outside the world's degrees (180 east and west, 90 north and south)");
  return {};
}

template <class Item>
Result<void> read(const JsonNode& node, std::vector<Item>& items);

Result<void> read(const JsonNode& node, geo::Polygon& polygon) {
  if (auto rings = read(node, polygon.rings); !rings) return rings;
  if (polygon.rings.empty()) return wrong(node, "is a polygon without rings");
  for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
    const geo::Path& ring = polygon.rings[i];
    if (ring.size() < 4) return wrong(node.element(node.json()[i], i), "is a ring of fewer than 4 positions");
    if (ring.front() != ring.back()) return wrong(node.element(node.json()[i], i), "is a ring that is not closed");
  }
  return {};
}

template <class Item>
Result<void> read(const JsonNode& node, std::vector<Item>& items) {
  if (!node.json().is_array()) return wrong(node, "is not a list of coordinates");
  items.resize(node.json().size());
  std::size_t i = 0;
  for (const JsonValue& json : node.json().children()) {
    if (auto item = read(node.element(json, i), items[i]); !item) return item;
    ++i;
  }
  return {};
}

template <class Item>
Result<void> read_parts(const JsonNode& coordinates, bool multi, std::vector<Item>& items) {
  if (!multi) return read(coordinates, items.emplace_back());
  if (auto all = read(coordinates, items); !all) return all;
  if (items.empty()) return wrong(coordinates, "is a geometry without parts");
  return {};
}

Result<void> check_lines(const JsonNode& coordinates, const geo::Geometry& geometry) {
  for (const geo::Path& line : geometry.lines)
    if (line.size() < 2) return wrong(coordinates, "holds a line of fewer than 2 positions");
  return {};
}

}  // namespace

Result<geo::Geometry> geometry_of(const JsonNode& node) {
  Problems problems;
  std::string type = text_of(node, "type", problems);
  if (type.empty()) return wrong(node, "is not a GeoJSON geometry");
  geo::Geometry geometry;
  geometry.multi = type.starts_with("Multi");
  if (geometry.multi) type.erase(0, 5);
  const auto coordinates = member(node, "coordinates");
  if (!coordinates) return wrong(node, "has no coordinates of its own (type '" + type + "')");
  Result<void> parts;
  if (type == "Point") {
    geometry.type = GeometryType::point;
    parts = read_parts(*coordinates, geometry.multi, geometry.points);
  } else if (type == "LineString") {
    geometry.type = GeometryType::line;
    parts = read_parts(*coordinates, geometry.multi, geometry.lines);
    if (parts) parts = check_lines(*coordinates, geometry);
  } else if (type == "Polygon") {
    geometry.type = GeometryType::polygon;
    parts = read_parts(*coordinates, geometry.multi, geometry.polygons);
  } else {
    return wrong(node, "is of the type '" + type + "', which an atlas does not hold");
  }
  if (!parts) return fail(parts.error());
  return geometry;
}

}  // namespace atlas::source
