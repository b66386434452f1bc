#include "source/gdal_fields.h"

#include <algorithm>
#include <cmath>

#include "source/value_json.h"

namespace atlas::source {
namespace {

template <class Number>
Array numbers(const Number* values, int count) {
  Array array;
  for (int i = 0; i < count; ++i) array.emplace_back(static_cast<double>(values[i]));
  return array;
}

Value value_of(const OGRFeature& feature, int field, const OGRFieldDefn& definition) {
  int count = 0;
  switch (definition.GetType()) {
    case OFTInteger:
      if (definition.GetSubType() == OFSTBoolean) return feature.GetFieldAsInteger(field) != 0;
      return feature.GetFieldAsInteger(field);
    case OFTInteger64: return static_cast<double>(feature.GetFieldAsInteger64(field));
    case OFTReal: return feature.GetFieldAsDouble(field);
    case OFTIntegerList: {
      const int* values = feature.GetFieldAsIntegerList(field, &count);
      return numbers(values, count);
    }
    case OFTInteger64List: {
      const GIntBig* values = feature.GetFieldAsInteger64List(field, &count);
      return numbers(values, count);
    }
    case OFTRealList: {
      const double* values = feature.GetFieldAsDoubleList(field, &count);
      return numbers(values, count);
    }
    case OFTStringList: {
      Array array;
      for (char** text = feature.GetFieldAsStringList(field); text && *text; ++text) array.emplace_back(*text);
      return array;
    }
    case OFTBinary: return {};
    default: return feature.GetFieldAsString(field);
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

Properties properties_of(const OGRFeature& feature) {
  Properties properties;
  const OGRFeatureDefn& fields = *feature.GetDefnRef();
  properties.entries.reserve(static_cast<std::size_t>(fields.GetFieldCount()));
  for (int i = 0; i < fields.GetFieldCount(); ++i)
    if (feature.IsFieldSetAndNotNull(i))
      properties.entries.emplace_back(fields.GetFieldDefn(i)->GetNameRef(), value_of(feature, i, *fields.GetFieldDefn(i)));
  return properties;
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
