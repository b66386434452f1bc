#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>

#include "source/gdal_fields.h"
#include "source/gdal_functions.h"
#include "source/gdal_geometry.h"
#include "source/gdal_session.h"

namespace atlas::source {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t most_vertices = 60'000'000;  // 1 GB of them; more belongs in tiles
constexpr std::size_t most_problems = 20;          // of one layer; the rest is only counted
constexpr double most_longitude = 540;             // degrees; a line may run on over the antimeridian

struct DestroyTransformation {
  void operator()(OGRCoordinateTransformation* transformation) const {
    OGRCoordinateTransformation::DestroyCT(transformation);
  }
};
using Transformation = std::unique_ptr<OGRCoordinateTransformation, DestroyTransformation>;

std::size_t vertex_count(const geo::Geometry& geometry) {
  std::size_t count = geometry.points.size();
  for (const geo::Path& line : geometry.lines) count += line.size();
  for (const geo::Polygon& polygon : geometry.polygons)
    for (const geo::Path& ring : polygon.rings) count += ring.size();
  return count;
}

// Written so that not-a-number fails too; a box hides it only where every coordinate is one.
bool is_in_degrees(const geo::Geometry& geometry) {
  const auto fits = [](const geo::Path& path) {
    return std::all_of(path.begin(), path.end(),
                       [](geo::LonLat p) { return std::abs(p.lon) <= most_longitude && std::abs(p.lat) <= 90 + 1e-6; });
  };
  return fits(geometry.points) && std::all_of(geometry.lines.begin(), geometry.lines.end(), fits) &&
         std::all_of(geometry.polygons.begin(), geometry.polygons.end(), [&](const geo::Polygon& polygon) {
           return std::all_of(polygon.rings.begin(), polygon.rings.end(), fits);
         });
}

// Reads one layer of an open file.
class LayerReader {
 public:
  LayerReader(OGRLayer& source, std::string place, GdalSession& session, std::vector<Error>& problems)
      : source_(source), place_(std::move(place)), session_(session), problems_(problems) {}

  Result<MapLayerPtr> read(std::size_t& vertices) {
    if (auto ready = find_transformation(); !ready) return fail(ready.error());
    auto layer = std::make_shared<MapLayer>();
    layer->name = source_.GetName();
    source_.ResetReading();
    std::uint32_t row = 0;
    while (const OGRFeatureUniquePtr feature{source_.GetNextFeature()}) {
      if (!add(*feature, row++, *layer, vertices))
        return fail(place_, "holds more than " + std::to_string(most_vertices / 1'000'000) + " million vertices",
                    "make vector tiles of it (tippecanoe, or ogr2ogr -f PMTiles) and open those");
    }
    if (session_.failed()) note("", session_.take_failure() + ": what follows is not read", "repair the file, with ogr2ogr for one");
    if (left_out_ > most_problems)
      problems_.push_back({place_, std::to_string(left_out_ - most_problems) + " more features are left out", "see those above"});
    return layer;
  }

 private:
  Result<void> find_transformation() {
    const OGRSpatialReference* theirs = source_.GetSpatialRef();
    if (!theirs) return {};
    OGRSpatialReference from(*theirs), degrees;
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    degrees.SetWellKnownGeogCS("WGS84");
    degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const char* const loosely[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS", nullptr};
    if (from.IsSame(&degrees, loosely)) return {};
    transformation_.reset(OGRCreateCoordinateTransformation(&from, &degrees));
    if (transformation_) return {};
    return fail(place_, "has a CRS that cannot be turned into degrees (" + session_.take_failure() + ")",
                "reproject it with ogr2ogr -t_srs EPSG:4326");
  }

  void note(const std::string& feature, std::string what, std::string remedy) {
    if (++left_out_ <= most_problems) problems_.push_back({place_ + feature, std::move(what), std::move(remedy)});
  }

  // False when there is more than fits.
  bool add(OGRFeature& feature, std::uint32_t row, MapLayer& layer, std::size_t& vertices) {
    const std::unique_ptr<OGRGeometry> geometry(feature.StealGeometry());
    const std::string place = " feature " + std::to_string(feature.GetFID());
    if (session_.failed()) note(place, session_.take_failure(), "repair it");
    if (!geometry || geometry->IsEmpty()) return true;  // a row without a place: nothing to draw
    if (transformation_ && geometry->transform(transformation_.get()) != OGRERR_NONE) {
      note(place, "cannot be turned into degrees (" + session_.take_failure() + ")", "check its coordinates and the file's CRS");
      return true;
    }
    for (geo::Geometry& part : from_ogr(*geometry)) {
      if (!is_in_degrees(part)) {
        note(place, "is not in degrees", "give the file its CRS");
        continue;
      }
      vertices += vertex_count(part);
      if (vertices > most_vertices) return false;
      const geo::GeoBox box = geo::box_of(part);
      layer.features.push_back({row, properties_of(feature), std::move(part), box, {}});
      layer.box.include(box);
    }
    return true;
  }

  OGRLayer& source_;
  std::string place_;
  GdalSession& session_;
  std::vector<Error>& problems_;
  Transformation transformation_;
  std::size_t left_out_ = 0;
};

}  // namespace

Result<std::vector<MapLayerPtr>> read_layers(const fs::path& file, std::vector<Error>& problems) {
  GdalSession session;
  const Dataset dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
  if (!dataset) {
    std::string reason = session.take_failure();
    return fail(file.string(), reason.empty() ? "is nothing that GDAL reads as features" : "cannot be read (" + reason + ")",
                "check the path, and ogrinfo on it");
  }
  std::vector<MapLayerPtr> layers;
  std::size_t vertices = 0;
  for (OGRLayer* layer : dataset->GetLayers()) {
    const std::string place = file.string() + " layer " + layer->GetName();
    auto read = LayerReader(*layer, place, session, problems).read(vertices);
    if (!read)
      problems.push_back(read.error());
    else if (!(*read)->features.empty() || dataset->GetLayerCount() == 1)
      layers.push_back(std::move(*read));
  }
  if (!layers.empty()) return layers;
  if (problems.empty()) return fail(file.string(), "holds no features", "name a file with geometries in it");
  Error first = problems.front();
  problems.clear();
  return fail(std::move(first));
}

}  // namespace atlas::source
