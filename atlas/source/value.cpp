#include "source/value.h"

#include <algorithm>

namespace atlas::source {

bool operator==(const Value& a, const Value& b) {
  if (a.data.index() != b.data.index()) return false;
  if (const Array* array = a.array()) return *array == *b.array();
  if (const Object* object = a.object()) return *object == *b.object();
  return a.data == b.data;
}

const Value* Properties::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.first == key; });
  if (found != entries.end()) return &found->second;
  for (std::uint32_t tag = first_tag; tag < end_tag; tag += 2)
    if (table->names[table->tags[tag]] == key) return &table->values[table->tags[tag + 1]];
  return nullptr;
}

void Properties::set(std::string key, Value value) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.first == key; });
  if (found != entries.end())
    found->second = std::move(value);
  else
    entries.emplace_back(std::move(key), std::move(value));
}

Object Properties::all() const {
  Object all = entries;
  for (std::uint32_t tag = first_tag; tag < end_tag; tag += 2) {
    const std::string& name = table->names[table->tags[tag]];
    const bool known = std::any_of(all.begin(), all.end(), [&](const auto& entry) { return entry.first == name; });
    if (!known) all.emplace_back(name, table->values[table->tags[tag + 1]]);
  }
  return all;
}

}  // namespace atlas::source
