#pragma once
#include <ogr_geometry.h>

#include <memory>

#include "source/feature_batch.h"

// Part of the GDAL module.
namespace atlas::source {

// Adds OGR's geometry to the batch, as a feature like `row` (its properties and numbers) for each kind of part in it:
// curves made straight, surfaces made polygons, Z and M dropped. Where nothing is left, a feature of the type none.
void append_geometry(const OGRGeometry* geometry, const FeatureBatch::Feature& row, FeatureBatch& batch);

// Nothing for a geometry without parts.
std::unique_ptr<OGRGeometry> to_ogr(const geo::Geometry& geometry);

}  // namespace atlas::source
