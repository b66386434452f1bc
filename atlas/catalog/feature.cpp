#include "catalog/feature.h"

#include "geo/geodesic.h"

namespace atlas::catalog {

geo::GeoBox Feature::visit_box() const {
  constexpr double least_m = 12'000, doubts = 4;
  if (geometry.type != geo::GeometryType::point) return box;
  return geo::grown_by_metres(box, std::max(least_m, doubts * uncertainty_m));
}

}  // namespace atlas::catalog
