#pragma once
#include "source/feature_batch.h"
#include "source/map_layer.h"

// Private to exchange/: features of layers in memory, as a stream gives them, so that both are written by one piece of code.
namespace atlas::exchange {

// Adds a feature like `row` (its numbers and properties) with this geometry.
void append_geometry(source::FeatureBatch& batch, const geo::Geometry& geometry, const source::FeatureBatch::Feature& row);

void append_feature(source::FeatureBatch& batch, const source::MapFeature& feature);

// GeoJSON holds one list of features: which layer those of the batch came from becomes a property, where they have none
// of that name.
void name_layer(source::FeatureBatch& batch, const std::string& layer);

}  // namespace atlas::exchange
