#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "mesh/symbol_text.h"
#include "source/tile_source.h"

namespace atlas::mesh {

// What a feature's symbol says and shows.
struct SymbolWords {
  LabelText label;
  std::string icon;
  bool empty() const { return label.first.empty() && icon.empty(); }
};

// Words of one style layer for the features of one tile's layer. Features that have none of the properties that the
// words are made of say all the same: for them it is evaluated once.
class WordsOfLayer {
 public:
  void look_at(const style::Layer& layer, const source::TileLayer& tile_layer);
  // Whether it is known without a look at the feature's own words that there is nothing to say.
  bool silent(const source::MapFeature& feature, const style::Evaluation& at);
  SymbolWords of(const source::MapFeature& feature, const style::Evaluation& at) const;

 private:
  bool reads_any_of(const source::MapFeature& feature) const;

  const style::Layer* layer_ = nullptr;
  bool any_ = true;                          // whether it has to be evaluated for every feature
  std::vector<char> read_;                   // by name in the table: whether it is read
  std::optional<SymbolWords> bare_;          // of a feature with none of them
};

}  // namespace atlas::mesh
