#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "geo/geometry.h"
#include "source/value.h"

namespace atlas::source {

// A feature as it is drawn: geometry in degrees and properties for the style. (Of tiles that come cut, the geometry is
// in TileLayer::local, and here is its type alone.)
struct MapFeature {
  std::uint32_t id = 0;  // the same in every tile and run: the catalogue's order, or the row in the file
  Properties properties;
  geo::Geometry geometry;
  geo::GeoBox box;
  // For lines with an uncertainty that varies: metres at each vertex, one list a part; empty where it does not.
  std::vector<std::vector<float>> uncertainty_m;
};

// Features of one name, immutable and shared between threads once made.
struct MapLayer {
  std::string name;
  std::vector<MapFeature> features;
  geo::GeoBox box;
  std::string attribution;
};

using MapLayerPtr = std::shared_ptr<const MapLayer>;

}  // namespace atlas::source
