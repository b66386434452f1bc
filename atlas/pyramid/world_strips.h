#pragma once
#include <span>
#include <vector>

#include "geo/geometry.h"

namespace atlas::pyramid {

// Positions that run on over the antimeridian, cut there and each piece moved to where it lies within +-180 degrees.

bool within_world(std::span<const geo::LonLat> positions, geo::GeoBox& box);   // and their box

std::vector<geo::Path> lines_within_world(std::span<const geo::LonLat> line);
std::vector<geo::LonLat> points_within_world(std::span<const geo::LonLat> points);
// Polygons of one ring and its holes each, closed. Any number of turns from west to east: -360, 0 and 360 degrees.
std::vector<geo::Polygon> polygons_within_world(const geo::Polygon& polygon);

}  // namespace atlas::pyramid
