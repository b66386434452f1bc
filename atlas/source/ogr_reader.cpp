#include "source/ogr_reader.h"

#include "source/feature_stream.h"

namespace atlas::source {
namespace {

constexpr std::size_t most_vertices = 60'000'000;  // 1 GB of them; more belongs in tiles

void append(const FeatureBatch& batch, MapLayer& layer) {
  for (const FeatureBatch::Feature& feature : batch.features) {
    if (feature.type == geo::GeometryType::none) continue;
    const geo::GeoBox box = box_of(batch, feature);
    layer.features.push_back({static_cast<std::uint32_t>(feature.row), properties_of(batch, feature), geometry_of(batch, feature), box, {}});
    layer.box.include(box);
  }
}

}  // namespace

Result<std::vector<MapLayerPtr>> read_ogr(const std::filesystem::path& file, std::vector<Error>& problems) {
  auto stream = open_feature_stream(file);
  if (!stream) return fail(stream.error());
  std::vector<std::shared_ptr<MapLayer>> all;
  for (const StreamLayer& described : (*stream)->layers()) {
    all.push_back(std::make_shared<MapLayer>());
    all.back()->name = described.name;
  }
  std::size_t vertices = 0;
  FeatureBatch batch;
  for (auto more = (*stream)->next(batch);; more = (*stream)->next(batch)) {
    if (!more) problems.push_back(more.error());
    if (!more || !*more) break;
    problems.insert(problems.end(), batch.problems.begin(), batch.problems.end());
    vertices += batch.positions.size();
    if (vertices > most_vertices)
      return fail(file.string(), "holds more than " + std::to_string(most_vertices / 1'000'000) + " million vertices",
                  "make vector tiles of it (tippecanoe, or ogr2ogr -f PMTiles) and open those");
    if (!batch.features.empty()) append(batch, *all[batch.layer]);
  }
  std::vector<MapLayerPtr> layers;
  for (auto& layer : all)
    if (!layer->features.empty() || (all.size() == 1 && problems.empty())) layers.push_back(std::move(layer));
  if (!layers.empty()) return layers;
  if (problems.empty()) return fail(file.string(), "holds no features", "name a file with geometries in it");
  Error first = problems.front();
  problems.clear();
  return fail(std::move(first));
}

}  // namespace atlas::source
