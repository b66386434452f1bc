#pragma once
#include <optional>

#include "geo/geometry.h"
#include "source/value.h"

namespace atlas::style {

// The geometry of GeoJSON held in a value: a geometry, a feature, or all geometries of one type of a collection.
// Nothing where there is none or a coordinate is no number.
std::optional<geo::Geometry> geometry_from(const source::Value& json);

}  // namespace atlas::style
