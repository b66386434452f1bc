#include <algorithm>

#include "exchange/flat_features.h"
#include "exchange/format.h"
#include "exchange/geojson.h"
#include "source/feature_stream.h"
#include "source/ogr_reader.h"
#include "source/ogr_writer.h"

namespace atlas::exchange {
namespace fs = std::filesystem;
namespace {

using source::FeatureBatch;
using source::MapLayerPtr;

// The features of several files, batch after batch.
class FileBatches {
 public:
  FileBatches(const Choice& choice, std::vector<Error>& problems) : choice_(choice), problems_(problems) {}

  Result<void> open(const std::vector<std::string>& files) {
    for (const std::string& file : files) {
      auto stream = source::open_feature_stream(file, {choice_.layers, {}});
      if (!stream) return fail(stream.error());
      layers_ += (*stream)->layers().size();
      streams_.push_back(std::move(*stream));
    }
    return {};
  }
  std::size_t layers() const { return layers_; }

  Result<bool> next(FeatureBatch& batch) {
    while (stream_ < streams_.size()) {
      auto more = streams_[stream_]->next(batch);
      if (!more) return more;
      problems_.insert(problems_.end(), batch.problems.begin(), batch.problems.end());
      if (*more) return choose(batch), true;
      streams_[stream_++].reset();
    }
    return false;
  }

 private:
  void choose(FeatureBatch& batch) const {
    if (!choice_.box.empty())
      std::erase_if(batch.features, [&](const auto& feature) { return !choice_.box.intersects(box_of(batch, feature)); });
    if (layers_ > 1 && !batch.features.empty()) name_layer(batch, streams_[stream_]->layers()[batch.layer].name);
  }

  const Choice& choice_;
  std::vector<Error>& problems_;
  std::vector<std::unique_ptr<source::FeatureStream>> streams_;
  std::size_t layers_ = 0, stream_ = 0;
};

tl::unexpected<Error> no_such_layer(const std::vector<std::string>& files) {
  std::string names;
  for (const std::string& file : files)
    if (const auto stream = source::open_feature_stream(file))
      for (const auto& layer : (*stream)->layers()) names += (names.empty() ? "" : ", ") + layer.name;
  return fail("--layer", "no such layer in the files", "the layers are " + names);
}

bool is_chosen(const Choice& choice, const source::MapLayer& layer) {
  return choice.layers.empty() || std::find(choice.layers.begin(), choice.layers.end(), layer.name) != choice.layers.end();
}

// The features that touch the box, as a layer of its own.
MapLayerPtr within(const geo::GeoBox& box, const MapLayerPtr& layer) {
  if (box.empty()) return layer;
  auto part = std::make_shared<source::MapLayer>();
  part->name = layer->name;
  part->attribution = layer->attribution;
  for (const source::MapFeature& feature : layer->features)
    if (box.intersects(feature.box)) part->features.push_back(feature), part->box.include(feature.box);
  return part;
}

Result<Written> write_other(const fs::path& file, const std::string& driver, const std::vector<std::string>& from, const Choice& choice,
                            std::vector<Error>& problems) {
  std::vector<MapLayerPtr> layers;
  Written written;
  for (const std::string& one : from) {
    const auto read = source::read_ogr(one, problems);
    if (!read) return fail(read.error());
    for (const MapLayerPtr& layer : *read)
      if (is_chosen(choice, *layer)) layers.push_back(within(choice.box, layer)), written.features += layers.back()->features.size();
  }
  if (layers.empty()) return no_such_layer(from);
  if (auto done = source::write_ogr(file, driver, layers); !done) return fail(done.error());
  std::error_code code;
  const std::uintmax_t bytes = fs::file_size(file, code);
  written.bytes = code ? 0 : bytes;
  for (const MapLayerPtr& layer : layers)
    for (const source::MapFeature& feature : layer->features) written.vertices += geo::vertex_count(feature.geometry);
  return written;
}

}  // namespace

Result<Written> export_files(const fs::path& file, const std::string& driver, const std::vector<std::string>& from, const Choice& choice,
                             std::vector<Error>& problems) {
  const auto chosen = driver_for(file, driver);
  if (!chosen) return fail(chosen.error());
  if (*chosen != "GeoJSON") return write_other(file, *chosen, from, choice, problems);
  FileBatches batches(choice, problems);
  if (auto opened = batches.open(from); !opened) return fail(opened.error());
  if (batches.layers() == 0) return no_such_layer(from);
  return write_geojson(file, [&](FeatureBatch& batch) { return batches.next(batch); });
}

}  // namespace atlas::exchange
