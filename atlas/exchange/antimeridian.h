#pragma once
#include "geo/geometry.h"
#include "source/feature_batch.h"

namespace atlas::exchange {

// Whether part of the geometry crosses the antimeridian: a longitude beyond +-180, or two positions next to each
// other that are more than 180 degrees apart. For a polygon's edge that is more than 340 degrees: a shorter one is
// rather the side of a frame round most of the world than one of 20 degrees and more across the antimeridian.
bool crosses_antimeridian(const source::FeatureBatch& batch, const source::FeatureBatch::Feature& feature);

// The same geometry in parts that each stay on one side (RFC 7946, 3.1.9), longitudes from -180 to 180. A ring round a
// pole is closed along it.
geo::Geometry cut_at_antimeridian(const geo::Geometry& geometry);

}  // namespace atlas::exchange
