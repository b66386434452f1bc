// format, image, number-format, collator.
#include <fmt/format.h>

#include <cmath>

#include "style/collator.h"
#include "style/json.h"
#include "style/number_text.h"
#include "style/parser.h"

namespace atlas::style {
namespace {

// The value of an options object's member, as a node; null where it is left out.
NodePtr parse_option(const source::Object& options, const char* name, Type type, const Parser& parser) {
  const source::Value* value = member(options, name);
  if (!value) return nullptr;
  Parser place = parser;
  place.expected = std::move(type);
  return place.parse(*value);
}

Nodes present(std::initializer_list<NodePtr> nodes) {
  Nodes all;
  for (const auto& node : nodes)
    if (node) all.push_back(node);
  return all;
}

struct Format final : Node {
  struct Section {
    NodePtr content, scale, font, color, align;
  };
  std::vector<Section> sections;
  Format() : Node(Kind::formatted) {}

  Nodes children() const override {
    Nodes all;
    for (const auto& s : sections)
      for (auto& node : present({s.content, s.scale, s.font, s.color, s.align})) all.push_back(node);
    return all;
  }
  Datum evaluate(const Evaluation& at) const override {
    Formatted made;
    for (const auto& section : sections) made.push_back(evaluate(section, at));
    return made;
  }

 private:
  static FormattedSection evaluate(const Section& section, const Evaluation& at) {
    FormattedSection made;
    Datum content = section.content->evaluate(at);
    if (auto* image = content.image()) made.image = image->name;
    else made.text = plain_text(content);
    if (section.scale) made.scale = number_of(section.scale, at);
    if (section.align) made.vertical_align = string_of(section.align, at);
    if (section.font) {
      Datum fonts = section.font->evaluate(at);
      std::string stack;
      for (const auto& font : *fonts.list()) stack += (stack.empty() ? "" : ",") + plain_text(font);
      made.font_stack = std::move(stack);
    }
    if (section.color)
      if (Datum color = section.color->evaluate(at); color.color()) made.color = *color.color();
    return made;
  }
};

void parse_section_options(Format::Section& section, const source::Object& options, const Parser& place) {
  section.scale = parse_option(options, "font-scale", Kind::number, place);
  section.font = parse_option(options, "text-font", Type::array(Kind::string), place);
  section.color = parse_option(options, "text-color", Kind::color, place);
  if (const source::Value* align = member(options, "vertical-align")) {
    auto* text = align->text();
    if (text && *text != "bottom" && *text != "center" && *text != "top")
      place.fail("'vertical-align' must be one of: 'bottom', 'center', 'top' but found '" + *text + "' instead.");
    section.align = parse_option(options, "vertical-align", Kind::string, place);
  }
}

NodePtr parse_format(const source::Array& program, const Parser& parser) {
  if (program.size() < 2) parser.fail("Expected at least one argument.");
  if (program[1].object() || program[1].is_null()) parser.fail("First argument must be an image or text section.");
  auto format = std::make_shared<Format>();
  bool options_may_follow = false;
  for (std::size_t i = 1; i < program.size(); ++i) {
    if (auto* options = program[i].object(); options && options_may_follow) {
      parse_section_options(format->sections.back(), *options, parser.inside(i, {}));
      options_may_follow = false;
      continue;
    }
    auto content = parser.argument(program, i, Type(Kind::value));
    Kind kind = content->type.kind;
    if (kind != Kind::string && kind != Kind::value && kind != Kind::null && kind != Kind::image)
      parser.fail("Formatted text type must be 'string', 'value', 'image' or 'null'.");
    format->sections.push_back({std::move(content), nullptr, nullptr, nullptr, nullptr});
    options_may_follow = true;
  }
  return format;
}

struct ImageNode final : Node {
  NodePtr name;
  explicit ImageNode(NodePtr n) : Node(Kind::image), name(std::move(n)) {}
  Datum evaluate(const Evaluation& at) const override {
    std::string text = string_of(name, at);
    return text.empty() ? Datum() : Datum(Image{std::move(text)});
  }
  Nodes children() const override { return {name}; }
};

NodePtr parse_image(const source::Array& program, const Parser& parser) {
  if (program.size() != 2) parser.fail("Expected two arguments.");
  return std::make_shared<ImageNode>(parser.argument(program, 1, Type(Kind::string)));
}

struct NumberFormat final : Node {
  NodePtr number, locale, currency, unit, least, most;
  NumberFormat() : Node(Kind::string) {}
  Nodes children() const override { return present({number, locale, currency, unit, least, most}); }
  Datum evaluate(const Evaluation& at) const override {
    NumberStyle style;
    if (locale) style.locale = string_of(locale, at);
    if (currency) style.currency = string_of(currency, at);
    if (unit) style.unit = string_of(unit, at);
    style.least_fraction_digits = digits(least, at);
    style.most_fraction_digits = digits(most, at);
    auto text = number_text(number_of(number, at), style);
    if (!text) throw EvaluationError{"Invalid options of number-format."};
    return *text;
  }

 private:
  // 0 counts as left out, as MapLibre has it
  static std::optional<int> digits(const NodePtr& node, const Evaluation& at) {
    double count = node ? number_of(node, at) : 0;
    if (count == 0) return {};
    if (!(count >= 0 && count <= 100)) throw EvaluationError{"Fraction digits must be between 0 and 100."};
    return static_cast<int>(count);
  }
};

NodePtr parse_number_format(const source::Array& program, const Parser& parser) {
  if (program.size() != 3) parser.fail("Expected two arguments.");
  auto node = std::make_shared<NumberFormat>();
  node->number = parser.argument(program, 1, Type(Kind::number));
  auto* options = program[2].object();
  if (!options) parser.fail("NumberFormat options argument must be an object.");
  Parser place = parser.inside(2, {});
  node->locale = parse_option(*options, "locale", Kind::string, place);
  node->currency = parse_option(*options, "currency", Kind::string, place);
  node->unit = parse_option(*options, "unit", Kind::string, place);
  if (node->currency && node->unit)
    parser.fail("NumberFormat options `currency` and `unit` are mutually exclusive");
  node->least = parse_option(*options, "min-fraction-digits", Kind::number, place);
  node->most = parse_option(*options, "max-fraction-digits", Kind::number, place);
  return node;
}

struct CollatorNode final : Node {
  NodePtr case_sensitive, diacritic_sensitive, locale;
  std::shared_ptr<const Collator> made;  // once, where nothing of it has to be computed
  CollatorNode() : Node(Kind::collator) {}
  Nodes children() const override { return present({case_sensitive, diacritic_sensitive, locale}); }
  Facts own() const override { return {.constant = false}; }  // depends on the reader's machine
  Datum evaluate(const Evaluation& at) const override { return made ? made : make(at); }
  std::shared_ptr<const Collator> make(const Evaluation& at) const {
    return Collator::make(boolean_of(case_sensitive, at), boolean_of(diacritic_sensitive, at),
                          locale ? string_of(locale, at) : "");
  }
};

NodePtr parse_collator(const source::Array& program, const Parser& parser) {
  if (program.size() != 2) parser.fail("Expected one argument.");
  auto* options = program[1].object();
  if (!options) parser.fail("Collator options argument must be an object.");
  auto node = std::make_shared<CollatorNode>();
  Parser place = parser.inside(1, {});
  auto no = std::make_shared<Literal>(Datum(false));
  node->case_sensitive = parse_option(*options, "case-sensitive", Kind::boolean, place);
  node->diacritic_sensitive = parse_option(*options, "diacritic-sensitive", Kind::boolean, place);
  if (!node->case_sensitive) node->case_sensitive = no;
  if (!node->diacritic_sensitive) node->diacritic_sensitive = no;
  node->locale = parse_option(*options, "locale", Kind::string, place);
  bool known = true;
  for (const auto& child : node->children()) known = known && child->is_literal();
  if (known) node->made = node->make({});
  return node;
}

}  // namespace

void add_format_operators(Operators& to) {
  to["format"].parse = parse_format;
  to["image"].parse = parse_image;
  to["number-format"].parse = parse_number_format;
  to["collator"].parse = parse_collator;
}

}  // namespace atlas::style
