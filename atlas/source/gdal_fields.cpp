#include "source/gdal_fields.h"

#include <algorithm>
#include <cmath>

#include "source/value_json.h"

namespace atlas::source {
namespace {

using Property = FeatureBatch::Property;

template <class Number>
Array numbers(const Number* values, int count) {
  Array array;
  for (int i = 0; i < count; ++i) array.emplace_back(static_cast<double>(values[i]));
  return array;
}

// A list's elements; nothing for a field of one value.
Array list_of(const OGRFeature& feature, int field, OGRFieldType type) {
  int count = 0;
  if (type == OFTIntegerList) {
    const int* values = feature.GetFieldAsIntegerList(field, &count);
    return numbers(values, count);
  }
  if (type == OFTInteger64List) {
    const GIntBig* values = feature.GetFieldAsInteger64List(field, &count);
    return numbers(values, count);
  }
  if (type == OFTRealList) {
    const double* values = feature.GetFieldAsDoubleList(field, &count);
    return numbers(values, count);
  }
  Array array;
  for (char** text = feature.GetFieldAsStringList(field); text && *text; ++text) array.emplace_back(*text);
  return array;
}

void set_text(Property& property, Property::Kind kind, std::string_view value, FeatureBatch& batch) {
  property.kind = kind;
  property.slice = {static_cast<std::uint32_t>(batch.text.size()), static_cast<std::uint32_t>(value.size())};
  batch.text += value;
}

void set_value(Property& property, const OGRFeature& feature, int field, FeatureBatch& batch) {
  const OGRFieldDefn& definition = *feature.GetFieldDefnRef(field);
  switch (definition.GetType()) {
    case OFTInteger:
    case OFTInteger64:
      if (definition.GetSubType() == OFSTBoolean)
        property.kind = Property::Kind::boolean, property.boolean = feature.GetFieldAsInteger(field) != 0;
      else
        property.kind = Property::Kind::whole, property.whole = feature.GetFieldAsInteger64(field);
      return;
    case OFTReal:
      property.kind = Property::Kind::number, property.number = feature.GetFieldAsDouble(field);
      return;
    case OFTIntegerList:
    case OFTInteger64List:
    case OFTRealList:
    case OFTStringList:
      return set_text(property, Property::Kind::json, json_of(list_of(feature, field, definition.GetType())), batch);
    case OFTBinary: return;
    default: return set_text(property, Property::Kind::text, feature.GetFieldAsString(field), batch);
  }
}

enum class FieldKind { nothing, boolean, whole, number, text, json };

FieldKind kind_of(const Value& value) {
  if (value.is_null()) return FieldKind::nothing;
  if (value.boolean()) return FieldKind::boolean;
  if (const double* number = value.number())
    return *number == std::floor(*number) && std::abs(*number) < 9e15 ? FieldKind::whole : FieldKind::number;
  return value.text() ? FieldKind::text : FieldKind::json;
}

FieldKind common(FieldKind a, FieldKind b) {
  if (a == b || b == FieldKind::nothing) return a;
  if (a == FieldKind::nothing) return b;
  const auto numeric = [](FieldKind kind) { return kind == FieldKind::whole || kind == FieldKind::number; };
  return numeric(a) && numeric(b) ? FieldKind::number : FieldKind::text;
}

OGRFieldType type_of(FieldKind kind) {
  switch (kind) {
    case FieldKind::boolean: return OFTInteger;
    case FieldKind::whole: return OFTInteger64;
    case FieldKind::number: return OFTReal;
    default: return OFTString;
  }
}

}  // namespace

ReadFields choose_fields(OGRLayer& layer, const std::optional<std::vector<std::string>>& wanted) {
  ReadFields fields;
  CPLStringList ignored;
  const OGRFeatureDefn& definition = *layer.GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    const std::string name = definition.GetFieldDefn(i)->GetNameRef();
    if (wanted && std::find(wanted->begin(), wanted->end(), name) == wanted->end())
      ignored.AddString(name.c_str());
    else
      fields.indices.push_back(i), fields.names.push_back(name);
  }
  if (!ignored.empty() && layer.TestCapability(OLCIgnoreFields)) layer.SetIgnoredFields(const_cast<const char**>(ignored.List()));
  return fields;
}

void append_properties(const OGRFeature& feature, const ReadFields& fields, FeatureBatch& batch) {
  for (std::size_t i = 0; i < fields.indices.size(); ++i) {
    if (!feature.IsFieldSetAndNotNull(fields.indices[i])) continue;
    Property property;
    property.name = static_cast<std::uint32_t>(i);
    set_value(property, feature, fields.indices[i], batch);
    batch.properties.push_back(property);
  }
}

std::vector<std::string> create_fields(OGRLayer& target, const MapLayer& layer) {
  std::vector<std::pair<std::string, FieldKind>> kinds;
  for (const MapFeature& feature : layer.features)
    for (const auto& [name, value] : feature.properties.all()) {
      auto found = std::find_if(kinds.begin(), kinds.end(), [&, key = &name](const auto& known) { return known.first == *key; });
      if (found == kinds.end()) found = kinds.insert(kinds.end(), {name, FieldKind::nothing});
      found->second = common(found->second, kind_of(value));
    }
  std::vector<std::string> fields;
  for (const auto& [name, kind] : kinds) {
    OGRFieldDefn definition(name.c_str(), type_of(kind));
    if (kind == FieldKind::boolean) definition.SetSubType(OFSTBoolean);
    if (kind == FieldKind::json) definition.SetSubType(OFSTJSON);
    if (target.CreateField(&definition) == OGRERR_NONE) fields.push_back(name);
  }
  return fields;
}

void set_fields(OGRFeature& target, const std::vector<std::string>& fields, const Properties& properties) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Value* value = properties.find(fields[i]);
    const int field = static_cast<int>(i);
    if (!value || value->is_null())
      target.SetFieldNull(field);
    else if (const bool* boolean = value->boolean())
      target.SetField(field, *boolean ? 1 : 0);
    else if (const double* number = value->number())
      target.SetField(field, *number);
    else if (const std::string* text = value->text())
      target.SetField(field, text->c_str());
    else
      target.SetField(field, json_of(*value).c_str());
  }
}

}  // namespace atlas::source
