#pragma once
#include <string>

#include "source/feature_batch.h"

// Private to exchange/: features as JSON text by RFC 7946.
namespace atlas::exchange {

// Adds a feature: cut at the antimeridian, rings by the right-hand rule, 7 decimals, a property "id" also as its id; a
// feature without parts has the geometry null. Tells how many positions it wrote.
std::size_t append_feature(std::string& json, const source::FeatureBatch& batch, const source::FeatureBatch::Feature& feature);

}  // namespace atlas::exchange
