#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace atlas::source {

// A property's value: null, boolean, number, text, list or object (as in JSON). Cheap to copy.
struct Value;
using Array = std::vector<Value>;
using Object = std::vector<std::pair<std::string, Value>>;

struct Value {
  std::variant<std::monostate, bool, double, std::string, std::shared_ptr<const Array>, std::shared_ptr<const Object>> data;

  Value() = default;
  Value(bool value) : data(value) {}
  Value(double value) : data(value) {}
  Value(int value) : data(static_cast<double>(value)) {}
  Value(std::string value) : data(std::move(value)) {}
  Value(const char* value) : data(std::string(value)) {}
  Value(Array value) : data(std::make_shared<const Array>(std::move(value))) {}
  Value(Object value) : data(std::make_shared<const Object>(std::move(value))) {}

  bool is_null() const { return data.index() == 0; }
  const bool* boolean() const { return std::get_if<bool>(&data); }
  const double* number() const { return std::get_if<double>(&data); }
  const std::string* text() const { return std::get_if<std::string>(&data); }
  const Array* array() const {
    auto* p = std::get_if<std::shared_ptr<const Array>>(&data);
    return p ? p->get() : nullptr;
  }
  const Object* object() const {
    auto* p = std::get_if<std::shared_ptr<const Object>>(&data);
    return p ? p->get() : nullptr;
  }
};
bool operator==(const Value& a, const Value& b);  // deep

// Names and values that the features of a tile's layer share, each kept once. Immutable once it is shared.
struct PropertyTable {
  std::vector<std::string> names;
  std::vector<Value> values;
  std::vector<std::uint32_t> tags;   // of all features: the index of a name, the index of a value, and so on
};

// Properties of a feature, in the file's order. Few enough that a linear search wins. Cheap to copy where they are in a
// table.
struct Properties {
  Object entries;   // its own
  std::shared_ptr<const PropertyTable> table = nullptr;
  std::uint32_t first_tag = 0, end_tag = 0;   // in table->tags: what is its own there; come after `entries`

  const Value* find(std::string_view key) const;
  void set(std::string key, Value value);  // adds or replaces
  Object all() const;                      // entries, and what is in the table
};

}  // namespace atlas::source
