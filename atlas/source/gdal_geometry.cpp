#include "source/gdal_geometry.h"

#include <algorithm>

namespace atlas::source {
namespace {

using geo::GeometryType;
using Part = FeatureBatch::Part;

std::uint32_t end_of(const FeatureBatch& batch) { return static_cast<std::uint32_t>(batch.positions.size()); }

Part append_positions(const OGRSimpleCurve& curve, FeatureBatch& batch) {
  const std::uint32_t begin = end_of(batch);
  const int count = curve.getNumPoints();
  batch.positions.resize(begin + static_cast<std::size_t>(count));
  geo::LonLat* to = batch.positions.data() + begin;
  if (count > 0) curve.getPoints(&to->lon, sizeof *to, &to->lat, sizeof *to);
  return {begin, end_of(batch), false};
}

void append_line(const OGRSimpleCurve& line, FeatureBatch& batch) {
  if (line.getNumPoints() > 1) batch.parts.push_back(append_positions(line, batch));
}

// Without an outer ring there is no polygon.
void append_polygon(const OGRPolygon& polygon, FeatureBatch& batch) {
  bool hole = false;
  for (const OGRLinearRing* ring : polygon) {
    Part part = append_positions(*ring, batch);
    if (part.end > part.begin && batch.positions[part.begin] != batch.positions.back()) {
      batch.positions.push_back(geo::LonLat(batch.positions[part.begin]));
      ++part.end;
    }
    part.hole = hole;
    if (part.end - part.begin >= 4)
      batch.parts.push_back(part);
    else
      batch.positions.resize(part.begin);
    if (batch.positions.size() == part.begin && !hole) return;
    hole = true;
  }
}

GeometryType kind_of(OGRwkbGeometryType type) {
  switch (type) {
    case wkbPoint: return GeometryType::point;
    case wkbLineString:
    case wkbLinearRing: return GeometryType::line;
    case wkbPolygon:
    case wkbTriangle: return GeometryType::polygon;
    default: return GeometryType::none;
  }
}

// The parts of one kind, in their order. A collection's depth is limited by what OGR itself accepts to read.
void append_kind(const OGRGeometry& geometry, GeometryType wanted, FeatureBatch& batch) {
  const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
  if (geometry.IsEmpty()) return;
  if (type == wkbPolyhedralSurface || type == wkbTIN) {
    if (wanted == GeometryType::polygon)
      for (const OGRPolygon* face : *geometry.toPolyhedralSurface()) append_polygon(*face, batch);
  } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
    for (const OGRGeometry* part : *geometry.toGeometryCollection()) append_kind(*part, wanted, batch);
  } else if (kind_of(type) == wanted) {
    if (wanted == GeometryType::point)
      batch.positions.push_back({geometry.toPoint()->getX(), geometry.toPoint()->getY()});
    else if (wanted == GeometryType::line)
      append_line(*geometry.toSimpleCurve(), batch);
    else if (wanted == GeometryType::polygon)
      append_polygon(*geometry.toPolygon(), batch);
  }
}

bool append_feature(const OGRGeometry& geometry, GeometryType kind, FeatureBatch::Feature feature, FeatureBatch& batch) {
  feature.type = kind;
  feature.first_part = static_cast<std::uint32_t>(batch.parts.size());
  const std::uint32_t begin = end_of(batch);
  append_kind(geometry, kind, batch);
  if (kind == GeometryType::point && end_of(batch) > begin) batch.parts.push_back({begin, end_of(batch), false});
  feature.end_part = static_cast<std::uint32_t>(batch.parts.size());
  if (feature.end_part == feature.first_part) return false;
  const bool collection = OGR_GT_IsSubClassOf(wkbFlatten(geometry.getGeometryType()), wkbGeometryCollection);
  const auto parts = batch.parts_of(feature);
  feature.multi = collection || std::count_if(parts.begin(), parts.end(), [](const Part& part) { return !part.hole; }) > 1;
  batch.features.push_back(feature);
  return true;
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

void append_geometry(const OGRGeometry* geometry, const FeatureBatch::Feature& row, FeatureBatch& batch) {
  std::unique_ptr<const OGRGeometry> straight;
  if (geometry && geometry->hasCurveGeometry()) {
    straight.reset(geometry->getLinearGeometry());
    geometry = straight.get();
  }
  bool placed = false;
  if (geometry)
    for (const GeometryType kind : {GeometryType::point, GeometryType::line, GeometryType::polygon})
      placed = append_feature(*geometry, kind, row, batch) || placed;
  if (placed) return;
  batch.features.push_back(row);
  batch.features.back().first_part = batch.features.back().end_part = static_cast<std::uint32_t>(batch.parts.size());
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
