#include "style/type.h"

namespace atlas::style {

Type Type::array(Type item, int length) {
  Type type(Kind::array);
  type.item = std::make_shared<const Type>(std::move(item));
  type.length = length;
  return type;
}

namespace {

// Lists whose items were not said hold anything.
const Type& item_of(const Type& type) {
  static const Type anything(Kind::value);
  return type.item ? *type.item : anything;
}

}  // namespace

bool operator==(const Type& a, const Type& b) {
  if (a.kind != b.kind) return false;
  return a.kind != Kind::array || (a.length == b.length && item_of(a) == item_of(b));
}

std::string to_string(const Type& type) {
  switch (type.kind) {
    case Kind::null: return "null";
    case Kind::number: return "number";
    case Kind::string: return "string";
    case Kind::boolean: return "boolean";
    case Kind::color: return "color";
    case Kind::object: return "object";
    case Kind::value: return "value";
    case Kind::error: return "error";
    case Kind::collator: return "collator";
    case Kind::formatted: return "formatted";
    case Kind::image: return "resolvedImage";
    case Kind::array: break;
  }
  if (type.length >= 0) return "array<" + to_string(item_of(type)) + ", " + std::to_string(type.length) + ">";
  return item_of(type).kind == Kind::value ? "array" : "array<" + to_string(item_of(type)) + ">";
}

bool is_subtype(const Type& expected, const Type& given) {
  if (given.kind == Kind::error) return true;
  if (expected.kind == Kind::value) return given.kind != Kind::collator;
  if (expected.kind != given.kind) return false;
  if (expected.kind != Kind::array) return true;
  bool items = (given.length == 0 && item_of(given).kind == Kind::value) || is_subtype(item_of(expected), item_of(given));
  return items && (expected.length < 0 || expected.length == given.length);
}

std::string mismatch(const Type& expected, const Type& given) {
  return "Expected " + to_string(expected) + " but found " + to_string(given) + " instead.";
}

}  // namespace atlas::style
