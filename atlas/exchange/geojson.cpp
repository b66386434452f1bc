#include "exchange/geojson.h"

#include "exchange/flat_features.h"
#include "exchange/geojson_file.h"

namespace atlas::exchange {
namespace {

constexpr std::size_t batch_positions = 1 << 16;

// The features of layers in memory, batch after batch, each of one layer.
class LayerBatches {
 public:
  explicit LayerBatches(const std::vector<source::MapLayerPtr>& layers) : layers_(layers) {}

  bool next(source::FeatureBatch& batch) {
    batch.clear();
    while (layer_ < layers_.size() && feature_ == layers_[layer_]->features.size()) ++layer_, feature_ = 0;
    if (layer_ == layers_.size()) return false;
    const auto& features = layers_[layer_]->features;
    while (feature_ < features.size() && batch.positions.size() < batch_positions) append_feature(batch, features[feature_++]);
    if (layers_.size() > 1) name_layer(batch, layers_[layer_]->name);
    return true;
  }

 private:
  const std::vector<source::MapLayerPtr>& layers_;
  std::size_t layer_ = 0, feature_ = 0;
};

}  // namespace

Result<Written> write_geojson(const std::filesystem::path& file, const std::vector<source::MapLayerPtr>& layers) {
  LayerBatches batches(layers);
  return write_geojson(file, [&](source::FeatureBatch& batch) { return batches.next(batch); });
}

}  // namespace atlas::exchange
