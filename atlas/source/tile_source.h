#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/tile_id.h"
#include "source/map_layer.h"
#include "source/tile_geometry.h"

namespace atlas::source {

// The features of a layer that a tile shows, by their index.
struct TileLayer {
  MapLayerPtr layer;
  std::vector<std::uint32_t> features;
  // Null: geometry is the features' own, in degrees and whole (the mesh clips it). Else it is here, in the tile's grid.
  TileGeometryPtr local = nullptr;
};

// Heights on the tile's Web Mercator square, row 0 in the north, metres; `border` extra cells on every side, so that
// slopes at the rim are right. (size + 2 border)^2 values, cell centres.
struct HeightTile {
  int size = 0, border = 0;
  std::vector<float> metres;
};

struct TileData {
  std::vector<TileLayer> layers;
  std::optional<HeightTile> heights;
};

struct TileSourceInfo {
  std::string id;                // the style's name of it: "base", "atlas", "relief", "file-1" ...
  geo::GeoBox box;
  int min_zoom = 0, max_zoom = 14;  // deeper views show the tiles of max_zoom enlarged
  std::vector<std::string> layers;
  std::string attribution;
  bool heights = false;
};

// Where tiles come from. Thread: read() is called from any worker, several at once.
class TileSource {
 public:
  virtual ~TileSource() = default;
  virtual const TileSourceInfo& info() const = 0;
  virtual Result<TileData> read(geo::TileId tile, std::stop_token stop) const = 0;
  // The features whose boxes touch the box, in degrees, out of an index; none where only tiles can be asked.
  virtual std::optional<TileData> near(const geo::GeoBox&) const { return std::nullopt; }
};

}  // namespace atlas::source
