#include "app/neighbours.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string_view>

#include "geo/geodesic.h"

namespace atlas::app {
namespace {

constexpr std::size_t most_vertices = 400;  // of one feature: enough for a distance that is shown in whole kilometres

std::vector<geo::LonLat> vertices_of(const geo::Geometry& geometry) {
  std::vector<geo::LonLat> all = geometry.points;
  for (const geo::Path& line : geometry.lines) all.insert(all.end(), line.begin(), line.end());
  for (const geo::Polygon& polygon : geometry.polygons)
    if (!polygon.rings.empty()) all.insert(all.end(), polygon.rings.front().begin(), polygon.rings.front().end());
  if (all.size() <= most_vertices) return all;
  std::vector<geo::LonLat> some;
  for (std::size_t i = 0; i < most_vertices; ++i) some.push_back(all[i * all.size() / most_vertices]);
  return some;
}

// Even-odd rule over all rings.
bool is_inside(const geo::Geometry& area, geo::LonLat p) {
  bool inside = false;
  for (const geo::Polygon& polygon : area.polygons)
    for (const geo::Path& ring : polygon.rings)
      for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        if ((ring[i].lat > p.lat) != (ring[j].lat > p.lat) &&
            p.lon < (ring[j].lon - ring[i].lon) * (p.lat - ring[i].lat) / (ring[j].lat - ring[i].lat) + ring[i].lon)
          inside = !inside;
  return inside;
}

// The nearest pair is found on a plane with shortened degrees of longitude, then measured on the ellipsoid.
double distance_between(const geo::Geometry& a, const std::vector<geo::LonLat>& of_a, const geo::Geometry& b) {
  const std::vector<geo::LonLat> of_b = vertices_of(b);
  if (of_a.empty() || of_b.empty()) return std::numeric_limits<double>::infinity();
  const double shorten = std::cos(of_a.front().lat * 3.14159265358979 / 180);
  double least = std::numeric_limits<double>::infinity();
  std::pair<geo::LonLat, geo::LonLat> pair;
  for (const geo::LonLat p : of_a)
    for (const geo::LonLat q : of_b) {
      const double x = (p.lon - q.lon) * shorten, y = p.lat - q.lat, d = x * x + y * y;
      if (d < least) least = d, pair = {p, q};
    }
  if (is_inside(a, pair.second) || is_inside(b, pair.first)) return 0;
  return geo::distance_m(pair.first, pair.second);
}

}  // namespace

std::vector<Neighbour> neighbours(const catalog::Catalog& catalog, const catalog::Feature& of, std::size_t most) {
  std::set<std::string_view> clauses;
  for (const catalog::Link* link : catalog.links_of_feature(of.id)) clauses.insert(link->clause);
  const std::vector<geo::LonLat> own = vertices_of(of.geometry);

  std::vector<Neighbour> found;
  for (const catalog::Feature& other : catalog.features()) {
    if (&other == &of) continue;
    std::set<std::string_view> shared;
    for (const catalog::Link* link : catalog.links_of_feature(other.id))
      if (clauses.contains(link->clause)) shared.insert(link->clause);
    found.push_back({&other, distance_between(of.geometry, own, other.geometry), shared.size()});
  }
  std::stable_sort(found.begin(), found.end(), [](const Neighbour& a, const Neighbour& b) {
    return a.shared_clauses != b.shared_clauses ? a.shared_clauses > b.shared_clauses : a.distance_m < b.distance_m;
  });
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace atlas::app
