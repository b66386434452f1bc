#include <algorithm>

#include "exchange/format.h"
#include "exchange/geojson.h"
#include "source/ogr_writer.h"

namespace atlas::exchange {
namespace fs = std::filesystem;
namespace {

using source::Array;
using source::Object;
using source::Value;

Array clauses_of(const catalog::Catalog& catalog, const catalog::Feature& feature) {
  Array clauses;
  for (const catalog::Link* link : catalog.links_of_feature(feature.id)) {
    const catalog::Clause* clause = catalog.clause(link->clause);
    clauses.push_back(Object{{"clause", link->clause},
                             {"strength", catalog::strength_code(link->strength)},
                             {"gist_en", clause ? clause->gist.en : ""},
                             {"gist_zh", clause ? clause->gist.zh : ""}});
  }
  return clauses;
}

Array sources_of(const catalog::Feature& feature) {
  Array sources;
  for (const catalog::DataSource& source : feature.sources)
    sources.push_back(Object{{"title", source.title}, {"license", source.license}});
  return sources;
}

// The properties that cli.md lists, in its order; who says so stands beside the status.
source::Properties properties_of(const catalog::Catalog& catalog, const catalog::Feature& feature) {
  const catalog::Status* status = feature.latest_status();
  const auto& names = feature.names.by_language;
  source::Properties properties;
  properties.entries = {{"id", feature.id},
                        {"layer", feature.layer},
                        {"kind", feature.kind},
                        {"name_zh", names[0]},
                        {"name_en", names[1]},
                        {"name_ru", names[2]},
                        {"name_ky", names[3]},
                        {"exactness", feature.exactness},
                        {"precision", feature.precision},
                        {"uncertainty_m", feature.uncertainty_m},
                        {"status", status ? Value(status->code) : Value()},
                        {"status_date", status ? Value(status->date) : Value()},
                        {"status_source", status ? Value(status->source) : Value()},
                        {"clauses", clauses_of(catalog, feature)},
                        {"sources", sources_of(feature)},
                        {"license", feature.license}};
  return properties;
}

}  // namespace

source::MapLayerPtr export_layer(const catalog::Catalog& catalog, const std::vector<const catalog::Feature*>& features) {
  auto layer = std::make_shared<source::MapLayer>();
  layer->name = "atlas";
  for (const catalog::Feature* feature : features) {
    layer->features.push_back({static_cast<std::uint32_t>(catalog.index_of(*feature)), properties_of(catalog, *feature),
                               feature->geometry, feature->box, {}});
    layer->box.include(feature->box);
  }
  return layer;
}

Result<void> export_layers(const fs::path& file, const std::string& driver, const std::vector<source::MapLayerPtr>& layers) {
  const auto chosen = driver_for(file, driver);
  if (!chosen) return fail(chosen.error());
  if (*chosen != "GeoJSON") return source::write_ogr(file, *chosen, layers);
  const auto written = write_geojson(file, layers);
  if (!written) return fail(written.error());
  return {};
}

Result<void> export_features(const fs::path& file, const std::string& driver, const catalog::Catalog& catalog,
                             const Choice& choice) {
  const auto features = choose(catalog, choice);
  if (!features) return fail(features.error());
  return export_layers(file, driver, {export_layer(catalog, *features)});
}

}  // namespace atlas::exchange
