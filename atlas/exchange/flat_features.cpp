#include "exchange/flat_features.h"

#include <algorithm>

#include "source/value_json.h"

namespace atlas::exchange {
namespace {

using source::FeatureBatch;
using Property = FeatureBatch::Property;

void append_part(FeatureBatch& batch, const geo::Path& path, bool hole) {
  const auto begin = static_cast<std::uint32_t>(batch.positions.size());
  batch.positions.insert(batch.positions.end(), path.begin(), path.end());
  batch.parts.push_back({begin, static_cast<std::uint32_t>(batch.positions.size()), hole});
}

void set_text(Property& property, Property::Kind kind, std::string_view text, FeatureBatch& batch) {
  property.kind = kind;
  property.slice = {static_cast<std::uint32_t>(batch.text.size()), static_cast<std::uint32_t>(text.size())};
  batch.text += text;
}

std::uint32_t name_index(FeatureBatch& batch, const std::string& name) {
  auto known = std::find(batch.names.begin(), batch.names.end(), name);
  if (known == batch.names.end()) known = batch.names.insert(known, name);
  return static_cast<std::uint32_t>(known - batch.names.begin());
}

// Lists and objects become JSON.
void append_property(FeatureBatch& batch, const std::string& name, const source::Value& value) {
  Property property;
  property.name = name_index(batch, name);
  if (const bool* boolean = value.boolean())
    property.kind = Property::Kind::boolean, property.boolean = *boolean;
  else if (const double* number = value.number())
    property.kind = Property::Kind::number, property.number = *number;
  else if (const std::string* text = value.text())
    set_text(property, Property::Kind::text, *text, batch);
  else if (!value.is_null())
    set_text(property, Property::Kind::json, source::json_of(value), batch);
  batch.properties.push_back(property);
}

}  // namespace

void append_geometry(FeatureBatch& batch, const geo::Geometry& geometry, const FeatureBatch::Feature& row) {
  FeatureBatch::Feature feature = row;
  feature.type = geometry.type, feature.multi = geometry.multi;
  feature.first_part = static_cast<std::uint32_t>(batch.parts.size());
  if (!geometry.points.empty()) append_part(batch, geometry.points, false);
  for (const geo::Path& line : geometry.lines) append_part(batch, line, false);
  for (const geo::Polygon& polygon : geometry.polygons)
    for (std::size_t i = 0; i < polygon.rings.size(); ++i) append_part(batch, polygon.rings[i], i > 0);
  feature.end_part = static_cast<std::uint32_t>(batch.parts.size());
  batch.features.push_back(feature);
}

void append_feature(FeatureBatch& batch, const source::MapFeature& feature) {
  FeatureBatch::Feature row;
  row.row = feature.id;
  row.first_property = static_cast<std::uint32_t>(batch.properties.size());
  for (const auto& [name, value] : feature.properties.entries) append_property(batch, name, value);
  row.end_property = static_cast<std::uint32_t>(batch.properties.size());
  append_geometry(batch, feature.geometry, row);
}

void name_layer(FeatureBatch& batch, const std::string& layer) {
  Property name;
  name.name = name_index(batch, "layer");
  set_text(name, Property::Kind::text, layer, batch);
  std::vector<Property> properties;
  for (FeatureBatch::Feature& feature : batch.features) {
    const auto own = batch.properties_of(feature);
    feature.first_property = static_cast<std::uint32_t>(properties.size());
    properties.insert(properties.end(), own.begin(), own.end());
    if (std::none_of(own.begin(), own.end(), [&](const Property& property) { return property.name == name.name; })) properties.push_back(name);
    feature.end_property = static_cast<std::uint32_t>(properties.size());
  }
  batch.properties = std::move(properties);
}

}  // namespace atlas::exchange
