#include "source/gdal_geometry.h"

#include <array>

namespace atlas::source {
namespace {

// Points, lines and polygons of a geometry, each kind on its own.
using Kinds = std::array<geo::Geometry, 3>;

geo::Path path_of(const OGRSimpleCurve& curve) {
  geo::Path path(static_cast<std::size_t>(curve.getNumPoints()));
  if (!path.empty()) curve.getPoints(&path[0].lon, sizeof(geo::LonLat), &path[0].lat, sizeof(geo::LonLat));
  return path;
}

void add_line(const OGRSimpleCurve& line, Kinds& kinds) {
  if (geo::Path path = path_of(line); path.size() > 1) kinds[1].lines.push_back(std::move(path));
}

void add_polygon(const OGRPolygon& polygon, Kinds& kinds) {
  geo::Polygon ours;
  for (const OGRLinearRing* ring : polygon) {
    geo::Path path = path_of(*ring);
    if (!path.empty() && path.front() != path.back()) path.push_back(path.front());
    if (path.size() >= 4)
      ours.rings.push_back(std::move(path));
    else if (ours.rings.empty())
      return;  // no outer ring
  }
  if (!ours.rings.empty()) kinds[2].polygons.push_back(std::move(ours));
}

void add(OGRGeometry& geometry, Kinds& kinds, int depth) {
  constexpr int deepest = 32;
  if (depth > deepest || geometry.IsEmpty()) return;
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint: {
      const OGRPoint* point = geometry.toPoint();
      kinds[0].points.push_back({point->getX(), point->getY()});
      return;
    }
    case wkbLineString:
    case wkbLinearRing: return add_line(*geometry.toSimpleCurve(), kinds);
    case wkbPolygon:
    case wkbTriangle: return add_polygon(*geometry.toPolygon(), kinds);
    case wkbPolyhedralSurface:
    case wkbTIN:
      for (OGRPolygon* face : *geometry.toPolyhedralSurface()) add_polygon(*face, kinds);
      return;
    default: break;
  }
  if (geometry.hasCurveGeometry()) {
    const std::unique_ptr<OGRGeometry> straight(geometry.getLinearGeometry());
    if (straight && !straight->hasCurveGeometry()) add(*straight, kinds, depth + 1);
    return;
  }
  if (OGR_GT_IsSubClassOf(geometry.getGeometryType(), wkbGeometryCollection))
    for (OGRGeometry* part : *geometry.toGeometryCollection()) add(*part, kinds, depth + 1);
}

void append(OGRSimpleCurve& curve, const geo::Path& path) {
  curve.setNumPoints(static_cast<int>(path.size()), FALSE);
  for (std::size_t i = 0; i < path.size(); ++i) curve.setPoint(static_cast<int>(i), path[i].lon, path[i].lat);
}

std::unique_ptr<OGRGeometry> to_ogr(geo::LonLat point) { return std::make_unique<OGRPoint>(point.lon, point.lat); }

std::unique_ptr<OGRGeometry> to_ogr(const geo::Path& path) {
  auto line = std::make_unique<OGRLineString>();
  append(*line, path);
  return line;
}

std::unique_ptr<OGRGeometry> to_ogr(const geo::Polygon& polygon) {
  auto theirs = std::make_unique<OGRPolygon>();
  for (const geo::Path& path : polygon.rings) {
    auto ring = std::make_unique<OGRLinearRing>();
    append(*ring, path);
    theirs->addRingDirectly(ring.release());
  }
  return theirs;
}

template <class Collection, class Part>
std::unique_ptr<OGRGeometry> to_ogr(const std::vector<Part>& parts, bool multi) {
  if (parts.empty()) return nullptr;
  if (!multi && parts.size() == 1) return to_ogr(parts.front());
  auto all = std::make_unique<Collection>();
  for (const Part& part : parts) all->addGeometryDirectly(to_ogr(part).release());
  return all;
}

}  // namespace

std::vector<geo::Geometry> from_ogr(OGRGeometry& geometry) {
  Kinds kinds;
  kinds[0].type = geo::GeometryType::point, kinds[1].type = geo::GeometryType::line, kinds[2].type = geo::GeometryType::polygon;
  add(geometry, kinds, 0);
  const bool multi = OGR_GT_IsSubClassOf(geometry.getGeometryType(), wkbGeometryCollection);
  std::vector<geo::Geometry> all;
  for (geo::Geometry& kind : kinds) {
    if (kind.points.empty() && kind.lines.empty() && kind.polygons.empty()) continue;
    kind.multi = multi || kind.points.size() + kind.lines.size() + kind.polygons.size() > 1;
    all.push_back(std::move(kind));
  }
  return all;
}

std::unique_ptr<OGRGeometry> to_ogr(const geo::Geometry& geometry) {
  switch (geometry.type) {
    case geo::GeometryType::point: return to_ogr<OGRMultiPoint>(geometry.points, geometry.multi);
    case geo::GeometryType::line: return to_ogr<OGRMultiLineString>(geometry.lines, geometry.multi);
    case geo::GeometryType::polygon: return to_ogr<OGRMultiPolygon>(geometry.polygons, geometry.multi);
    case geo::GeometryType::none: break;
  }
  return nullptr;
}

}  // namespace atlas::source
