#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"
#include "exchange/geojson_file.h"
#include "source/map_layer.h"

namespace atlas::exchange {

// What to export; empty lists mean everything.
struct Choice {
  std::vector<std::string> layers, features, clauses, documents;
  geo::GeoBox box;   // empty: no limit; features that touch it are written whole
};

// The chosen features in the catalogue's order; an unknown id is an error with the nearest ones.
Result<std::vector<const catalog::Feature*>> choose(const catalog::Catalog& catalog, const Choice& choice);

// Features with the properties of cli.md (id, layer, kind, names, exactness, precision, uncertainty, status,
// clauses, sources, licence).
source::MapLayerPtr export_layer(const catalog::Catalog& catalog, const std::vector<const catalog::Feature*>& features);

// As write_geojson() of geojson_file.h. Of several layers, each feature has its layer's name as a property.
Result<Written> write_geojson(const std::filesystem::path& file, const std::vector<source::MapLayerPtr>& layers);

// By OGR driver name or, where that is empty, by extension (none: GeoJSON): GeoJSON by ourselves, the others through
// GDAL. A failure leaves an old file as it was.
Result<void> export_layers(const std::filesystem::path& file, const std::string& driver,
                           const std::vector<source::MapLayerPtr>& layers);
Result<void> export_features(const std::filesystem::path& file, const std::string& driver, const catalog::Catalog& catalog,
                             const Choice& choice);

// The same for vector files of any size: what `choice` says of layers and the box. Into GeoJSON they stream; other
// formats need all of it in memory. `problems` gets what was left out, each with its place; a file that breaks in the
// middle is a failure.
Result<Written> export_files(const std::filesystem::path& file, const std::string& driver, const std::vector<std::string>& from,
                             const Choice& choice, std::vector<Error>& problems);

}  // namespace atlas::exchange
