#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace atlas::style {

// The types of the MapLibre Style Spec's expressions. `value` stands for any of them but `collator` and `error`.
enum class Kind : std::uint8_t {
  null, number, string, boolean, color, object, value, error, collator, formatted, image, array
};

struct Type {
  Kind kind = Kind::value;
  std::shared_ptr<const Type> item;  // of arrays
  int length = -1;                   // of arrays; -1: any

  Type(Kind k = Kind::value) : kind(k) {}
  static Type array(Type item = Kind::value, int length = -1);
};
bool operator==(const Type& a, const Type& b);

// As the spec writes it: "array<number, 3>".
std::string to_string(const Type& type);

// Whether a `given` may stand where an `expected` is asked for.
bool is_subtype(const Type& expected, const Type& given);
std::string mismatch(const Type& expected, const Type& given);  // "Expected number but found string instead."

}  // namespace atlas::style
