#include "geo/geometry.h"

namespace atlas::geo {

GeoBox box_of(const Geometry& geometry) {
  GeoBox box;
  for (const LonLat& point : geometry.points) box.include(point);
  for (const Path& line : geometry.lines)
    for (const LonLat& point : line) box.include(point);
  for (const Polygon& polygon : geometry.polygons)
    for (const Path& ring : polygon.rings)
      for (const LonLat& point : ring) box.include(point);
  return box;
}

std::size_t vertex_count(const Geometry& geometry) {
  std::size_t count = geometry.points.size();
  for (const Path& line : geometry.lines) count += line.size();
  for (const Polygon& polygon : geometry.polygons)
    for (const Path& ring : polygon.rings) count += ring.size();
  return count;
}

const char* type_name(const Geometry& geometry) {
  switch (geometry.type) {
    case GeometryType::point: return geometry.multi ? "MultiPoint" : "Point";
    case GeometryType::line: return geometry.multi ? "MultiLineString" : "LineString";
    case GeometryType::polygon: return geometry.multi ? "MultiPolygon" : "Polygon";
    case GeometryType::none: break;
  }
  return "none";
}

}  // namespace atlas::geo
