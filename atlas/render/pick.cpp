#include "render/pick.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "render/near.h"
#include "render/paint.h"
#include "tiles/select.h"

namespace atlas::render {
namespace {

using style::LayerType;

constexpr double icon_radius_px = 9;
constexpr double widest_line_px = 16;   // with its lane beside the true position
constexpr double unevenness_px = 1;     // of NearScreen
constexpr double slop_px = 1.5;         // nobody points better than that: within it a line counts as hit

bool pickable(const style::Layer& layer, const source::TileSourceInfo& info) {
  return is_subject(layer) || info.id.starts_with("file");
}

style::Evaluation evaluation_of(const DataScene& scene, const View& view, const source::MapFeature& feature) {
  style::Evaluation at;
  at.zoom = view.camera.zoom;
  at.properties = &feature.properties;
  at.geometry = feature.geometry.type;
  at.multi = feature.geometry.multi;
  at.id = source::Value(static_cast<double>(feature.id));
  at.state = &scene.state;
  return at;
}

// The features of one source whose tiles touch the box, each once, by source layer.
struct Nearby {
  std::map<std::string, std::vector<const source::MapFeature*>> features;
  std::unordered_map<const source::MapFeature*, source::MapLayerPtr> owners;   // keep the features alive

  source::MapLayerPtr owner_of(const source::MapFeature* feature) const {
    const auto found = owners.find(feature);
    return found == owners.end() ? nullptr : found->second;
  }

  void add(const source::TileLayer& layer, geo::TileId tile, const geo::GeoBox& box) {
    const source::TileLayer placed = source::in_degrees(layer, tile, box);
    for (const std::uint32_t index : placed.features) {
      const source::MapFeature* feature = &placed.layer->features[index];
      if (feature->box.intersects(box) && owners.emplace(feature, placed.layer).second)
        features[placed.layer->name].push_back(feature);
    }
  }
};

Nearby nearby(const source::TileSource& source, const geo::GeoBox& box, double zoom) {
  const auto& info = source.info();
  Nearby found;
  if (const auto indexed = source.near(box)) {
    for (const source::TileLayer& layer : indexed->layers) found.add(layer, {}, box);
    return found;   // in the file's order already
  }
  const int level = std::clamp(static_cast<int>(std::floor(zoom)), info.min_zoom, info.max_zoom);
  for (const geo::TileId tile : tiles::tiles_over(box, level)) {
    const auto data = source.read(tile, {});
    if (!data) continue;
    for (const source::TileLayer& layer : data->layers) found.add(layer, tile, box);
  }
  // Tiles tell features in their own order; a picture has to be the same from any of them.
  for (auto& [name, features] : found.features)
    std::sort(features.begin(), features.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
  return found;
}

double size_of(const source::MapFeature& feature) {
  return (feature.box.east - feature.box.west) * (feature.box.north - feature.box.south);
}

struct Hit {
  Picked picked;
  std::size_t style_layer = 0;
};

class Picker {
 public:
  Picker(const DataScene& scene, const View& view, ScreenPoint at, double tolerance)
      : scene_(scene),
        view_(view),
        at_(at),
        place_(view.to_place(at)),
        tolerance_(tolerance),
        screen_(view, at),
        box_(box_around(view, at, tolerance + widest_line_px + slop_px)) {}

  void look(const source::TileSource& source) {
    const auto& info = source.info();
    if (info.heights) return;
    if (box_.empty() || !box_.intersects(info.box)) return;
    Nearby near = nearby(source, box_, view_.camera.zoom);
    // Boxes say little of long lines and nothing of points in a corner; looks cost more than distances.
    for (auto& [name, features] : near.features) {
      const double farthest = tolerance_ + slop_px + reach_of(info.id, name) + unevenness_px;
      std::erase_if(features, [&](const source::MapFeature* feature) {
        return !(screen_.distance(*feature, box_) <= farthest || inside_polygons(*feature, place_));
      });
    }
    for (std::size_t i = 0; i < scene_.style.layers.size(); ++i) {
      const style::Layer& layer = scene_.style.layers[i];
      if (layer.source != info.id || !drawn(layer) || !pickable(layer, info)) continue;
      const auto features = near.features.find(layer.source_layer);
      if (features == near.features.end()) continue;
      for (const source::MapFeature* feature : features->second) {
        const auto at = evaluation(*feature);
        if (!layer.passes(at)) continue;
        const double distance = distance_to(layer, *feature, at);
        if (distance <= tolerance_) add(info.id, layer, *feature, i, distance, near.owner_of(feature));
      }
    }
  }

  void add(const std::string& source, const style::Layer& layer, const source::MapFeature& feature, std::size_t index,
           double distance, source::MapLayerPtr owner = nullptr) {
    const auto [known, fresh] = by_row_.try_emplace({source, layer.source_layer, feature.id}, hits_.size());
    if (fresh) return hits_.push_back({{source, layer.source_layer, &feature, distance, std::move(owner)}, index});
    Hit& hit = hits_[known->second];
    hit.picked.distance_px = std::min(hit.picked.distance_px, distance);
    hit.style_layer = std::max(hit.style_layer, index);
  }

  // What a symbol says is of the map's own tile, which may go at any time where the tiles came cut.
  void add_symbol(const SymbolHit& symbol, const style::Layer& layer) {
    if (!symbol.feature->box.empty()) return add(symbol.source, layer, *symbol.feature, symbol.style_layer, symbol.distance_px);
    auto own = std::make_shared<source::MapLayer>();
    own->features.push_back(*symbol.feature);
    add(symbol.source, layer, own->features.front(), symbol.style_layer, symbol.distance_px, own);
  }

  bool drawn(const style::Layer& layer) const {
    return layer.shown_at(view_.camera.zoom) && (!scene_.shown || scene_.shown(layer.source, layer));
  }

  std::vector<Picked> result() {
    std::stable_sort(hits_.begin(), hits_.end(), [](const Hit& a, const Hit& b) {
      if (a.picked.distance_px != b.picked.distance_px) return a.picked.distance_px < b.picked.distance_px;
      const bool areas = a.picked.feature->geometry.type == geo::GeometryType::polygon &&
                         b.picked.feature->geometry.type == geo::GeometryType::polygon;
      if (!areas) return a.style_layer > b.style_layer;
      return size_of(*a.picked.feature) < size_of(*b.picked.feature);   // a district before the oblast around it
    });
    std::vector<Picked> picked;
    for (const Hit& hit : hits_) picked.push_back(hit.picked);
    return picked;
  }

 private:
  style::Evaluation evaluation(const source::MapFeature& feature) const {
    return evaluation_of(scene_, view_, feature);
  }

  // The most by which what is drawn of a source layer reaches beyond its geometry. Whoever reads features is not asked.
  double reach_of(const std::string& source, const std::string& source_layer) const {
    double reach = 0;
    const source::MapFeature nobody;
    for (const style::Layer& layer : scene_.style.layers) {
      if (layer.source != source || layer.source_layer != source_layer || !drawn(layer)) continue;
      if (layer.type == LayerType::circle || layer.type == LayerType::symbol) reach = std::max(reach, icon_radius_px);
      if (layer.type != LayerType::line || is_corridor(layer)) continue;
      if (!layer.paint_reads().empty()) return widest_line_px;
      const LinePaint paint = line_paint(layer, evaluation(nobody));
      reach = std::max<double>(reach, paint.width / 2 + paint.gap_width / 2 + std::abs(paint.offset));
    }
    return std::min(reach, widest_line_px);
  }

  // Logical pixels from what is drawn of the feature, 0 on it.
  double distance_to(const style::Layer& layer, const source::MapFeature& feature, const style::Evaluation& at) const {
    const auto beyond = [](double distance, double reach) {
      return distance <= reach + slop_px ? 0 : distance - reach;
    };
    switch (layer.type) {
      case LayerType::fill:
        return inside_polygons(feature, place_) ? 0 : distance_to_lines(feature, query(0), 0);
      case LayerType::line: {
        if (is_corridor(layer)) break;
        const LinePaint paint = line_paint(layer, at);
        if (paint.opacity <= 0) break;
        const double reach = paint.width / 2 + paint.gap_width / 2;
        return beyond(distance_to_lines(feature, query(reach), paint.offset), reach);
      }
      case LayerType::circle:
      case LayerType::symbol:
        return beyond(distance_to_points(feature, query(icon_radius_px)), icon_radius_px);
      default: break;
    }
    return std::numeric_limits<double>::infinity();
  }

  NearQuery query(double reach) const { return {view_, at_, tolerance_ + reach + slop_px, box_}; }

  const DataScene& scene_;
  const View& view_;
  ScreenPoint at_;
  geo::LonLat place_;
  double tolerance_;
  NearScreen screen_;
  geo::GeoBox box_;   // degrees: around the point, as far as anything drawn may reach
  std::vector<Hit> hits_;
  std::map<std::tuple<std::string, std::string, std::uint32_t>, std::size_t> by_row_;   // source, layer, id: in hits_
};

}  // namespace

std::vector<Picked> pick_features(const DataScene& scene, const View& view, ScreenPoint at, double tolerance_px,
                                  std::span<const SymbolHit> symbols) {
  Picker picker(scene, view, at, tolerance_px);
  for (const auto& source : scene.sources) picker.look(*source);
  for (const SymbolHit& symbol : symbols) {
    const style::Layer& layer = scene.style.layers[symbol.style_layer];
    const bool user_file = symbol.source.starts_with("file");
    if (symbol.feature && symbol.distance_px <= tolerance_px && (is_subject(layer) || user_file))
      picker.add_symbol(symbol, layer);
  }
  return picker.result();
}

Shown shown_features(const DataScene& scene, const View& view) {
  const geo::GeoBox box = view.geo_box();
  std::set<std::size_t> layers;
  std::vector<const source::MapFeature*> features;
  std::vector<source::MapLayerPtr> owners;
  for (const auto& source : scene.sources) {
    const auto& info = source->info();
    if (info.heights || !box.intersects(info.box)) continue;
    const Nearby near = nearby(*source, box, view.camera.zoom - 2);
    std::map<const source::MapFeature*, bool> within;
    for (std::size_t i = 0; i < scene.style.layers.size(); ++i) {
      const style::Layer& layer = scene.style.layers[i];
      if (layer.source != info.id || !layer.shown_at(view.camera.zoom)) continue;
      if (scene.shown && !scene.shown(layer.source, layer)) continue;
      const auto here = near.features.find(layer.source_layer);
      if (here == near.features.end()) continue;
      for (const source::MapFeature* feature : here->second) {
        if (!layer.passes(evaluation_of(scene, view, *feature))) continue;
        const bool subject = pickable(layer, info);
        if (!subject && layers.contains(i)) break;   // of the ground, one feature is enough to know
        const auto [known, fresh] = within.try_emplace(feature, false);
        if (fresh) known->second = touches(*feature, box);
        if (!known->second) continue;
        layers.insert(i);
        if (!subject || std::find(features.begin(), features.end(), feature) != features.end()) continue;
        features.push_back(feature), owners.push_back(near.owner_of(feature));
      }
    }
  }
  std::stable_sort(features.begin(), features.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
  return {{layers.begin(), layers.end()}, std::move(features), std::move(owners)};
}

}  // namespace atlas::render
