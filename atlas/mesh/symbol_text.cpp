#include "mesh/symbol_text.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace atlas::mesh {
namespace {

const source::Value* member(const source::Object& object, std::string_view key) {
  for (const auto& [name, value] : object)
    if (name == key) return &value;
  return nullptr;
}

std::string transformed(const std::string& text, std::string_view transform) {
  if (transform != "uppercase" && transform != "lowercase") return text;
  icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(text);
  transform == "uppercase" ? unicode.toUpper(icu::Locale::getRoot()) : unicode.toLower(icu::Locale::getRoot());
  std::string out;
  return unicode.toUTF8String(out);
}

std::string trimmed(std::string text) {
  const auto first = text.find_first_not_of(" \n\t"), last = text.find_last_not_of(" \n\t");
  return first == std::string::npos ? std::string{} : text.substr(first, last - first + 1);
}

// A colour as expressions give it: a list of four, premultiplied.
std::optional<style::Color> color_of(const source::Value* value) {
  const source::Array* list = value ? value->array() : nullptr;
  if (!list || list->size() != 4) return std::nullopt;
  style::Color color;
  float* const channels[] = {&color.r, &color.g, &color.b, &color.a};
  for (std::size_t i = 0; i < 4; ++i) {
    const double* number = (*list)[i].number();
    if (!number) return std::nullopt;
    *channels[i] = static_cast<float>(*number);
  }
  return color;
}

void read_sections(const source::Array& sections, LabelText& label) {
  for (const source::Value& section : sections) {
    const source::Object* fields = section.object();
    const source::Value* words = fields ? member(*fields, "text") : nullptr;
    if (!words || !words->text()) continue;
    const source::Value* scale = member(*fields, "scale");
    const source::Value* font = member(*fields, "fontStack");
    if (!scale || !scale->number() || *scale->number() >= 0.97) {
      label.first += *words->text();
      if (font && font->text()) label.first_font = font_style(*font->text());
    } else {
      label.second += *words->text();
      label.second_scale = std::max(0.25f, static_cast<float>(*scale->number()));
      if (font && font->text()) label.second_font = font_style(*font->text());
      label.second_color = color_of(member(*fields, "textColor"));
    }
  }
}

}  // namespace

text::FontStyle font_style(std::string_view name) {
  const auto has = [&](std::string_view word) { return name.find(word) != name.npos; };
  text::FontStyle style;
  if (has("Medium") || has("Semi") || has("Demi")) style.weight = text::Weight::medium;
  else if (has("Bold") || has("Black") || has("Heavy")) style.weight = text::Weight::bold;
  style.italic = has("Italic") || has("Oblique");
  return style;
}

LabelText label_text(const style::Layer& layer, const style::Evaluation& at) {
  LabelText label;
  if (!layer.has("text-field")) return label;
  const auto fonts = layer.texts("text-font", at);
  if (!fonts.empty()) label.first_font = font_style(fonts.front());
  label.second_font = {text::Weight::regular, label.first_font.italic};
  const source::Value field = layer.value("text-field", at);
  if (const std::string* plain = field.text()) {
    label.first = *plain;
  } else if (const source::Object* formatted = field.object()) {
    const source::Value* sections = member(*formatted, "sections");
    if (sections && sections->array()) read_sections(*sections->array(), label);
  }
  const std::string transform = layer.text("text-transform", at);
  label.first = transformed(trimmed(std::move(label.first)), transform);
  label.second = transformed(trimmed(std::move(label.second)), transform);
  if (label.first.empty()) {
    label.first.swap(label.second);
    label.second_scale = 1;
    label.second_color.reset();
  }
  if (label.second == label.first) label.second.clear();
  return label;
}

std::string icon_name(const style::Layer& layer, const style::Evaluation& at) {
  if (!layer.has("icon-image")) return {};
  const source::Value value = layer.value("icon-image", at);
  if (const std::string* name = value.text()) return *name;
  const source::Object* image = value.object();
  const source::Value* name = image ? member(*image, "name") : nullptr;
  return name && name->text() ? *name->text() : std::string{};
}

}  // namespace atlas::mesh
