#include "pyramid/pass.h"

namespace atlas::pyramid {
namespace {

constexpr std::size_t most_parts = 200'000;   // more would take longer than it is worth

geo::Path path_of(std::span<const WorldPoint> vertices) {
  geo::Path path;
  path.reserve(vertices.size());
  for (const WorldPoint p : vertices) path.push_back(to_lon_lat(p));
  return path;
}

void add_vertices(const PartRecord& part, std::span<const WorldPoint> vertices, geo::Geometry& geometry) {
  geo::Path path = path_of(vertices);
  switch (part.kind) {
    case PartKind::points: geometry.points.insert(geometry.points.end(), path.begin(), path.end()); break;
    case PartKind::line: geometry.lines.push_back(std::move(path)); break;
    case PartKind::outer_ring: geometry.polygons.push_back({{std::move(path)}}); break;
    case PartKind::hole:
      if (!geometry.polygons.empty()) geometry.polygons.back().rings.push_back(std::move(path));
  }
}

}  // namespace

std::vector<source::MapLayerPtr> Pass::preview() {
  std::vector<std::shared_ptr<source::MapLayer>> layers;
  for (const Contents::Layer& layer : contents_.layers) {
    layers.push_back(std::make_shared<source::MapLayer>());
    layers.back()->name = layer.name, layers.back()->box = layer.box;
  }
  levels_.visit_coarsest(most_parts, [&](const PartRecord& part, std::span<const WorldPoint> vertices) {
    const FeatureRecord& record = features_[part.feature];
    auto& features = layers[record.layer]->features;
    const auto id = static_cast<std::uint32_t>(record.row);
    if (features.empty() || features.back().id != id) {
      features.emplace_back().id = id;
      features.back().geometry.type = static_cast<geo::GeometryType>(record.type);
    }
    add_vertices(part, vertices, features.back().geometry);
  });
  for (auto& layer : layers)
    for (source::MapFeature& feature : layer->features) feature.box = geo::box_of(feature.geometry);
  return {layers.begin(), layers.end()};
}

}  // namespace atlas::pyramid
