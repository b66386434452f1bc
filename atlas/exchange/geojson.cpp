#include "exchange/geojson.h"

#include "base/file.h"
#include "exchange/antimeridian.h"
#include "exchange/geojson_text.h"
#include "source/value_json.h"

namespace atlas::exchange {
namespace {

void append_feature(std::string& json, const source::MapFeature& feature) {
  json += "{\"type\":\"Feature\"";
  if (const source::Value* id = feature.properties.find("id"); id && (id->text() || id->number())) {
    json += ",\"id\":";
    source::append_json(json, *id);
  }
  json += ",\"properties\":";
  source::append_json(json, source::Value(feature.properties.all()));
  json += ",\"geometry\":";
  geo::Geometry geometry = crosses_antimeridian(feature.geometry) ? cut_at_antimeridian(feature.geometry) : feature.geometry;
  turn_rings(geometry);
  append_geometry(json, geometry);
  json += '}';
}

}  // namespace

std::string to_geojson(const source::MapLayer& layer) {
  std::string json = "{\"type\":\"FeatureCollection\",\"features\":[";
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    json += i > 0 ? ",\n" : "\n";
    append_feature(json, layer.features[i]);
  }
  json += "\n]}\n";
  return json;
}

Result<void> write_geojson(const std::filesystem::path& file, const source::MapLayer& layer) {
  return write_file(file, to_geojson(layer));
}

}  // namespace atlas::exchange
