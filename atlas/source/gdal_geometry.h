#pragma once
#include <ogr_geometry.h>

#include <memory>
#include <vector>

#include "geo/geometry.h"

// Part of the GDAL module.
namespace atlas::source {

// OGR's geometry as ours: curves made straight, surfaces made polygons, Z and M dropped; a collection gives one
// geometry for each kind of part in it. Empty where nothing is left.
std::vector<geo::Geometry> from_ogr(OGRGeometry& geometry);

// Nothing for a geometry without parts.
std::unique_ptr<OGRGeometry> to_ogr(const geo::Geometry& geometry);

}  // namespace atlas::source
