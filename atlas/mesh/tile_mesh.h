#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "geo/tile_id.h"
#include "mesh/packed_layer.h"
#include "source/tile_source.h"
#include "style/expression.h"
#include "text/fonts.h"

namespace atlas::mesh {

// A label or an icon that would like a place. Placed by the render thread, afresh for each view.
struct SymbolCandidate {
  std::size_t style_layer = 0;
  const source::MapFeature* feature = nullptr;
  geo::PlanePoint anchor;                     // plane
  std::uint32_t place = 0, places = 1;        // which of the feature's places (geo::label_places), best first; how many
  // For symbols along a line: the line about the anchor, past the tile's edge too, smoothed to what letters can
  // follow, plane; empty for points. path[path_anchor] is the anchor.
  std::vector<geo::PlanePoint> path;
  std::uint32_t path_anchor = 0;
  std::string text, second_text;              // as evaluated; second_text: the other language, smaller
  std::shared_ptr<const text::ShapedText> shaped, second_shaped;
  float second_scale = 1;                     // of text-size
  std::optional<style::Color> second_color;   // instead of text-color
  std::string icon;
  double sort_key = 0;                        // lower is placed first (symbol-sort-key)
};

// The large part of a mesh.
struct TileVertices {
  std::vector<PackedLayer> fills, lines;
  std::vector<float> heights;
};

// What a tile looks like, in plain memory: made on a worker, uploaded by the render thread, holding no GL.
struct TileMesh {
  std::string source;
  geo::TileId tile;
  geo::PlanePoint origin;
  std::vector<PackedLayer> fills;   // fill layers
  std::vector<PackedLayer> lines;   // line layers, and outlines of fills
  std::vector<SymbolCandidate> symbols;       // symbol and circle layers
  std::optional<source::HeightTile> heights;
  std::vector<source::MapLayerPtr> layers_alive;
  TileVertices take_vertices();               // once they are on the GPU: what is left is for symbols
  std::size_t bytes() const;                  // for the cache's budget
};

}  // namespace atlas::mesh
