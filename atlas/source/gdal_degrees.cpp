#include "source/gdal_degrees.h"

#include <limits>

namespace atlas::source {

Result<DegreeTransformation> DegreeTransformation::of(const OGRLayer& layer, const std::string& place, GdalSession& session) {
  DegreeTransformation result;
  const OGRSpatialReference* theirs = const_cast<OGRLayer&>(layer).GetSpatialRef();
  if (!theirs) return result;
  OGRSpatialReference from(*theirs), degrees;
  from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  degrees.SetWellKnownGeogCS("WGS84");
  degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const char* const loosely[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS", nullptr};
  if (from.IsSame(&degrees, loosely)) return result;
  result.transformation_.reset(OGRCreateCoordinateTransformation(&from, &degrees));
  if (result.transformation_) return result;
  return fail(place, "has a CRS that cannot be turned into degrees (" + session.take_failure() + ")",
              "reproject it with ogr2ogr -t_srs EPSG:4326");
}

void DegreeTransformation::apply(std::vector<geo::LonLat>& positions) {
  if (!transformation_ || positions.empty()) return;
  const std::size_t count = positions.size();
  x_.resize(count), y_.resize(count), turned_.assign(count, FALSE);
  for (std::size_t i = 0; i < count; ++i) x_[i] = positions[i].lon, y_[i] = positions[i].lat;
  transformation_->Transform(static_cast<int>(count), x_.data(), y_.data(), nullptr, turned_.data());
  constexpr double nowhere = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < count; ++i)
    positions[i] = turned_[i] ? geo::LonLat{x_[i], y_[i]} : geo::LonLat{nowhere, nowhere};
}

geo::GeoBox DegreeTransformation::apply(const geo::GeoBox& box) {
  if (!transformation_) return box;
  constexpr int positions_a_side = 21;
  geo::GeoBox turned;
  const bool done = transformation_->TransformBounds(box.west, box.south, box.east, box.north, &turned.west, &turned.south,
                                                     &turned.east, &turned.north, positions_a_side);
  return done ? turned : geo::GeoBox();
}

}  // namespace atlas::source
