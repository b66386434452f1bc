#include "style/type.h"

namespace atlas::style {

Type Type::array(Type item, int length) {
  Type type(Kind::array);
  type.item = std::make_shared<const Type>(std::move(item));
  type.length = length;
  return type;
}

bool operator==(const Type& a, const Type& b) {
  if (a.kind != b.kind) return false;
  return a.kind != Kind::array || (a.length == b.length && *a.item == *b.item);
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
  if (type.length >= 0) return "array<" + to_string(*type.item) + ", " + std::to_string(type.length) + ">";
  return type.item->kind == Kind::value ? "array" : "array<" + to_string(*type.item) + ">";
}

bool is_subtype(const Type& expected, const Type& given) {
  if (given.kind == Kind::error) return true;
  if (expected.kind == Kind::value) return given.kind != Kind::collator;
  if (expected.kind != given.kind) return false;
  if (expected.kind != Kind::array) return true;
  bool items = (given.length == 0 && given.item->kind == Kind::value) || is_subtype(*expected.item, *given.item);
  return items && (expected.length < 0 || expected.length == given.length);
}

std::string mismatch(const Type& expected, const Type& given) {
  return "Expected " + to_string(expected) + " but found " + to_string(given) + " instead.";
}

}  // namespace atlas::style
