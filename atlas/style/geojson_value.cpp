#include "style/geojson_value.h"

#include <cmath>

#include "style/json.h"

namespace atlas::style {
namespace {

bool read(const source::Value& json, geo::LonLat& point) {
  auto* pair = json.array();
  if (!pair || pair->size() < 2 || !(*pair)[0].number() || !(*pair)[1].number()) return false;
  point = {*(*pair)[0].number(), *(*pair)[1].number()};
  return std::isfinite(point.lon) && std::isfinite(point.lat);
}

bool read(const source::Value& json, geo::Polygon& polygon);

// A list of what read() knows how to read.
template <class Item>
bool read(const source::Value& json, std::vector<Item>& items) {
  auto* list = json.array();
  if (!list) return false;
  for (const auto& element : *list)
    if (!read(element, items.emplace_back())) return false;
  return true;
}

bool read(const source::Value& json, geo::Polygon& polygon) {
  if (!read(json, polygon.rings)) return false;
  for (const auto& ring : polygon.rings)
    if (ring.size() < 4) return false;
  return true;
}

std::optional<geo::Geometry> simple_geometry(const std::string& type, const source::Value& coordinates) {
  geo::Geometry geometry;
  geometry.multi = type.starts_with("Multi");
  bool good = false;
  if (type.ends_with("Point")) {
    geometry.type = geo::GeometryType::point;
    good = geometry.multi ? read(coordinates, geometry.points) : read(coordinates, geometry.points.emplace_back());
  } else if (type.ends_with("LineString")) {
    geometry.type = geo::GeometryType::line;
    good = geometry.multi ? read(coordinates, geometry.lines) : read(coordinates, geometry.lines.emplace_back());
  } else if (type.ends_with("Polygon")) {
    geometry.type = geo::GeometryType::polygon;
    good = geometry.multi ? read(coordinates, geometry.polygons) : read(coordinates, geometry.polygons.emplace_back());
  }
  return good ? std::optional(geometry) : std::nullopt;
}

void append(geo::Geometry& to, const geo::Geometry& from) {
  to.points.insert(to.points.end(), from.points.begin(), from.points.end());
  to.lines.insert(to.lines.end(), from.lines.begin(), from.lines.end());
  to.polygons.insert(to.polygons.end(), from.polygons.begin(), from.polygons.end());
  to.multi = true;
}

}  // namespace

std::optional<geo::Geometry> geometry_from(const source::Value& json) {
  auto* object = json.object();
  if (!object) return {};
  auto* type = member(*object, "type");
  if (!type || !type->text()) return {};
  if (*type->text() == "Feature") {
    auto* inner = member(*object, "geometry");
    return inner ? geometry_from(*inner) : std::nullopt;
  }
  for (const char* list : {"features", "geometries"}) {
    auto* members = member(*object, list);
    if (!members || !members->array()) continue;
    std::optional<geo::Geometry> all;
    for (const auto& element : *members->array()) {
      auto one = geometry_from(element);
      if (!one) return {};
      if (!all) all = std::move(one);
      else if (all->type == one->type) append(*all, *one);
    }
    return all;
  }
  auto* coordinates = member(*object, "coordinates");
  return coordinates ? simple_geometry(*type->text(), *coordinates) : std::nullopt;
}

}  // namespace atlas::style
