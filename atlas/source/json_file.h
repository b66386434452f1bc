#pragma once
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// Private to source/ (it brings nlohmann/json in): JSON files whose every value knows its place.
namespace atlas::source {

using Json = nlohmann::json;

// A parsed file. A syntax error is told with line and column.
Result<Json> read_json(const std::filesystem::path& file);

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
  JsonNode(const Json& json, const std::string& file) : json_(&json), file_(&file) {}

  const Json& json() const { return *json_; }
  Place place() const { return {*file_, pointer()}; }
  // A member of an object or an element of a list; the parent must outlive it.
  JsonNode member(const Json& json, std::string_view key) const { return {json, *file_, this, key, 0}; }
  JsonNode element(const Json& json, std::size_t index) const { return {json, *file_, this, {}, index}; }

 private:
  JsonNode(const Json& json, const std::string& file, const JsonNode* parent, std::string_view key, std::size_t index)
      : json_(&json), file_(&file), parent_(parent), key_(key), index_(index) {}
  std::string pointer() const {
    if (!parent_) return {};
    return parent_->pointer() + "/" + (key_.empty() ? std::to_string(index_) : std::string(key_));
  }

  const Json* json_;
  const std::string* file_;
  const JsonNode* parent_ = nullptr;
  std::string_view key_;
  std::size_t index_ = 0;
};

// The line (from 1) on which each of these pointers' values begins; those that are not in the text are left out.
std::map<std::string, std::size_t> lines_of(const std::string& text, const std::set<std::string>& pointers);

}  // namespace atlas::source
