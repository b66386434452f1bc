// concat, upcase, downcase, split, join, is-supported-script, resolved-locale.
#include "style/collator.h"
#include "style/javascript.h"
#include "style/parser.h"

namespace atlas::style {
namespace {

Datum concat(const Nodes& arguments, const Evaluation& at) {
  std::string text;
  for (const auto& argument : arguments) text += plain_text(argument->evaluate(at));
  return text;
}

Datum split(const Nodes& arguments, const Evaluation& at) {
  std::string text = string_of(arguments[0], at), separator = string_of(arguments[1], at);
  List parts;
  if (separator.empty()) {
    for (char32_t point : javascript::code_points(text)) parts.push_back(javascript::utf8(std::u32string(1, point)));
    return parts;
  }
  for (std::size_t from = 0;;) {
    std::size_t found = text.find(separator, from);
    parts.push_back(text.substr(from, found - from));
    if (found == std::string::npos) return parts;
    from = found + separator.size();
  }
}

Datum join(const Nodes& arguments, const Evaluation& at) {
  Datum list = arguments[0]->evaluate(at);
  std::string separator = string_of(arguments[1], at), text;
  if (!list.list()) throw EvaluationError{mismatch(Type::array(Kind::string), type_of(list))};
  for (std::size_t i = 0; i < list.list()->size(); ++i) text += (i ? separator : "") + plain_text((*list.list())[i]);
  return text;
}

}  // namespace

void add_text_operators(Operators& to) {
  to["concat"].signatures = {{Kind::string, {Kind::value}, concat, {}, true}};
  to["upcase"].signatures = {{Kind::string, {Kind::string}, [](const Nodes& arguments, const Evaluation& at) -> Datum {
                                return javascript::upper_case(string_of(arguments[0], at));
                              }}};
  to["downcase"].signatures = {{Kind::string, {Kind::string}, [](const Nodes& arguments, const Evaluation& at) -> Datum {
                                  return javascript::lower_case(string_of(arguments[0], at));
                                }}};
  to["split"].signatures = {{Type::array(Kind::string), {Kind::string, Kind::string}, split}};
  to["join"].signatures = {{Kind::string, {Type::array(Kind::string), Kind::string}, join}};
  // HarfBuzz and FriBidi shape every script
  to["is-supported-script"].signatures = {{Kind::boolean, {Kind::string}, [](const Nodes&, const Evaluation&) -> Datum { return true; }, Facts{.constant = false}}};
  to["resolved-locale"].signatures = {{Kind::string, {Kind::collator}, [](const Nodes& arguments, const Evaluation& at) -> Datum {
                                         return arguments[0]->evaluate(at).collator()->locale();
                                       }, Facts{.constant = false}}};
}

}  // namespace atlas::style
