#include <boost/geometry.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <boost/geometry/geometries/register/point.hpp>
#include <boost/geometry/geometries/register/ring.hpp>
#include <cmath>

#include "source/check_rules.h"

BOOST_GEOMETRY_REGISTER_POINT_2D(atlas::geo::LonLat, double, boost::geometry::cs::cartesian, lon, lat)

namespace atlas::source {
namespace {

namespace bg = boost::geometry;
using PlanePolygon = bg::model::polygon<geo::LonLat, /*clockwise*/ false, /*closed*/ true>;

constexpr double half_turn = 180;

bool has_six_decimals(double degrees) {
  const double scaled = degrees * 1e6;
  return std::abs(scaled - std::round(scaled)) < 1e-3;
}

// What is wrong with the position at this index of a run; empty when nothing is.
std::string position_fault(const geo::Path& path, std::size_t i) {
  if (!has_six_decimals(path[i].lon) || !has_six_decimals(path[i].lat)) return "has more than 6 decimals";
  if (i > 0 && path[i] == path[i - 1]) return "is the same position as the one before it";
  if (i > 0 && std::abs(path[i].lon - path[i - 1].lon) > half_turn) return "lies across the antimeridian from the one before it";
  return {};
}

// Tells of the first position of a run that something is wrong with.
void check_path(const geo::Path& path, const Place& place, const std::string& id, Findings& findings) {
  for (std::size_t i = 0; i < path.size(); ++i)
    if (const std::string fault = position_fault(path, i); !fault.empty())
      return findings.add(place / i, fault, "correct the coordinates", id);
}

double doubled_area(const geo::Path& ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i)
    sum += (ring[i - 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat) - (ring[i].lon - ring[0].lon) * (ring[i - 1].lat - ring[0].lat);
  return sum;
}

void check_polygon(const geo::Polygon& polygon, const Place& place, const std::string& id, Findings& findings) {
  PlanePolygon plane;
  for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
    const geo::Path& ring = polygon.rings[i];
    check_path(ring, place / i, id, findings);
    if (const double area = doubled_area(ring); i == 0 ? area < 0 : area > 0)
      findings.add(place / i, i == 0 ? "is an outer ring that runs clockwise" : "is a hole that runs counterclockwise",
                   "turn it round (RFC 7946, 3.1.6)", id);
    if (i == 0)
      plane.outer().assign(ring.begin(), ring.end());
    else
      plane.inners().emplace_back(ring.begin(), ring.end());
  }
  bg::correct(plane);  // which way the rings run has been looked at
  bg::validity_failure_type failure = bg::no_failure;
  if (!bg::is_valid(plane, failure) && failure != bg::failure_duplicate_points) {
    std::string reason;
    bg::is_valid(plane, reason);
    findings.add(place, "is no valid polygon: " + reason, "correct the coordinates", id);
  }
}

}  // namespace

void check_geometry(const catalog::Feature& feature, const Place& geometry, Findings& findings) {
  const Place all = geometry / "coordinates";
  const bool multi = feature.geometry.multi;
  const auto part = [&](std::size_t i) { return multi ? all / i : all; };
  for (std::size_t i = 0; i < feature.geometry.points.size(); ++i)
    if (const std::string fault = position_fault({feature.geometry.points[i]}, 0); !fault.empty())
      findings.add(part(i), fault, "correct the coordinates", feature.id);
  for (std::size_t i = 0; i < feature.geometry.lines.size(); ++i) check_path(feature.geometry.lines[i], part(i), feature.id, findings);
  for (std::size_t i = 0; i < feature.geometry.polygons.size(); ++i)
    check_polygon(feature.geometry.polygons[i], part(i), feature.id, findings);
}

}  // namespace atlas::source
