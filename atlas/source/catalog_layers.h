#pragma once
#include <vector>

#include "catalog/catalog.h"
#include "source/map_layer.h"

namespace atlas::source {

// The catalogue as drawable layers, one a catalogue layer, MapFeature::id = index in catalog.features().
// Properties for styles: id, layer, kind, name_zh/en/ru/ky, exactness, precision, uncertainty_m, approximate
// (bool), built (bool, from the latest status), status (code), length_km, area_km2.
std::vector<MapLayerPtr> catalog_layers(const catalog::Catalog& catalog);

}  // namespace atlas::source
