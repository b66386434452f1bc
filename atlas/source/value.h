#pragma once
#include <map>
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

// Properties of a feature, in the file's order. Few enough that a linear search wins.
struct Properties {
  Object entries;
  const Value* find(std::string_view key) const;
  void set(std::string key, Value value);  // adds or replaces
};

}  // namespace atlas::source
