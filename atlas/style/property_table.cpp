// The properties of the layers that this program knows, with the spec's defaults
// (https://maplibre.org/maplibre-style-spec/layers/). `later`: read, but not drawn yet.
#include <array>
#include <map>

#include "style/property.h"

namespace atlas::style {
namespace {

using K = Property::Kind;
constexpr bool paint = true, layout = false;
const Rgba black = {0, 0, 0, 1}, white = {1, 1, 1, 1}, none = {0, 0, 0, 0};

Property make(const char* name, K kind, bool is_paint, Datum initial, bool drawn = true) {
  Property property;
  property.name = name;
  property.kind = kind;
  property.paint = is_paint;
  property.initial = std::move(initial);
  property.drawn = drawn;
  if (kind == K::numbers) property.length = static_cast<int>(property.initial.list()->size());
  return property;
}
Property later(const char* name, K kind, bool is_paint, Datum initial) {
  return make(name, kind, is_paint, std::move(initial), false);
}
Property choice(const char* name, bool is_paint, std::vector<std::string> choices, const char* initial, bool drawn = true) {
  Property property = make(name, K::choice, is_paint, initial, drawn);
  property.choices = std::move(choices);
  return property;
}
Property tokens(Property property) {
  property.tokens = true;
  return property;
}
Property any_length(Property property) {
  property.length = -1;
  return property;
}
List pair(double a, double b) { return List{a, b}; }
const std::vector<std::string> map_or_viewport = {"map", "viewport"};
const std::vector<std::string> alignments = {"map", "viewport", "viewport-glyph", "auto"};
const std::vector<std::string> anchors = {"center",   "left",      "right",       "top",         "bottom",
                                          "top-left", "top-right", "bottom-left", "bottom-right"};

std::vector<Property> background() {
  return {make("background-color", K::color, paint, black), make("background-opacity", K::number, paint, 1),
          later("background-pattern", K::image, paint, {})};
}

std::vector<Property> fill() {
  return {make("fill-antialias", K::boolean, paint, true),
          make("fill-opacity", K::number, paint, 1),
          make("fill-color", K::color, paint, black),
          make("fill-outline-color", K::color, paint, {}),
          later("fill-translate", K::numbers, paint, pair(0, 0)),
          choice("fill-translate-anchor", paint, map_or_viewport, "map", false),
          later("fill-pattern", K::image, paint, {}),
          make("fill-sort-key", K::number, layout, {})};
}

std::vector<Property> line() {
  return {choice("line-cap", layout, {"butt", "round", "square"}, "butt"),
          choice("line-join", layout, {"bevel", "round", "miter"}, "miter"),
          make("line-miter-limit", K::number, layout, 2),
          later("line-round-limit", K::number, layout, 1.05),
          make("line-sort-key", K::number, layout, {}),
          make("line-opacity", K::number, paint, 1),
          make("line-color", K::color, paint, black),
          make("line-width", K::number, paint, 1),
          make("line-offset", K::number, paint, 0),
          make("line-blur", K::number, paint, 0),
          any_length(make("line-dasharray", K::numbers, paint, List{})),
          make("line-gap-width", K::number, paint, 0),
          later("line-translate", K::numbers, paint, pair(0, 0)),
          choice("line-translate-anchor", paint, map_or_viewport, "map", false),
          later("line-pattern", K::image, paint, {}),
          later("line-gradient", K::color, paint, {})};
}

std::vector<Property> circle() {
  return {make("circle-radius", K::number, paint, 5),
          make("circle-color", K::color, paint, black),
          make("circle-blur", K::number, paint, 0),
          make("circle-opacity", K::number, paint, 1),
          make("circle-stroke-width", K::number, paint, 0),
          make("circle-stroke-color", K::color, paint, black),
          make("circle-stroke-opacity", K::number, paint, 1),
          make("circle-sort-key", K::number, layout, {}),
          later("circle-translate", K::numbers, paint, pair(0, 0)),
          choice("circle-translate-anchor", paint, map_or_viewport, "map", false),
          choice("circle-pitch-scale", paint, map_or_viewport, "map", false),
          choice("circle-pitch-alignment", paint, map_or_viewport, "viewport", false)};
}

std::vector<Property> symbol_text() {
  return {tokens(make("text-field", K::formatted, layout, Formatted{FormattedSection{}})),
          make("text-font", K::texts, layout, List{"Open Sans Regular", "Arial Unicode MS Regular"}),
          make("text-size", K::number, layout, 16),
          make("text-max-width", K::number, layout, 10),
          make("text-line-height", K::number, layout, 1.2),
          make("text-letter-spacing", K::number, layout, 0),
          choice("text-justify", layout, {"auto", "left", "center", "right"}, "center"),
          choice("text-anchor", layout, anchors, "center"),
          make("text-variable-anchor", K::texts, layout, {}),
          make("text-radial-offset", K::number, layout, 0),
          make("text-offset", K::numbers, layout, pair(0, 0)),
          make("text-padding", K::number, layout, 2),
          make("text-max-angle", K::number, layout, 45),
          make("text-keep-upright", K::boolean, layout, true),
          make("text-allow-overlap", K::boolean, layout, false),
          make("text-ignore-placement", K::boolean, layout, false),
          make("text-optional", K::boolean, layout, false),
          choice("text-transform", layout, {"none", "uppercase", "lowercase"}, "none"),
          make("text-color", K::color, paint, black),
          make("text-halo-color", K::color, paint, none),
          make("text-halo-width", K::number, paint, 0),
          make("text-halo-blur", K::number, paint, 0),
          make("text-opacity", K::number, paint, 1),
          make("text-rotate", K::number, layout, 0),
          later("text-writing-mode", K::texts, layout, {}),
          choice("text-overlap", layout, {"never", "always", "cooperative"}, "never"),
          choice("text-pitch-alignment", layout, map_or_viewport, "viewport", false),
          choice("text-rotation-alignment", layout, alignments, "auto", false),
          later("text-variable-anchor-offset", K::texts, layout, {}),
          later("text-translate", K::numbers, paint, pair(0, 0)),
          choice("text-translate-anchor", paint, map_or_viewport, "map", false)};
}

std::vector<Property> symbol() {
  std::vector<Property> all = symbol_text();
  for (auto& property : std::vector<Property>{
           choice("symbol-placement", layout, {"point", "line", "line-center"}, "point"),
           make("symbol-spacing", K::number, layout, 250),
           make("symbol-sort-key", K::number, layout, {}),
           choice("symbol-z-order", layout, {"auto", "viewport-y", "source"}, "auto", false),
           later("symbol-avoid-edges", K::boolean, layout, false),
           tokens(make("icon-image", K::image, layout, {})),
           make("icon-size", K::number, layout, 1),
           make("icon-offset", K::numbers, layout, pair(0, 0)),
           make("icon-allow-overlap", K::boolean, layout, false),
           make("icon-ignore-placement", K::boolean, layout, false),
           make("icon-optional", K::boolean, layout, false),
           make("icon-padding", K::number, layout, 2),
           make("icon-opacity", K::number, paint, 1),
           choice("icon-anchor", layout, anchors, "center"),
           choice("icon-overlap", layout, {"never", "always", "cooperative"}, "never"),
           make("icon-rotate", K::number, layout, 0),
           later("icon-keep-upright", K::boolean, layout, false),
           choice("icon-text-fit", layout, {"none", "width", "height", "both"}, "none", false),
           later("icon-text-fit-padding", K::numbers, layout, List{0, 0, 0, 0}),
           choice("icon-pitch-alignment", layout, map_or_viewport, "viewport", false),
           choice("icon-rotation-alignment", layout, alignments, "auto"),
           later("icon-color", K::color, paint, black),
           later("icon-halo-color", K::color, paint, none),
           later("icon-halo-width", K::number, paint, 0),
           later("icon-halo-blur", K::number, paint, 0),
           later("icon-translate", K::numbers, paint, pair(0, 0)),
           choice("icon-translate-anchor", paint, map_or_viewport, "map", false)})
    all.push_back(std::move(property));
  return all;
}

std::vector<Property> color_relief() {
  return {make("color-relief-opacity", K::number, paint, 1), make("color-relief-color", K::color, paint, {})};
}

std::vector<Property> hillshade() {
  return {make("hillshade-illumination-direction", K::number, paint, 335),
          make("hillshade-exaggeration", K::number, paint, 0.5),
          make("hillshade-shadow-color", K::color, paint, black),
          make("hillshade-highlight-color", K::color, paint, white),
          make("hillshade-accent-color", K::color, paint, black),
          later("hillshade-illumination-altitude", K::number, paint, 45),
          choice("hillshade-illumination-anchor", paint, map_or_viewport, "viewport", false),
          choice("hillshade-method", paint, {"standard", "basic", "combined", "igor", "multidirectional"}, "standard", false)};
}

std::vector<Property> raster() {
  return {later("raster-opacity", K::number, paint, 1),
          later("raster-hue-rotate", K::number, paint, 0),
          later("raster-brightness-min", K::number, paint, 0),
          later("raster-brightness-max", K::number, paint, 1),
          later("raster-saturation", K::number, paint, 0),
          later("raster-contrast", K::number, paint, 0),
          later("raster-fade-duration", K::number, paint, 300),
          choice("raster-resampling", paint, {"linear", "nearest"}, "linear", false)};
}

}  // namespace

const std::vector<Property>& properties_of(LayerType layer) {
  static const std::array<std::vector<Property>, 8> all = {background(), fill(),         line(),      circle(),
                                                           symbol(),     color_relief(), hillshade(), raster()};
  return all[static_cast<std::size_t>(layer)];
}

const Property* find_property(LayerType layer, std::string_view name) {
  using Index = std::map<std::string_view, const Property*>;
  static const std::array<Index, 8> indexes = [] {
    std::array<Index, 8> made;
    for (std::size_t i = 0; i < made.size(); ++i)
      for (const auto& property : properties_of(static_cast<LayerType>(i))) made[i][property.name] = &property;
    return made;
  }();
  const Index& index = indexes[static_cast<std::size_t>(layer)];
  auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}

}  // namespace atlas::style
