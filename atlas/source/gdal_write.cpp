#include <ogrsf_frmts.h>

#include <cstring>

#include "source/gdal_fields.h"
#include "source/gdal_functions.h"
#include "source/gdal_geometry.h"
#include "source/gdal_session.h"

namespace atlas::source {
namespace fs = std::filesystem;
namespace {

// Drivers that write one file: others leave files beside it, which a rename would not bring along.
constexpr const char* one_file_drivers[] = {"GPKG", "KML", "LIBKML", "FlatGeobuf", "GeoJSONSeq", "SQLite", "GML", "GPX", "DXF", "PMTiles"};

Result<GDALDriver*> find_driver(const std::string& name, const std::string& driver) {
  std::string known;
  for (const char* one : one_file_drivers) {
    GDALDriver* found = GetGDALDriverManager()->GetDriverByName(one);
    if (!found || !found->GetMetadataItem(GDAL_DCAP_CREATE)) continue;
    if (EQUAL(one, driver.c_str())) return found;
    known += std::string(known.empty() ? "" : ", ") + one;
  }
  return fail(name, "cannot be written as '" + driver + "'", "the formats are GeoJSON, " + known);
}

// KML shows the field it calls a name; the bytes of GeoPackage depend on the clock unless it is stopped.
class WritingOptions {
 public:
  WritingOptions(const std::string& driver, const MapLayer& layer) {
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", "1970-01-01T00:00:00.000Z");
    const bool named = !layer.features.empty() && layer.features.front().properties.find("name_en");
    if (driver == "KML" && named) options_.SetNameValue("NameField", "name_en");
  }
  ~WritingOptions() { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr); }
  WritingOptions(const WritingOptions&) = delete;
  WritingOptions& operator=(const WritingOptions&) = delete;
  char** list() { return options_.List(); }

 private:
  CPLStringList options_;
};

OGRwkbGeometryType common_type(const MapLayer& layer) {
  OGRwkbGeometryType common = wkbNone;
  for (const MapFeature& feature : layer.features) {
    const auto geometry = to_ogr(feature.geometry);
    if (!geometry) continue;
    const auto type = geometry->getGeometryType();
    if (common != wkbNone && common != type) return wkbUnknown;
    common = type;
  }
  return common == wkbNone ? wkbUnknown : common;
}

bool write_layer(GDALDataset& dataset, const MapLayer& layer) {
  OGRSpatialReference degrees;
  degrees.SetWellKnownGeogCS("WGS84");
  degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  OGRLayer* target = dataset.CreateLayer(layer.name.empty() ? "features" : layer.name.c_str(), &degrees, common_type(layer));
  if (!target) return false;
  const auto fields = create_fields(*target, layer);
  for (const MapFeature& feature : layer.features) {
    const OGRFeatureUniquePtr row(OGRFeature::CreateFeature(target->GetLayerDefn()));
    set_fields(*row, fields, feature.properties);
    row->SetGeometryDirectly(to_ogr(feature.geometry).release());
    if (target->CreateFeature(row.get()) != OGRERR_NONE) return false;
  }
  return true;
}

// Some drivers (KML for one) do not notice that the disk is full: what was written is read again and counted.
bool is_complete(const fs::path& file, const std::vector<MapLayerPtr>& layers) {
  std::size_t wanted = 0, found = 0;
  for (const MapLayerPtr& layer : layers) wanted += layer->features.size();
  const Dataset dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
  if (!dataset) return wanted == 0;  // an empty file of some formats cannot be told from nothing
  for (OGRLayer* layer : dataset->GetLayers()) found += static_cast<std::size_t>(std::max<GIntBig>(layer->GetFeatureCount(), 0));
  return found >= wanted;
}

tl::unexpected<Error> write_failure(const std::string& name, GdalSession& session) {
  const std::string reason = session.take_failure();
  return fail(name, "cannot be written whole" + (reason.empty() ? "" : " (" + reason + ")"),
              "check the folder and the room on the disk; what was there before is unchanged");
}

}  // namespace

Result<void> write_layers(const fs::path& file, const std::string& name, const std::string& driver_name,
                          const std::vector<MapLayerPtr>& layers) {
  GdalSession session;
  const auto driver = find_driver(name, driver_name);
  if (!driver) return fail(driver.error());
  if (layers.empty()) return fail(name, "there is no layer to write", "choose one");
  const std::string known_name = (*driver)->GetDescription();
  if (layers.size() > 1 && (known_name == "FlatGeobuf" || known_name == "GeoJSONSeq"))
    return fail(name, "a file of the format " + known_name + " holds one layer, not " + std::to_string(layers.size()),
                "choose one with --layer, or write .gpkg");
  WritingOptions options(known_name, *layers.front());
  Dataset dataset((*driver)->Create(file.c_str(), 0, 0, 0, GDT_Unknown, options.list()));
  if (!dataset) return write_failure(name, session);
  const bool transaction = dataset->TestCapability(ODsCTransactions) && dataset->StartTransaction() == OGRERR_NONE;
  bool written = true;
  for (const MapLayerPtr& layer : layers) written = written && write_layer(*dataset, *layer);
  if (transaction && dataset->CommitTransaction() != OGRERR_NONE) written = false;
  dataset.reset();  // many formats write their last bytes now
  if (!written || session.failed()) return write_failure(name, session);
  if (!is_complete(file, layers)) return write_failure(name, session);
  return {};
}

}  // namespace atlas::source
