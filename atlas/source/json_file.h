#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "source/json_value.h"

// Private to source/: JSON files whose every value knows its place.
namespace atlas::source {

// A parsed file. A syntax error is told with line and column.
Result<JsonDocument> read_json(const std::filesystem::path& file);

// A place inside a JSON file, as a JSON pointer (RFC 6901): "/features/3/properties/kind".
struct Place {
  std::string file, pointer;

  Place operator/(std::string_view key) const { return {file, pointer + "/" + std::string(key)}; }
  Place operator/(std::size_t index) const { return {file, pointer + "/" + std::to_string(index)}; }
  std::string to_text() const { return pointer.empty() ? file : file + " " + pointer; }
};

// A value together with where it stands. Cheap: the pointer is put together only when something is wrong.
class JsonNode {
 public:
  JsonNode(const JsonValue& json, const std::string& file) : json_(&json), file_(&file) {}

  const JsonValue& json() const { return *json_; }
  Place place() const { return {*file_, pointer()}; }
  // A member of an object or an element of a list; the parent must outlive it.
  JsonNode member(const JsonValue& json, std::string_view key) const { return {json, *file_, this, key, 0}; }
  JsonNode element(const JsonValue& json, std::size_t index) const { return {json, *file_, this, {}, index}; }

 private:
  JsonNode(const JsonValue& json, const std::string& file, const JsonNode* parent, std::string_view key, std::size_t index)
      : json_(&json), file_(&file), parent_(parent), key_(key), index_(index) {}
  std::string pointer() const {
    if (!parent_) return {};
    return parent_->pointer() + "/" + (key_.empty() ? std::to_string(index_) : std::string(key_));
  }

  const JsonValue* json_;
  const std::string* file_;
  const JsonNode* parent_ = nullptr;
  std::string_view key_;
  std::size_t index_ = 0;
};

// The value at a JSON pointer, or null.
const JsonValue* find(const JsonValue& root, std::string_view pointer);

}  // namespace atlas::source
