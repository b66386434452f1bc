#include "mesh/symbol_words.h"

namespace atlas::mesh {
namespace {

constexpr const char* worded_by[] = {"text-field", "text-font", "text-transform", "icon-image"};

SymbolWords words_of(const style::Layer& layer, const style::Evaluation& at) {
  return {label_text(layer, at), icon_name(layer, at)};
}

}  // namespace

void WordsOfLayer::look_at(const style::Layer& layer, const source::TileLayer& tile_layer) {
  layer_ = &layer, any_ = false, bare_.reset();
  const auto& features = tile_layer.layer->features;
  const source::PropertyTable* table = features.empty() ? nullptr : features.front().properties.table.get();
  if (!table) {
    any_ = true;
    return;
  }
  read_.assign(table->names.size(), 0);
  for (const char* property : worded_by) {
    const style::Expression* expression = layer.expression(property);
    if (!expression) continue;
    for (const std::string& name : expression->reads()) {
      any_ |= name == "*";
      for (std::size_t i = 0; i < table->names.size(); ++i) read_[i] |= table->names[i] == name;
    }
  }
}

bool WordsOfLayer::reads_any_of(const source::MapFeature& feature) const {
  const source::Properties& properties = feature.properties;
  if (any_ || !properties.table || !properties.entries.empty()) return true;
  for (std::uint32_t tag = properties.first_tag; tag < properties.end_tag; tag += 2)
    if (read_[properties.table->tags[tag]]) return true;
  return false;
}

bool WordsOfLayer::silent(const source::MapFeature& feature, const style::Evaluation& at) {
  if (reads_any_of(feature)) return false;
  if (!bare_) bare_ = words_of(*layer_, at);
  return bare_->empty();
}

SymbolWords WordsOfLayer::of(const source::MapFeature& feature, const style::Evaluation& at) const {
  return bare_ && !reads_any_of(feature) ? *bare_ : words_of(*layer_, at);
}

}  // namespace atlas::mesh
