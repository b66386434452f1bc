#pragma once
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

// JSON (RFC 8259) read in one pass into one block of memory, every value with its place in the text. `atlas show` opens
// the whole atlas in a few milliseconds this way; nlohmann/json took 25 ms for the same megabyte and forgets places.
namespace atlas::source {

class JsonValue {
 public:
  enum class Type : std::uint8_t { null, boolean, number, string, array, object };

  Type type() const { return type_; }
  const char* type_name() const;
  bool is_null() const { return type_ == Type::null; }
  bool is_boolean() const { return type_ == Type::boolean; }
  bool is_number() const { return type_ == Type::number; }
  bool is_string() const { return type_ == Type::string; }
  bool is_array() const { return type_ == Type::array; }
  bool is_object() const { return type_ == Type::object; }

  bool truth() const { return is_boolean() && number_ != 0; }
  double number() const { return is_number() ? number_ : 0; }
  std::string_view text() const { return is_string() ? std::string_view(text_, size_) : std::string_view(); }
  std::string string() const { return std::string(text()); }

  // Elements of an array, members of an object (each with its key) in the text's order; nothing for other types.
  std::span<const JsonValue> children() const {
    return is_array() || is_object() ? std::span(children_, size_) : std::span<const JsonValue>();
  }
  std::size_t size() const { return children().size(); }
  const JsonValue& operator[](std::size_t index) const { return children()[index]; }
  std::string_view key() const { return key_; }
  const JsonValue* find(std::string_view key) const;  // the first member of that key, or null

  std::size_t offset() const { return offset_; }  // of its first byte in the text

 private:
  friend class JsonParser;
  std::string_view key_;
  union {
    double number_ = 0;
    const char* text_;
    const JsonValue* children_;
  };
  std::uint32_t size_ = 0, offset_ = 0;
  Type type_ = Type::null;
};

// A parsed text. Values refer into it and live as long as it does; it may be moved.
class JsonDocument {
 public:
  // Fails with the line and column ("FILE:3:14"). Nesting deeper than 64 levels, text that is not UTF-8 and texts of
  // more than 4 GB are errors too.
  static Result<JsonDocument> parse(std::string text, const std::string& name);

  const JsonValue& root() const { return *root_; }
  std::size_t line_of(const JsonValue& value) const;  // from 1

 private:
  std::unique_ptr<std::string> text_;
  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_;
  const JsonValue* root_ = nullptr;
};

}  // namespace atlas::source
