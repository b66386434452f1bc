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
  return found == entries.end() ? nullptr : &found->second;
}

void Properties::set(std::string key, Value value) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.first == key; });
  if (found != entries.end())
    found->second = std::move(value);
  else
    entries.emplace_back(std::move(key), std::move(value));
}

}  // namespace atlas::source
