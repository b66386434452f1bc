#include "render/label_look.h"

#include <span>

namespace atlas::render {
namespace {

using style::Evaluation;
using style::Layer;

// One property of the Style Spec and where its value goes.
struct Row {
  const char* property;
  void (*set)(LabelLook&, const Layer&, const Evaluation&, const char* property);
};

template <float LabelLook::*Member>
void set_number(LabelLook& look, const Layer& layer, const Evaluation& at, const char* property) {
  look.*Member = static_cast<float>(layer.number(property, at));
}

template <bool LabelLook::*Member>
void set_flag(LabelLook& look, const Layer& layer, const Evaluation& at, const char* property) {
  look.*Member = layer.boolean(property, at);
}

template <style::Color LabelLook::*Member>
void set_color(LabelLook& look, const Layer& layer, const Evaluation& at, const char* property) {
  look.*Member = layer.color(property, at);
}

template <float LabelLook::*X, float LabelLook::*Y>
void set_pair(LabelLook& look, const Layer& layer, const Evaluation& at, const char* property) {
  const std::vector<double> pair = layer.numbers(property, at);
  if (pair.size() == 2) look.*X = static_cast<float>(pair[0]), look.*Y = static_cast<float>(pair[1]);
}

// The newer text-overlap and icon-overlap say more than allow-overlap and win where they are written.
template <bool LabelLook::*Member>
void set_overlap(LabelLook& look, const Layer& layer, const Evaluation& at, const char* property) {
  if (layer.has(property)) look.*Member = layer.text(property, at) == "always";
}

void set_padding(LabelLook& look, const Layer& layer, const Evaluation& at, const char* property) {
  const std::vector<double> sides = layer.numbers(property, at);
  look.icon_padding = static_cast<float>(sides.empty() ? layer.number(property, at) : sides.front());
}

void set_anchor(LabelLook& look, const Layer& layer, const Evaluation& at, const char* property) {
  if (!look.variable) look.anchors = {text_anchor(layer.text(property, at))};
}

void set_variable_anchor(LabelLook& look, const Layer& layer, const Evaluation& at, const char* property) {
  const std::vector<std::string> names = layer.texts(property, at);
  if (names.empty()) return;
  look.anchors.clear();
  for (const std::string& name : names)
    if (look.anchors.size() < look.anchors.capacity()) look.anchors.push_back(text_anchor(name));
  look.variable = true;
}

void set_icon_anchor(LabelLook& look, const Layer& layer, const Evaluation& at, const char* property) {
  look.icon_anchor = text_anchor(layer.text(property, at));
}

void set_icon_turns(LabelLook& look, const Layer& layer, const Evaluation& at, const char* property) {
  const std::string alignment = layer.text(property, at);
  look.icon_turns = alignment == "map" || ((alignment == "auto" || alignment.empty()) &&
                                           layer.text("symbol-placement", at).starts_with("line"));
}

using L = LabelLook;
constexpr Row symbol_rows[] = {
    {"text-size", set_number<&L::text_size>},
    {"text-padding", set_number<&L::text_padding>},
    {"text-offset", set_pair<&L::offset_x, &L::offset_y>},
    {"text-radial-offset", set_number<&L::radial_offset>},
    {"text-anchor", set_anchor},
    {"text-variable-anchor", set_variable_anchor},
    {"text-allow-overlap", set_flag<&L::text_overlap>},
    {"text-overlap", set_overlap<&L::text_overlap>},
    {"text-ignore-placement", set_flag<&L::text_ignored>},
    {"text-optional", set_flag<&L::text_optional>},
    {"text-keep-upright", set_flag<&L::keep_upright>},
    {"text-max-angle", set_number<&L::max_angle>},
    {"text-rotate", set_number<&L::text_rotate>},
    {"text-color", set_color<&L::text>},
    {"text-halo-color", set_color<&L::halo>},
    {"text-halo-width", set_number<&L::halo_width>},
    {"text-halo-blur", set_number<&L::halo_blur>},
    {"text-opacity", set_number<&L::text_opacity>},
    {"icon-size", set_number<&L::icon_size>},
    {"icon-padding", set_padding},
    {"icon-offset", set_pair<&L::icon_offset_x, &L::icon_offset_y>},
    {"icon-anchor", set_icon_anchor},
    {"icon-allow-overlap", set_flag<&L::icon_overlap>},
    {"icon-overlap", set_overlap<&L::icon_overlap>},
    {"icon-ignore-placement", set_flag<&L::icon_ignored>},
    {"icon-optional", set_flag<&L::icon_optional>},
    {"icon-rotate", set_number<&L::icon_rotate>},
    {"icon-rotation-alignment", set_icon_turns},
    {"icon-opacity", set_number<&L::icon_opacity>},
    {"symbol-spacing", set_number<&L::spacing>},
};
constexpr Row circle_rows[] = {
    {"circle-radius", set_number<&L::radius>},
    {"circle-color", set_color<&L::circle>},
    {"circle-blur", set_number<&L::circle_blur>},
    {"circle-opacity", set_number<&L::circle_opacity>},
    {"circle-stroke-width", set_number<&L::stroke_width>},
    {"circle-stroke-color", set_color<&L::stroke>},
    {"circle-stroke-opacity", set_number<&L::stroke_opacity>},
};

std::span<const Row> rows_of(const Layer& layer) {
  if (layer.type == style::LayerType::circle) return circle_rows;
  return symbol_rows;
}

}  // namespace

TextAnchor text_anchor(std::string_view name) {
  const auto has = [&](std::string_view word) { return name.find(word) != name.npos; };
  return {has("left") ? -1 : has("right") ? 1 : 0, has("top") ? -1 : has("bottom") ? 1 : 0};
}

LabelLooks::LabelLooks(const style::Style& style, const source::Object& state, double zoom)
    : style_(style), state_(state), zoom_(zoom), prepared_(style.layers.size()) {}

style::Evaluation LabelLooks::at(const source::MapFeature* feature) const {
  Evaluation evaluation{.zoom = zoom_, .state = &state_};
  if (feature) {
    evaluation.properties = &feature->properties;
    evaluation.geometry = feature->geometry.type;
    evaluation.id = source::Value(static_cast<double>(feature->id));
  }
  return evaluation;
}

LabelLooks::Prepared& LabelLooks::prepare(std::size_t style_layer, const source::MapFeature& any) {
  Prepared& prepared = prepared_[style_layer];
  if (prepared.ready) return prepared;
  prepared.ready = true;
  const Layer& layer = style_.layers[style_layer];
  const auto rows = rows_of(layer);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const style::Expression* expression = layer.expression(rows[i].property);
    if (expression && !expression->reads().empty()) prepared.varying.push_back(i);
    else rows[i].set(prepared.base, layer, at(&any), rows[i].property);
  }
  return prepared;
}

const LabelLook* LabelLooks::common(std::size_t style_layer, const source::MapFeature& any) {
  const Prepared& prepared = prepare(style_layer, any);
  return prepared.varying.empty() ? &prepared.base : nullptr;
}

LabelLook LabelLooks::of(std::size_t style_layer, const source::MapFeature& feature) {
  const Prepared& prepared = prepare(style_layer, feature);
  LabelLook look = prepared.base;
  if (prepared.varying.empty()) return look;
  const Layer& layer = style_.layers[style_layer];
  const auto rows = rows_of(layer);
  const Evaluation evaluation = at(&feature);
  for (const std::size_t i : prepared.varying) rows[i].set(look, layer, evaluation, rows[i].property);
  return look;
}

}  // namespace atlas::render
