#include "layout/legend.h"

#include <algorithm>

namespace atlas::layout {
namespace {

const source::Value* find(const source::Object& object, std::string_view key) {
  for (const auto& [name, value] : object)
    if (name == key) return &value;
  return nullptr;
}

std::string legend_title(const style::Layer& layer, catalog::Language language) {
  const source::Value* entry = find(layer.metadata, "atlas:legend");
  if (!entry) return {};
  if (const std::string* text = entry->text()) return *text;
  const source::Object* texts = entry->object();
  if (!texts) return {};
  for (const std::string_view code : {catalog::language_codes[static_cast<std::size_t>(language)], std::string_view("en")})
    if (const source::Value* value = find(*texts, code); value && value->text()) return *value->text();
  return {};
}

bool is_subject(const style::Layer& layer) {
  const source::Value* entry = find(layer.metadata, "atlas:subject");
  return entry && entry->boolean() && *entry->boolean();
}

bool draws(const style::Layer& layer, const source::MapFeature& feature, double zoom, const source::Object& state) {
  const source::Value* own = feature.properties.find("layer");
  if (own && own->text() && *own->text() != layer.source_layer) return false;
  style::Evaluation at{.zoom = zoom, .properties = &feature.properties, .geometry = feature.geometry.type, .state = &state};
  return layer.passes(at);
}

// The first feature of a ground layer that the style draws; whole-world tiles hold every feature of a layer in memory.
const source::MapFeature* ground_sample(const render::Map& map, const style::Layer& layer, double zoom, const source::Object& state) {
  for (const auto& source : map.options().sources) {
    if (source->info().id != layer.source || source->info().heights) continue;
    const auto tile = source->read({0, 0, 0}, {});
    if (!tile) return nullptr;
    for (const source::TileLayer& data : tile->layers) {
      if (data.local || data.layer->name != layer.source_layer) continue;   // of a tile that came cut, none lasts
      for (const std::uint32_t index : data.features)
        if (draws(layer, data.layer->features[index], zoom, state)) return &data.layer->features[index];
    }
  }
  return nullptr;
}

const source::MapFeature* sample_of(const render::Map& map, const render::Shown& shown, const style::Layer& layer, double zoom,
                                    const source::Object& state) {
  if (!is_subject(layer)) return ground_sample(map, layer, zoom, state);
  const auto sample = std::find_if(shown.features.begin(), shown.features.end(),
                                   [&](const auto* feature) { return draws(layer, *feature, zoom, state); });
  return sample == shown.features.end() ? nullptr : *sample;
}

}  // namespace

std::vector<LegendRow> legend_rows(const render::Map& map, const render::View& view, const render::Shown& shown,
                                   catalog::Language language) {
  const style::Style& style = *map.options().style;
  const source::Object state = {{"language", source::Value(map.options().language)}};
  const double zoom = view.camera.zoom;
  std::vector<LegendRow> subjects, ground;
  for (const std::size_t index : shown.style_layers) {
    const style::Layer& layer = style.layers[index];
    const std::string title = legend_title(layer, language);
    if (title.empty()) continue;
    std::vector<LegendRow>& rows = is_subject(layer) ? subjects : ground;
    auto row = std::find_if(rows.begin(), rows.end(), [&](const LegendRow& r) { return r.title == title; });
    if (row == rows.end()) {
      const source::MapFeature* sample = sample_of(map, shown, layer, zoom, state);
      if (!sample) continue;
      row = rows.insert(rows.end(), {title, {}, *sample, sample->geometry.type == geo::GeometryType::point});
    }
    if (draws(layer, row->sample, zoom, state)) row->style_layers.push_back(index);
  }
  std::reverse(subjects.begin(), subjects.end());
  subjects.insert(subjects.end(), ground.begin(), ground.end());
  return subjects;
}

}  // namespace atlas::layout
