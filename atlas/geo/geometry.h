#pragma once
#include <vector>

#include "geo/lon_lat.h"

namespace atlas::geo {

using Path = std::vector<LonLat>;

// The first ring is the outer one; the others are holes. Rings are closed (first point = last point).
struct Polygon {
  std::vector<Path> rings;
};

enum class GeometryType { none, point, line, polygon };

// A geometry of one type, of one part or several; only the list of its type is filled.
struct Geometry {
  GeometryType type = GeometryType::none;
  bool multi = false;  // whether it is written as a Multi... geometry even when it has one part
  std::vector<LonLat> points;
  std::vector<Path> lines;
  std::vector<Polygon> polygons;
};

GeoBox box_of(const Geometry& geometry);
std::size_t vertex_count(const Geometry& geometry);
const char* type_name(const Geometry& geometry);  // GeoJSON's name of it, such as "MultiLineString"

}  // namespace atlas::geo
