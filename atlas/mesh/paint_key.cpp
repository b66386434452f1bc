#include "mesh/paint_key.h"

namespace atlas::mesh {
namespace {

void append(const source::Value& value, std::string& key) {
  if (const bool* b = value.boolean()) key += *b ? 't' : 'f';
  else if (const double* n = value.number()) key += '#' + std::to_string(*n);
  else if (const std::string* s = value.text()) key += '"' + *s;
  else if (const source::Array* list = value.array())
    for (const source::Value& item : *list) append(item, key += '[');
  else if (const source::Object* object = value.object())
    for (const auto& [name, item] : *object) append(item, key += '{' + name);
  key += '\x1f';
}

}  // namespace

std::string paint_key(const source::MapFeature& feature, const std::set<std::string>& reads) {
  std::string key;
  if (reads.contains("*")) {
    for (const auto& [name, value] : feature.properties.all()) append(value, key += name);
    return key + std::to_string(feature.id);
  }
  for (const std::string& name : reads) {
    const source::Value* value = feature.properties.find(name);
    append(value ? *value : source::Value(), key);
  }
  return key;
}

}  // namespace atlas::mesh
