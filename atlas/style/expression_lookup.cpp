// at, in, index-of, slice, length: in lists and in text (counted in Unicode code points).
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "style/javascript.h"
#include "style/parser.h"

namespace atlas::style {
namespace {

bool is_needle(Kind kind) {
  return kind == Kind::boolean || kind == Kind::string || kind == Kind::number || kind == Kind::null;
}

[[noreturn]] void wrong_runtime_type(const char* role, const char* wanted, const Datum& value) {
  throw EvaluationError{fmt::format("Expected {} to be of type {}, but found {} instead.", role, wanted,
                                    to_string(type_of(value)))};
}

// Array.prototype.slice: negative positions count from the end.
std::pair<std::size_t, std::size_t> slice_range(double begin, std::optional<double> end, std::size_t size) {
  auto position = [size](double p) {
    double whole = std::isnan(p) ? 0 : std::trunc(p), count = static_cast<double>(size);
    return static_cast<std::size_t>(std::clamp(whole < 0 ? count + whole : whole, 0.0, count));
  };
  std::size_t from = position(begin), to = end ? position(*end) : size;
  return {from, std::max(from, to)};
}

struct At final : Node {
  NodePtr index, list;
  At(Type t, NodePtr i, NodePtr l) : Node(std::move(t)), index(std::move(i)), list(std::move(l)) {}
  Nodes children() const override { return {index, list}; }
  Datum evaluate(const Evaluation& at) const override {
    double position = number_of(index, at);
    Datum value = list->evaluate(at);
    if (!value.list()) throw EvaluationError{mismatch(Type::array(), type_of(value))};
    auto size = static_cast<double>(value.list()->size());
    if (position < 0)
      throw EvaluationError{fmt::format("Array index out of bounds: {} < 0.", javascript::to_string(position))};
    if (position >= size)
      throw EvaluationError{fmt::format("Array index out of bounds: {} > {}.", javascript::to_string(position),
                                        javascript::to_string(size - 1))};
    if (position != std::floor(position))
      throw EvaluationError{
          fmt::format("Array index must be an integer, but found {} instead.", javascript::to_string(position))};
    return (*value.list())[static_cast<std::size_t>(position)];
  }
};

NodePtr parse_at(const source::Array& program, const Parser& parser) {
  if (program.size() != 3)
    parser.fail(fmt::format("Expected 2 arguments, but found {} instead.", argument_count(program)));
  auto index = parser.argument(program, 1, Type(Kind::number));
  auto list = parser.argument(program, 2, Type::array(parser.expected.value_or(Kind::value)));
  Type item = *list->type.item;
  return std::make_shared<At>(item, std::move(index), std::move(list));
}

// "in" and "index-of" look for a needle; the one says whether, the other where.
struct Search final : Node {
  NodePtr needle, haystack, from;
  bool only_asks;
  Search(bool asks, NodePtr n, NodePtr h, NodePtr f)
      : Node(asks ? Kind::boolean : Kind::number), needle(std::move(n)), haystack(std::move(h)), from(std::move(f)),
        only_asks(asks) {}
  Nodes children() const override { return from ? Nodes{needle, haystack, from} : Nodes{needle, haystack}; }

  Datum evaluate(const Evaluation& at) const override {
    Datum wanted = needle->evaluate(at), place = haystack->evaluate(at);
    if (only_asks && !truthy(place)) return false;
    if (!is_needle(kind_of(wanted)))
      wrong_runtime_type("first argument", "boolean, string, number or null", wanted);
    double begin = from ? number_of(from, at) : 0;
    double found = -1;
    if (auto* text = place.string()) found = in_text(wanted.is_null() ? "null" : plain_text(wanted), *text, begin);
    else if (auto* list = place.list()) found = in_list(wanted, *list, begin);
    else wrong_runtime_type("second argument", "array or string", place);
    if (only_asks) return found >= 0;
    return found;
  }

 private:
  static double in_text(const std::string& wanted, const std::string& text, double begin) {
    if (begin == 0) {
      std::size_t found = text.find(wanted);
      if (found == std::string::npos) return -1;
      return static_cast<double>(std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(found),
                                               [](char c) { return (c & 0xC0) != 0x80; }));
    }
    auto points = javascript::code_points(text), sought = javascript::code_points(wanted);
    double count = static_cast<double>(points.size());
    std::size_t found = points.find(sought, static_cast<std::size_t>(std::clamp(std::trunc(begin), 0.0, count)));
    return found == std::u32string::npos ? -1 : static_cast<double>(found);
  }
  static double in_list(const Datum& wanted, const List& list, double begin) {
    for (std::size_t i = slice_range(begin, {}, list.size()).first; i < list.size(); ++i)
      if (same(list[i], wanted)) return static_cast<double>(i);
    return -1;
  }
};

template <bool asks>
NodePtr parse_search(const source::Array& program, const Parser& parser) {
  if (asks && program.size() != 3)
    parser.fail(fmt::format("Expected 2 arguments, but found {} instead.", argument_count(program)));
  if (!asks && (program.size() < 3 || program.size() > 4))
    parser.fail(fmt::format("Expected 2 or 3 arguments, but found {} instead.", argument_count(program)));
  auto needle = parser.argument(program, 1, Type(Kind::value)), haystack = parser.argument(program, 2, Type(Kind::value));
  if (!is_needle(needle->type.kind) && needle->type.kind != Kind::value)
    parser.fail(fmt::format("Expected first argument to be of type boolean, string, number or null, but found {} instead",
                            to_string(needle->type)));
  auto from = program.size() == 4 ? parser.argument(program, 3, Type(Kind::number)) : nullptr;
  return std::make_shared<Search>(asks, std::move(needle), std::move(haystack), std::move(from));
}

bool is_sequence(const Type& type) {
  return type.kind == Kind::string || type.kind == Kind::value || type.kind == Kind::array;
}

struct Slice final : Node {
  NodePtr input, begin, end;
  Slice(Type t, NodePtr i, NodePtr b, NodePtr e)
      : Node(std::move(t)), input(std::move(i)), begin(std::move(b)), end(std::move(e)) {}
  Nodes children() const override { return end ? Nodes{input, begin, end} : Nodes{input, begin}; }
  Datum evaluate(const Evaluation& at) const override {
    Datum value = input->evaluate(at);
    double first = number_of(begin, at);
    std::optional<double> last;
    if (end) last = number_of(end, at);
    if (auto* text = value.string()) {
      auto points = javascript::code_points(*text);
      auto [from, to] = slice_range(first, last, points.size());
      return javascript::utf8(std::u32string_view(points).substr(from, to - from));
    }
    if (auto* list = value.list()) {
      auto [from, to] = slice_range(first, last, list->size());
      auto start = list->begin();
      return List(start + static_cast<std::ptrdiff_t>(from), start + static_cast<std::ptrdiff_t>(to));
    }
    wrong_runtime_type("first argument", "array or string", value);
  }
};

NodePtr parse_slice(const source::Array& program, const Parser& parser) {
  if (program.size() < 3 || program.size() > 4)
    parser.fail(fmt::format("Expected 2 or 3 arguments, but found {} instead.", argument_count(program)));
  auto input = parser.argument(program, 1, Type(Kind::value));
  auto begin = parser.argument(program, 2, Type(Kind::number));
  if (!is_sequence(input->type))
    parser.fail(fmt::format("Expected first argument to be of type array or string, but found {} instead",
                            to_string(input->type)));
  auto end = program.size() == 4 ? parser.argument(program, 3, Type(Kind::number)) : nullptr;
  return std::make_shared<Slice>(input->type, std::move(input), std::move(begin), std::move(end));
}

Datum length(const Nodes& arguments, const Evaluation& at) {
  Datum value = arguments[0]->evaluate(at);
  if (auto* text = value.string()) return static_cast<double>(javascript::code_points(*text).size());
  if (auto* list = value.list()) return static_cast<double>(list->size());
  wrong_runtime_type("value", "string or array", value);
}

NodePtr parse_length(const source::Array& program, const Parser& parser) {
  if (program.size() != 2)
    parser.fail(fmt::format("Expected 1 argument, but found {} instead.", argument_count(program)));
  auto input = parser.argument(program, 1);
  if (!is_sequence(input->type))
    parser.fail(fmt::format("Expected argument of type string or array, but found {} instead.", to_string(input->type)));
  return std::make_shared<Call>(Kind::number, Nodes{std::move(input)}, length, Facts{});
}

}  // namespace

void add_lookup_operators(Operators& to) {
  to["at"].parse = parse_at;
  to["in"].parse = parse_search<true>;
  to["index-of"].parse = parse_search<false>;
  to["slice"].parse = parse_slice;
  to["length"].parse = parse_length;
}

}  // namespace atlas::style
