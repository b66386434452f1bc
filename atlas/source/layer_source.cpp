#include "source/layer_source.h"

#include <algorithm>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <cmath>

#include "geo/geodesic.h"

namespace atlas::source {
namespace {

namespace bg = boost::geometry;
using IndexPoint = bg::model::point<double, 2, bg::cs::cartesian>;
using IndexBox = bg::model::box<IndexPoint>;
using IndexEntry = std::pair<IndexBox, std::uint32_t>;
using Index = bg::index::rtree<IndexEntry, bg::index::quadratic<16>>;

constexpr double tile_margin = 1.0 / 16;  // of a tile's side: what lies just outside still shows, by its width or halo

IndexBox index_box(const geo::GeoBox& box) { return {{box.west, box.south}, {box.east, box.north}}; }

// The box of what is drawn: the corridor of a line that is not exact reaches beyond its vertices.
geo::GeoBox drawn_box(const MapFeature& feature) {
  double metres = 0;
  if (const Value* value = feature.properties.find("uncertainty_m"))
    if (const double* number = value->number()) metres = std::max(0.0, *number);
  for (const auto& part : feature.uncertainty_m)
    for (const float at : part) metres = std::max(metres, static_cast<double>(at));
  return geo::grown_by_metres(feature.box, metres);
}

struct IndexedLayer {
  MapLayerPtr layer;
  Index index;
};

IndexedLayer indexed(MapLayerPtr layer) {
  std::vector<IndexEntry> entries;
  entries.reserve(layer->features.size());
  for (std::uint32_t i = 0; i < layer->features.size(); ++i)
    if (const geo::GeoBox box = drawn_box(layer->features[i]); !box.empty()) entries.emplace_back(index_box(box), i);
  return {std::move(layer), Index(entries)};  // all at once: packed
}

class LayerSource : public TileSource {
 public:
  LayerSource(std::string id, std::vector<MapLayerPtr> layers, int max_zoom) {
    info_.id = std::move(id);
    info_.max_zoom = max_zoom;
    for (MapLayerPtr& layer : layers) add(std::move(layer));
  }

  const TileSourceInfo& info() const override { return info_; }

  Result<TileData> read(geo::TileId tile, std::stop_token stop) const override {
    const geo::PlaneBox square = geo::mercator_box(tile);
    const double margin = square.width() * tile_margin;
    const geo::LonLat low = geo::from_mercator({square.min_x - margin, square.min_y - margin});
    const geo::LonLat high = geo::from_mercator({square.max_x + margin, square.max_y + margin});
    return within({{low.lon, low.lat}, {high.lon, high.lat}}, stop);
  }

  std::optional<TileData> near(const geo::GeoBox& box) const override { return within(index_box(box), {}); }

 private:
  TileData within(const IndexBox& window, std::stop_token stop) const {
    TileData data;
    for (const IndexedLayer& layer : layers_) {
      if (stop.stop_requested()) break;
      TileLayer found{layer.layer, {}};
      for (auto at = layer.index.qbegin(bg::index::intersects(window)); at != layer.index.qend(); ++at)
        found.features.push_back(at->second);
      if (found.features.empty()) continue;
      std::sort(found.features.begin(), found.features.end());  // the file's order is the drawing order
      data.layers.push_back(std::move(found));
    }
    return data;
  }

  void add(MapLayerPtr layer) {
    info_.layers.push_back(layer->name);
    info_.box.include(layer->box);
    if (!layer->attribution.empty() && info_.attribution.find(layer->attribution) == std::string::npos)
      info_.attribution += (info_.attribution.empty() ? "" : "; ") + layer->attribution;
    layers_.push_back(indexed(std::move(layer)));
  }

  TileSourceInfo info_;
  std::vector<IndexedLayer> layers_;
};

}  // namespace

std::shared_ptr<const TileSource> make_layer_source(std::string id, std::vector<MapLayerPtr> layers, int max_zoom) {
  return std::make_shared<LayerSource>(std::move(id), std::move(layers), max_zoom);
}

}  // namespace atlas::source
