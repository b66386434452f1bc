#include "exchange/antimeridian.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <cmath>
#include <span>

namespace atlas::exchange {
namespace {

namespace bg = boost::geometry;
using PlanePosition = bg::model::d2::point_xy<double>;
using PlanePolygon = bg::model::polygon<PlanePosition, /*clockwise*/ false, /*closed*/ true>;
using PlanePolygons = bg::model::multi_polygon<PlanePolygon>;
using PlaneWindow = bg::model::box<PlanePosition>;

constexpr double half_turn = 180, full_turn = 360;
constexpr double frame_edge = 340;     // degrees
constexpr double most_degrees = 3600;  // ten turns: beyond, these are no degrees, and cutting would never end

bool jumps(geo::LonLat a, geo::LonLat b, bool ring) {
  const double step = std::abs(b.lon - a.lon);
  return step > half_turn && (!ring || step >= frame_edge) && step < full_turn;
}

// Without a branch for each position: nearly none crosses.
bool crosses(std::span<const geo::LonLat> path, bool ring) {
  bool beyond = false, jumping = false;
  for (const geo::LonLat& position : path) beyond |= std::abs(position.lon) > half_turn;
  for (std::size_t i = 1; i < path.size(); ++i) jumping |= jumps(path[i - 1], path[i], ring);
  return beyond || jumping;
}

double wrapped(double lon) {
  const double turned = std::remainder(lon, full_turn);
  return turned == -half_turn && lon > 0 ? half_turn : turned;
}

// Longitudes that run on over the antimeridian instead of jumping back.
geo::Path unrolled(const geo::Path& path, bool ring) {
  geo::Path run;
  double shift = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (i > 0 && jumps(path[i - 1], path[i], ring)) shift += path[i].lon < path[i - 1].lon ? full_turn : -full_turn;
    run.push_back({path[i].lon + shift, path[i].lat});
  }
  return run;
}

// Which copy of the world a place is in: 0 from -180 to 180, 1 from 180 to 540.
int copy_of(double lon) { return static_cast<int>(std::floor((lon + half_turn) / full_turn)); }

void cut_line(const geo::Path& path, std::vector<geo::Path>& parts) {
  const geo::Path run = unrolled(path, false);
  if (run.empty()) return;
  const auto in_copy = [](geo::LonLat p, int copy) { return geo::LonLat{std::clamp(p.lon - copy * full_turn, -half_turn, half_turn), p.lat}; };
  geo::Path piece;
  // The copy in which the piece being built lies; a line that begins on the seam lies where it goes.
  int copy = copy_of(run[0].lon);
  if (run.size() > 1 && run[0].lon == copy * full_turn - half_turn && run[1].lon < run[0].lon) --copy;
  for (std::size_t i = 0; i < run.size(); ++i) {
    while (i > 0) {
      const double low = copy * full_turn - half_turn, high = low + full_turn;
      if (run[i].lon >= low && run[i].lon <= high) break;
      const double seam = run[i].lon > high ? high : low;
      const geo::LonLat from = run[i - 1], to = run[i];
      const double t = std::clamp((seam - from.lon) / (to.lon - from.lon), 0.0, 1.0);
      const geo::LonLat at{seam, from.lat + t * (to.lat - from.lat)};
      if (piece.empty() || piece.back() != in_copy(at, copy)) piece.push_back(in_copy(at, copy));
      if (piece.size() > 1) parts.push_back(piece);
      copy += seam == high ? 1 : -1;
      piece = {in_copy(at, copy)};
    }
    if (const auto place = in_copy(run[i], copy); piece.empty() || piece.back() != place || run.size() < 3) piece.push_back(place);
  }
  if (piece.size() > 1) parts.push_back(std::move(piece));
}

// A ring that goes once round a pole ends one turn from where it began: led along the pole it encloses an area.
void close_round_pole(geo::Path& run) {
  if (run.empty() || std::abs(run.back().lon - run.front().lon) < half_turn) return;
  double lat = 0;
  for (const geo::LonLat& p : run) lat += p.lat;
  const double pole = lat < 0 ? -90 : 90;
  run.push_back({run.back().lon, pole});
  run.push_back({run.front().lon, pole});
  run.push_back(run.front());
}

std::vector<PlanePosition> plane_ring(const geo::Path& run, double shift) {
  std::vector<PlanePosition> ring;
  for (const geo::LonLat& p : run) ring.emplace_back(p.lon + shift, p.lat);
  return ring;
}

PlanePolygon unrolled(const geo::Polygon& polygon) {
  PlanePolygon plane;
  double west = 0;
  for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
    geo::Path run = unrolled(polygon.rings[i], true);
    if (run.empty()) continue;
    close_round_pole(run);
    double ring_west = run.front().lon;
    for (const geo::LonLat& p : run) ring_west = std::min(ring_west, p.lon);
    if (i == 0) {
      west = ring_west;
      const auto ring = plane_ring(run, 0);
      plane.outer().assign(ring.begin(), ring.end());
    } else {
      // A hole may have been unrolled into another copy of the world than the ring around it.
      const auto ring = plane_ring(run, full_turn * std::ceil((west - ring_west) / full_turn));
      plane.inners().emplace_back(ring.begin(), ring.end());
    }
  }
  bg::correct(plane);
  return plane;
}

geo::Path path_of(const PlanePolygon::ring_type& ring, double shift) {
  geo::Path path;
  for (const PlanePosition& p : ring) path.push_back({std::clamp(p.x() - shift, -half_turn, half_turn), p.y()});
  return path;
}

void cut_polygon(const geo::Polygon& polygon, std::vector<geo::Polygon>& parts) {
  const PlanePolygon plane = unrolled(polygon);
  if (plane.outer().empty()) return;
  PlaneWindow extent;
  bg::envelope(plane, extent);
  for (int copy = copy_of(extent.min_corner().x()); copy <= copy_of(extent.max_corner().x()); ++copy) {
    const double shift = copy * full_turn;
    PlanePolygons pieces;
    try {
      bg::intersection(plane, PlaneWindow({shift - half_turn, -90}, {shift + half_turn, 90}), pieces);
    } catch (const bg::exception&) {  // self-intersections that Boost gives up on: better whole than lost
      parts.push_back(polygon);
      return;
    }
    for (const PlanePolygon& piece : pieces) {
      geo::Polygon part{{path_of(piece.outer(), shift)}};
      for (const auto& inner : piece.inners()) part.rings.push_back(path_of(inner, shift));
      parts.push_back(std::move(part));
    }
  }
}

}  // namespace

bool crosses_antimeridian(const source::FeatureBatch& batch, const source::FeatureBatch::Feature& feature) {
  const auto parts = batch.parts_of(feature);
  return std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
    if (feature.type != geo::GeometryType::point) return crosses(batch.positions_of(part), feature.type == geo::GeometryType::polygon);
    const auto points = batch.positions_of(part);
    return std::any_of(points.begin(), points.end(), [](geo::LonLat point) { return std::abs(point.lon) > half_turn; });
  });
}

geo::Geometry cut_at_antimeridian(const geo::Geometry& geometry) {
  const geo::GeoBox box = geo::box_of(geometry);
  if (!(box.west > -most_degrees && box.east < most_degrees)) return geometry;
  geo::Geometry cut;
  cut.type = geometry.type;
  cut.multi = geometry.multi;
  for (const geo::LonLat& point : geometry.points) cut.points.push_back({wrapped(point.lon), point.lat});
  for (const geo::Path& line : geometry.lines) cut_line(line, cut.lines);
  for (const geo::Polygon& polygon : geometry.polygons) cut_polygon(polygon, cut.polygons);
  return cut;
}

}  // namespace atlas::exchange
