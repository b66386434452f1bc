#include "source/catalog_layers.h"

#include <algorithm>

#include "source/quick_measure.h"

namespace atlas::source {
namespace {

Properties properties_of(const catalog::Feature& feature) {
  const catalog::Status* status = feature.latest_status();
  Properties properties;
  properties.entries = {{"id", feature.id}, {"layer", feature.layer}, {"kind", feature.kind}};
  for (std::size_t i = 0; i < catalog::language_codes.size(); ++i)
    properties.entries.emplace_back("name_" + std::string(catalog::language_codes[i]), feature.names.by_language[i]);
  properties.entries.insert(properties.entries.end(), {{"exactness", feature.exactness},
                                                       {"precision", feature.precision},
                                                       {"uncertainty_m", feature.uncertainty_m},
                                                       {"approximate", feature.exactness != 1},
                                                       {"built", status ? status->built() : true}});
  if (status) properties.set("status", status->code);
  if (feature.geometry.type == geo::GeometryType::line)
    properties.set("length_km", quick_length_m(feature.geometry) / 1000);
  if (feature.geometry.type == geo::GeometryType::polygon) properties.set("area_km2", quick_area_m2(feature.geometry) / 1e6);
  return properties;
}

double uncertainty_at(const catalog::Feature& feature, double fraction) {
  for (const catalog::Stretch& stretch : feature.stretches)
    if (fraction <= stretch.to) return stretch.uncertainty_m;
  return feature.uncertainty_m;
}

// A corridor that is twice as wide from one vertex to the next looks like a step that nobody claims. So doubt falls off
// from a wide stretch into a narrow one by at most this much for a metre along the line, and never below what was said.
constexpr double steepest_taper = 0.4;

void taper(const geo::Path& line, std::vector<float>& metres) {
  const auto ease = [&](std::size_t from, std::size_t to) {
    const double fallen = metres[from] - steepest_taper * quick_distance_m(line[from], line[to]);
    metres[to] = std::max(metres[to], static_cast<float>(fallen));
  };
  for (std::size_t i = 1; i < line.size(); ++i) ease(i - 1, i);
  for (std::size_t i = line.size(); i-- > 1;) ease(i, i - 1);
}

// Metres at each vertex, from the stretches, which run over the parts one after the other.
std::vector<std::vector<float>> uncertainty_along(const catalog::Feature& feature) {
  const double length = quick_length_m(feature.geometry);
  if (feature.stretches.size() < 2 || length <= 0) return {};
  std::vector<std::vector<float>> all;
  double gone = 0;
  for (const geo::Path& line : feature.geometry.lines) {
    std::vector<float>& metres = all.emplace_back();
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (i > 0) gone += quick_distance_m(line[i - 1], line[i]);
      metres.push_back(static_cast<float>(uncertainty_at(feature, gone / length)));
    }
    taper(line, metres);
  }
  return all;
}

}  // namespace

std::vector<MapLayerPtr> catalog_layers(const catalog::Catalog& catalog) {
  std::vector<MapLayerPtr> layers;
  for (const catalog::LayerInfo& info : catalog.layers()) {
    auto layer = std::make_shared<MapLayer>();
    layer->name = info.id;
    for (const catalog::Feature& feature : catalog.features()) {
      if (feature.layer != info.id) continue;
      layer->features.push_back({static_cast<std::uint32_t>(catalog.index_of(feature)), properties_of(feature),
                                 feature.geometry, feature.box, uncertainty_along(feature)});
      layer->box.include(feature.box);
    }
    layers.push_back(std::move(layer));
  }
  return layers;
}

}  // namespace atlas::source
