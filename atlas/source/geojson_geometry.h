#pragma once
#include "base/result.h"
#include "geo/geometry.h"
#include "source/json_file.h"

namespace atlas::source {

// A GeoJSON geometry (RFC 7946, 3.1) in degrees; altitudes are dropped. GeometryCollection and positions beyond
// +-180, +-90 are errors, told with their place; rings that are not closed are errors too.
Result<geo::Geometry> geometry_of(const JsonNode& node);

}  // namespace atlas::source
