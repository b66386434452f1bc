#pragma once
#include <string>

#include "geo/geometry.h"

// Private to exchange/: geometries as JSON text.
namespace atlas::exchange {

// Degrees with at most 7 decimals (RFC 7946, 11.2: about 1 cm), without zeros at the end.
void append_degrees(std::string& json, double degrees);
// A GeoJSON geometry as it stands; null where there is none.
void append_geometry(std::string& json, const geo::Geometry& geometry);

}  // namespace atlas::exchange
