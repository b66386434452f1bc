#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"
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

// RFC 7946: CRS84, right-hand rule, cut at the antimeridian, 7 decimals; the same bytes every time.
std::string to_geojson(const source::MapLayer& layer);
Result<void> write_geojson(const std::filesystem::path& file, const source::MapLayer& layer);

// By OGR driver name or, where that is empty, by extension (none: GeoJSON): GeoJSON by ourselves, the others through
// GDAL. A failure leaves an old file as it was.
Result<void> export_layers(const std::filesystem::path& file, const std::string& driver,
                           const std::vector<source::MapLayerPtr>& layers);
Result<void> export_features(const std::filesystem::path& file, const std::string& driver, const catalog::Catalog& catalog,
                             const Choice& choice);

}  // namespace atlas::exchange
