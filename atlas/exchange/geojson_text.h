#pragma once
#include <string>

#include "geo/geometry.h"
#include "source/value.h"

// Private to exchange/: values and geometries as JSON text.
namespace atlas::exchange {

// A JSON string with its quotes; what is not UTF-8 becomes U+FFFD.
void append_string(std::string& json, std::string_view text);
// Numbers in their shortest form that reads back the same; infinities and not-a-number as null.
void append_value(std::string& json, const source::Value& value);
// Degrees with at most 7 decimals (RFC 7946, 11.2: about 1 cm), without zeros at the end.
void append_degrees(std::string& json, double degrees);
// A GeoJSON geometry as it stands; null where there is none.
void append_geometry(std::string& json, const geo::Geometry& geometry);

}  // namespace atlas::exchange
