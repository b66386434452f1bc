#include "pyramid/tile_features.h"

namespace atlas::pyramid {
namespace {

constexpr double rim = 1.0 / 16;   // of a tile's side: what lies just outside still shows, by its width

// Features of one layer that the tile shows, as they come.
struct GrowingLayer {
  std::shared_ptr<source::MapLayer> layer = std::make_shared<source::MapLayer>();
  std::shared_ptr<source::TileGeometry> geometry = std::make_shared<source::TileGeometry>();
};

class TileMaker {
 public:
  TileMaker(const Pyramid& pyramid, geo::TileId tile)
      : pyramid_(pyramid),
        level_(level_of_zoom(tile.z)),
        box_(box_of(tile, rim)),
        grid_bits_(level_ == finest ? 16 : 12),
        shift_(static_cast<unsigned>(32 - tile.z - grid_bits_)),
        west_(std::int64_t{tile.x} << (32 - tile.z)),
        north_(std::int64_t{tile.y} << (32 - tile.z)),
        layers_(pyramid.contents().layers.size()) {}

  source::TileData make(std::stop_token stop) {
    for (const std::uint32_t number : pyramid_.parts_near(level_, box_)) {
      if (stop.stop_requested()) break;
      add(pyramid_.part(level_, number));
    }
    end_feature();
    source::TileData data;
    for (GrowingLayer& layer : layers_)
      if (!layer.layer->features.empty()) data.layers.push_back(finished(layer));
    return data;
  }

 private:
  void add(const PartRecord& part) {
    if (!in_feature_ || part.feature != feature_) begin_feature(part.feature);
    if (!growing_) return;
    vertices_.clear();
    run_ends_.clear();
    switch (part.kind) {
      case PartKind::points: pyramid_.read_points(level_, part, box_, vertices_); break;
      case PartKind::line: pyramid_.read_line(level_, part, box_, vertices_, run_ends_); break;
      case PartKind::outer_ring:
      case PartKind::hole: pyramid_.read_ring(level_, part, box_, vertices_); break;
    }
    if (part.kind != PartKind::line) run_ends_.assign(1, vertices_.size());
    std::size_t first = 0;
    for (const std::size_t end : run_ends_) {
      add_run({vertices_.data() + first, end - first}, part.kind == PartKind::hole);
      first = end;
    }
  }

  void add_run(std::span<const WorldPoint> run, bool hole) {
    if (run.empty()) return;
    source::TileGeometry& geometry = *growing_->geometry;
    for (const WorldPoint p : run) geometry.points.push_back(on_tile(p));
    geometry.parts.push_back({static_cast<std::uint32_t>(geometry.points.size()), hole});
  }

  source::TilePoint on_tile(WorldPoint p) const {
    const std::int64_t half = shift_ > 0 ? std::int64_t{1} << (shift_ - 1) : 0;
    return {static_cast<std::int32_t>((p.x - west_ + half) >> shift_), static_cast<std::int32_t>((p.y - north_ + half) >> shift_)};
  }

  void begin_feature(std::uint32_t number) {
    end_feature();
    in_feature_ = true, feature_ = number, growing_ = nullptr;
    const FeatureRecord* record = pyramid_.feature(number);
    if (!record || record->layer >= layers_.size()) return;
    growing_ = &layers_[record->layer];
    first_part_ = growing_->geometry->parts.size();
  }

  // A feature of which nothing came is none.
  void end_feature() {
    if (!in_feature_ || !growing_ || growing_->geometry->parts.size() == first_part_) return;
    const FeatureRecord& record = *pyramid_.feature(feature_);
    source::MapFeature& feature = growing_->layer->features.emplace_back();
    feature.id = static_cast<std::uint32_t>(record.row);
    feature.geometry.type = static_cast<geo::GeometryType>(record.type);
    feature.geometry.multi = record.multi != 0;
    if (record.properties_size > 0) feature.properties = pyramid_.properties(record);
    growing_->geometry->feature_ends.push_back(static_cast<std::uint32_t>(growing_->geometry->parts.size()));
  }

  source::TileLayer finished(GrowingLayer& growing) const {
    const auto& layer = pyramid_.contents().layers[static_cast<std::size_t>(&growing - layers_.data())];
    growing.layer->name = layer.name;
    growing.layer->box = layer.box;
    growing.geometry->extent = 1u << grid_bits_;
    growing.geometry->shared_borders = true;
    source::TileLayer tile_layer;
    tile_layer.features.resize(growing.layer->features.size());
    for (std::uint32_t i = 0; i < tile_layer.features.size(); ++i) tile_layer.features[i] = i;
    tile_layer.layer = growing.layer;
    tile_layer.local = growing.geometry;
    return tile_layer;
  }

  const Pyramid& pyramid_;
  std::size_t level_;
  WorldBox box_;
  int grid_bits_;
  unsigned shift_;
  std::int64_t west_, north_;
  std::vector<GrowingLayer> layers_;
  std::vector<WorldPoint> vertices_;
  std::vector<std::size_t> run_ends_;
  GrowingLayer* growing_ = nullptr;
  bool in_feature_ = false;
  std::uint32_t feature_ = 0;
  std::size_t first_part_ = 0;
};

}  // namespace

source::TileData tile_features(const Pyramid& pyramid, geo::TileId tile, std::stop_token stop) {
  if (tile.z > deepest_zoom) return {};
  return TileMaker(pyramid, tile).make(stop);
}

}  // namespace atlas::pyramid
