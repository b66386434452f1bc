#include "style/datum.h"

#include <cmath>
#include <limits>

#include "style/color_space.h"
#include "style/javascript.h"

namespace atlas::style {
namespace {

template <class T>
source::Value optional_value(const std::optional<T>& value) {
  return value ? source::Value(*value) : source::Value();
}

source::Value color_list(const Rgba& c) { return source::Array{c.r * c.a, c.g * c.a, c.b * c.a, c.a}; }

source::Value section_value(const FormattedSection& section) {
  source::Value image;
  if (section.image) image = source::Object{{"name", *section.image}, {"available", false}};
  return source::Object{{"text", section.text},
                        {"image", image},
                        {"scale", optional_value(section.scale)},
                        {"fontStack", optional_value(section.font_stack)},
                        {"textColor", section.color ? color_list(*section.color) : source::Value()},
                        {"verticalAlign", optional_value(section.vertical_align)}};
}

std::string joined(const List& list) {  // Array.prototype.toString
  std::string text;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i) text += ',';
    if (auto* inner = list[i].list()) text += joined(*inner);
    else text += plain_text(list[i]);
  }
  return text;
}

std::string formatted_text(const Formatted& sections) {
  std::string text;
  for (const auto& section : sections) text += section.text;
  return text;
}

}  // namespace

Kind kind_of(const Datum& value) {
  constexpr Kind kinds[] = {Kind::null,  Kind::boolean, Kind::number, Kind::string,    Kind::color,
                            Kind::image, Kind::array,   Kind::object, Kind::formatted, Kind::collator};
  return kinds[value.data.index()];
}

Type type_of(const Datum& value) {
  const List* list = value.list();
  if (!list) return kind_of(value);
  std::optional<Type> item;
  for (const auto& element : *list) {
    Type type = type_of(element);
    if (!item) item = type;
    else if (!(*item == type)) {
      item = Type(Kind::value);
      break;
    }
  }
  return Type::array(item.value_or(Kind::value), static_cast<int>(list->size()));
}

bool same(const Datum& a, const Datum& b) {
  if (a.data.index() != b.data.index()) return false;
  switch (kind_of(a)) {
    case Kind::null: return true;
    case Kind::boolean: return *a.boolean() == *b.boolean();
    case Kind::number: return *a.number() == *b.number();
    case Kind::string: return *a.string() == *b.string();
    default: return false;
  }
}

Datum from_value(const source::Value& value) {
  if (auto* number = value.number()) return *number;
  if (auto* text = value.text()) return *text;
  if (auto* boolean = value.boolean()) return *boolean;
  if (auto* array = value.array()) {
    List list;
    list.reserve(array->size());
    for (const auto& element : *array) list.push_back(from_value(element));
    return list;
  }
  if (auto* object = value.object()) {
    Table table;
    table.reserve(object->size());
    for (const auto& [key, entry] : *object) table.emplace_back(key, from_value(entry));
    return table;
  }
  return {};
}

source::Value to_value(const Datum& value) {
  switch (kind_of(value)) {
    case Kind::boolean: return *value.boolean();
    case Kind::number: return *value.number();
    case Kind::string: return *value.string();
    case Kind::color: return color_list(*value.color());
    case Kind::image: return source::Object{{"name", value.image()->name}, {"available", false}};
    case Kind::array: {
      source::Array array;
      array.reserve(value.list()->size());
      for (const auto& element : *value.list()) array.push_back(to_value(element));
      return array;
    }
    case Kind::object: {
      source::Object object;
      for (const auto& [key, entry] : *value.table()) object.emplace_back(key, to_value(entry));
      return object;
    }
    case Kind::formatted: {
      source::Array sections;
      for (const auto& section : *value.formatted()) sections.push_back(section_value(section));
      return source::Object{{"sections", std::move(sections)}};
    }
    default: return {};
  }
}

std::string json_text(const Datum& value) {
  switch (kind_of(value)) {
    case Kind::boolean: return *value.boolean() ? "true" : "false";
    case Kind::number: return std::isfinite(*value.number()) ? javascript::to_string(*value.number()) : "null";
    case Kind::string: return javascript::quoted(*value.string());
    case Kind::array: {
      std::string text = "[";
      for (const auto& element : *value.list()) text += (text.size() > 1 ? "," : "") + json_text(element);
      return text + "]";
    }
    case Kind::object: {
      std::string text = "{";
      for (const auto& [key, entry] : *value.table())
        text += (text.size() > 1 ? "," : "") + javascript::quoted(key) + ":" + json_text(entry);
      return text + "}";
    }
    case Kind::color:
    case Kind::image:
    case Kind::formatted: return json_text(from_value(to_value(value)));
    default: return "null";
  }
}

std::string plain_text(const Datum& value) {
  switch (kind_of(value)) {
    case Kind::null: return "";
    case Kind::string: return *value.string();
    case Kind::number: return javascript::to_string(*value.number());
    case Kind::boolean: return *value.boolean() ? "true" : "false";
    case Kind::color: return css_text(*value.color());
    case Kind::image: return value.image()->name;
    case Kind::formatted: return formatted_text(*value.formatted());
    default: return json_text(value);
  }
}

bool truthy(const Datum& value) {
  if (value.is_null()) return false;
  if (auto* boolean = value.boolean()) return *boolean;
  if (auto* number = value.number()) return *number != 0 && !std::isnan(*number);
  if (auto* text = value.string()) return !text->empty();
  return true;
}

double to_number(const Datum& value) {
  if (value.is_null()) return 0;
  if (auto* number = value.number()) return *number;
  if (auto* boolean = value.boolean()) return *boolean ? 1 : 0;
  if (auto* text = value.string()) return javascript::to_number(*text);
  if (auto* list = value.list()) return javascript::to_number(joined(*list));
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace atlas::style
