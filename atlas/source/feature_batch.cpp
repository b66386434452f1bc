#include "source/feature_batch.h"

#include "source/json_value.h"

namespace atlas::source {
namespace {

Value value_of(const JsonValue& json) {
  switch (json.type()) {
    case JsonValue::Type::boolean: return json.truth();
    case JsonValue::Type::number: return json.number();
    case JsonValue::Type::string: return json.string();
    case JsonValue::Type::array: {
      Array array;
      for (const JsonValue& element : json.children()) array.push_back(value_of(element));
      return array;
    }
    case JsonValue::Type::object: {
      Properties members;
      for (const JsonValue& member : json.children()) members.set(std::string(member.key()), value_of(member));
      return std::move(members.entries);
    }
    case JsonValue::Type::null: break;
  }
  return {};
}

geo::Path path_of(const FeatureBatch& batch, const FeatureBatch::Part& part) {
  const auto positions = batch.positions_of(part);
  return {positions.begin(), positions.end()};
}

}  // namespace

void FeatureBatch::clear() {
  layer = 0;
  features.clear(), parts.clear(), positions.clear(), properties.clear();
  names.clear(), text.clear(), problems.clear();
}

geo::Geometry geometry_of(const FeatureBatch& batch, const FeatureBatch::Feature& feature) {
  geo::Geometry geometry;
  geometry.type = feature.type, geometry.multi = feature.multi;
  for (const FeatureBatch::Part& part : batch.parts_of(feature)) {
    if (feature.type == geo::GeometryType::point)
      geometry.points = path_of(batch, part);
    else if (feature.type == geo::GeometryType::line)
      geometry.lines.push_back(path_of(batch, part));
    else if (part.hole && !geometry.polygons.empty())
      geometry.polygons.back().rings.push_back(path_of(batch, part));
    else
      geometry.polygons.push_back({{path_of(batch, part)}});
  }
  return geometry;
}

geo::GeoBox box_of(const FeatureBatch& batch, const FeatureBatch::Feature& feature) {
  geo::GeoBox box;
  for (const FeatureBatch::Part& part : batch.parts_of(feature))
    for (const geo::LonLat position : batch.positions_of(part)) box.include(position);
  return box;
}

Value value_of(const FeatureBatch& batch, const FeatureBatch::Property& property) {
  using Kind = FeatureBatch::Property::Kind;
  switch (property.kind) {
    case Kind::null: break;
    case Kind::boolean: return property.boolean;
    case Kind::whole: return static_cast<double>(property.whole);
    case Kind::number: return property.number;
    case Kind::text: return std::string(batch.text_of(property));
    case Kind::json: {
      const auto json = JsonDocument::parse(std::string(batch.text_of(property)), "");
      return json ? value_of(json->root()) : Value();
    }
  }
  return {};
}

Properties properties_of(const FeatureBatch& batch, const FeatureBatch::Feature& feature) {
  Properties properties;
  properties.entries.reserve(feature.end_property - feature.first_property);
  for (const FeatureBatch::Property& property : batch.properties_of(feature))
    properties.entries.emplace_back(batch.names[property.name], value_of(batch, property));
  return properties;
}

}  // namespace atlas::source
