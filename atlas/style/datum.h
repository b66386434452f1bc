#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "source/value.h"
#include "style/type.h"

namespace atlas::style {

struct Datum;
class Collator;  // expression_format.cpp

// A colour while expressions work on it: red, green, blue, alpha from 0 to 1, not premultiplied.
struct Rgba {
  double r = 0, g = 0, b = 0, a = 1;
  friend bool operator==(const Rgba&, const Rgba&) = default;
};

struct FormattedSection {
  std::string text;
  std::optional<std::string> image, font_stack, vertical_align;
  std::optional<double> scale;
  std::optional<Rgba> color;
};
using Formatted = std::vector<FormattedSection>;

struct Image {
  std::string name;
};

using List = std::vector<Datum>;
using Table = std::vector<std::pair<std::string, Datum>>;  // in the order written

// A value while expressions work on it. Cheap to copy.
struct Datum {
  std::variant<std::monostate, bool, double, std::string, Rgba, Image, std::shared_ptr<const List>,
               std::shared_ptr<const Table>, std::shared_ptr<const Formatted>, std::shared_ptr<const Collator>>
      data;

  Datum() = default;
  Datum(bool value) : data(value) {}
  Datum(double value) : data(value) {}
  Datum(int value) : data(static_cast<double>(value)) {}
  Datum(std::string value) : data(std::move(value)) {}
  Datum(const char* value) : data(std::string(value)) {}
  Datum(Rgba value) : data(value) {}
  Datum(Image value) : data(std::move(value)) {}
  Datum(List value) : data(std::make_shared<const List>(std::move(value))) {}
  Datum(Table value) : data(std::make_shared<const Table>(std::move(value))) {}
  Datum(Formatted value) : data(std::make_shared<const Formatted>(std::move(value))) {}
  Datum(std::shared_ptr<const Collator> value) : data(std::move(value)) {}

  bool is_null() const { return data.index() == 0; }
  const bool* boolean() const { return std::get_if<bool>(&data); }
  const double* number() const { return std::get_if<double>(&data); }
  const std::string* string() const { return std::get_if<std::string>(&data); }
  const Rgba* color() const { return std::get_if<Rgba>(&data); }
  const Image* image() const { return std::get_if<Image>(&data); }
  const List* list() const { return target<List>(); }
  const Table* table() const { return target<Table>(); }
  const Formatted* formatted() const { return target<Formatted>(); }
  const Collator* collator() const { return target<Collator>(); }

 private:
  template <class T>
  const T* target() const {
    auto* pointer = std::get_if<std::shared_ptr<const T>>(&data);
    return pointer ? pointer->get() : nullptr;
  }
};

Kind kind_of(const Datum& value);
Type type_of(const Datum& value);

// ===: scalars by value, lists and objects never (they are different objects).
bool same(const Datum& a, const Datum& b);

Datum from_value(const source::Value& value);
// Colours become premultiplied [r,g,b,a]; formatted text and images become objects.
source::Value to_value(const Datum& value);

std::string json_text(const Datum& value);   // JSON.stringify
std::string plain_text(const Datum& value);  // the spec's to-string
bool truthy(const Datum& value);
double to_number(const Datum& value);        // Number(); null is 0

}  // namespace atlas::style
