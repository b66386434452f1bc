// Filters as they were before expressions: they compare a property with a value of the very same type.
#include <fmt/format.h>

#include "style/javascript.h"
#include "style/legacy.h"
#include "style/parser.h"

namespace atlas::style {
namespace {

// Which of a feature's values a filter asks for.
struct Subject {
  enum class What { property, type, id } what = What::property;
  std::string key;

  std::optional<Datum> value(const Evaluation& at) const {
    if (what == What::type) {
      switch (at.geometry) {
        case geo::GeometryType::point: return Datum("Point");
        case geo::GeometryType::line: return Datum("LineString");
        case geo::GeometryType::polygon: return Datum("Polygon");
        case geo::GeometryType::none: return {};
      }
    }
    if (what == What::id) return at.id ? std::optional(from_value(*at.id)) : std::nullopt;
    const source::Value* found = at.properties ? at.properties->find(key) : nullptr;
    return found ? std::optional(from_value(*found)) : std::nullopt;
  }
  Facts facts() const {
    return {.feature = true, .constant = false, .reads = {what == What::property ? key : std::string("*")}};
  }
};

struct FilterNode : Node {
  Subject subject;
  explicit FilterNode(Subject s) : Node(Kind::boolean), subject(std::move(s)) {}
  Facts own() const override { return subject.facts(); }
};

struct Compare final : FilterNode {
  std::string operation;
  Datum wanted;
  Compare(Subject s, std::string o, Datum w) : FilterNode(std::move(s)), operation(std::move(o)), wanted(std::move(w)) {}
  Datum evaluate(const Evaluation& at) const override {
    auto value = subject.value(at);
    if (operation == "==") return value && same(*value, wanted);
    if (operation == "!=") return !(value && same(*value, wanted));
    if (!value) return false;
    if (value->number() && wanted.number()) {
      double a = *value->number(), b = *wanted.number();
      return operation == "<" ? a < b : operation == ">" ? a > b : operation == "<=" ? a <= b : a >= b;
    }
    if (!value->string() || !wanted.string()) return false;
    int sign = javascript::compare(*value->string(), *wanted.string());
    return operation == "<" ? sign < 0 : operation == ">" ? sign > 0 : operation == "<=" ? sign <= 0 : sign >= 0;
  }
};

struct OneOf final : FilterNode {
  List wanted;
  bool negated;
  OneOf(Subject s, List w, bool n) : FilterNode(std::move(s)), wanted(std::move(w)), negated(n) {}
  Datum evaluate(const Evaluation& at) const override {
    auto value = subject.value(at);
    bool found = false;
    if (value)
      for (const auto& candidate : wanted) found = found || same(candidate, *value);
    return found != negated;
  }
};

struct Has final : FilterNode {
  bool negated;
  Has(Subject s, bool n) : FilterNode(std::move(s)), negated(n) {}
  Datum evaluate(const Evaluation& at) const override { return subject.value(at).has_value() != negated; }
};

// all, any, none
struct Together final : Node {
  Nodes filters;
  bool stops_at, result;  // the first filter that gives `stops_at` decides for `result`
  Together(Nodes f, bool s, bool r) : Node(Kind::boolean), filters(std::move(f)), stops_at(s), result(r) {}
  Nodes children() const override { return filters; }
  Datum evaluate(const Evaluation& at) const override {
    for (const auto& filter : filters)
      if (truthy(filter->evaluate(at)) == stops_at) return result;
    return !result;
  }
};

Subject subject_of(const source::Array& filter) {
  if (filter.size() < 2 || !filter[1].text()) throw ParseError{"[1]", "A filter's key must be a string."};
  const std::string& key = *filter[1].text();
  if (key == "$type") return {Subject::What::type, {}};
  if (key == "$id") return {Subject::What::id, {}};
  return {Subject::What::property, key};
}

}  // namespace

bool is_legacy_filter(const source::Value& json) {
  if (json.boolean()) return false;
  auto* filter = json.array();
  if (!filter || filter->empty() || !(*filter)[0].text()) return true;
  const std::string& name = *(*filter)[0].text();
  auto text_at = [&](std::size_t i) { return filter->size() > i ? (*filter)[i].text() : nullptr; };
  auto list_at = [&](std::size_t i) { return filter->size() > i && (*filter)[i].array(); };
  if (name == "has") return !(filter->size() >= 2 && !(text_at(1) && (*text_at(1) == "$id" || *text_at(1) == "$type")));
  if (name == "in") return !(filter->size() >= 3 && (!text_at(1) || list_at(2)));
  if (name == "!in" || name == "!has" || name == "none") return true;
  if (name == "==" || name == "!=" || name == ">" || name == ">=" || name == "<" || name == "<=")
    return !(filter->size() != 3 || list_at(1) || list_at(2));
  if (name == "any" || name == "all") {
    for (std::size_t i = 1; i < filter->size(); ++i)
      if (is_legacy_filter((*filter)[i])) return true;
  }
  return false;
}

NodePtr parse_legacy_filter(const source::Value& json) {
  if (json.is_null()) return std::make_shared<Literal>(Datum(true));
  if (json.boolean()) return std::make_shared<Literal>(Datum(*json.boolean()));
  auto* filter = json.array();
  if (!filter || filter->empty() || !(*filter)[0].text()) throw ParseError{"", "A filter must be a list with an operator."};
  const std::string& name = *(*filter)[0].text();
  if (name == "all" || name == "any" || name == "none") {
    Nodes parts;
    for (std::size_t i = 1; i < filter->size(); ++i) {
      // expressions among legacy filters are taken for what they are
      if (is_legacy_filter((*filter)[i])) parts.push_back(parse_legacy_filter((*filter)[i]));
      else parts.push_back(Parser(Type(Kind::boolean)).parse((*filter)[i]));
    }
    return std::make_shared<Together>(std::move(parts), name != "all", name == "any");
  }
  Subject subject = subject_of(*filter);
  if (name == "has" || name == "!has") return std::make_shared<Has>(subject, name == "!has");
  if (name == "in" || name == "!in") {
    List wanted;
    for (std::size_t i = 2; i < filter->size(); ++i) wanted.push_back(from_value((*filter)[i]));
    return std::make_shared<OneOf>(subject, std::move(wanted), name == "!in");
  }
  for (const char* comparison : {"==", "!=", "<", ">", "<=", ">="})
    if (name == comparison) {
      if (filter->size() != 3) throw ParseError{"", fmt::format("Filter \"{}\" needs a key and a value.", name)};
      return std::make_shared<Compare>(subject, name, from_value((*filter)[2]));
    }
  throw ParseError{"[0]", fmt::format("Unknown filter \"{}\".", name)};
}

}  // namespace atlas::style
