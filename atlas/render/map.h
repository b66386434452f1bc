#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "render/view.h"
#include "source/tile_source.h"
#include "style/style.h"
#include "text/fonts.h"

namespace atlas::render {

// Red, green, blue, alpha bytes, premultiplied, rows from the top.
struct Image {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;
};

struct MapOptions {
  std::shared_ptr<const catalog::Catalog> catalog;               // may be null: data without a catalogue
  std::vector<std::shared_ptr<const source::TileSource>> sources;
  std::shared_ptr<const style::Style> style;
  std::string language = "en";                                   // zh, en, ru, ky: of the labels
  std::shared_ptr<const geo::Projection> projection = geo::Projection::web_mercator();
  unsigned threads = 0;                                          // 0: as many as the machine has
  std::function<void()> on_ready;                                // called on a worker when there is more to draw
};

// What is chosen and what is under the pointer, by MapFeature::id of the "atlas" source.
struct Highlight {
  std::set<std::uint32_t> selected;
  std::set<std::uint32_t> hovered;
  friend bool operator==(const Highlight&, const Highlight&) = default;
};

struct Picked {
  std::string source, layer;          // layer: the source layer's name
  const source::MapFeature* feature;  // lives as long as the map, or as `owner` where there is one
  double distance_px = 0;             // logical pixels; 0 inside a polygon
  source::MapLayerPtr owner = nullptr;   // of features of tiles that come cut: the part of it in one tile
};

// What of the data a view shows: for legends and sources.
struct Shown {
  std::vector<std::size_t> style_layers;                 // drawn in the view, in style order
  std::vector<const source::MapFeature*> features;       // of subject layers, in the catalogue's order
  std::vector<source::MapLayerPtr> owners;               // keep the features alive
};

struct FrameStats {
  bool complete = false;          // nothing is missing or coming
  std::size_t tiles_drawn = 0, vertices_drawn = 0, labels_drawn = 0;
  std::size_t blank_tiles = 0;          // squares where nothing is drawn although an ancestor has been loaded
  std::size_t uncovered_tiles = 0;      // squares where nothing is drawn
  std::size_t dropped_late_tiles = 0;   // since the start: results that came after their tile had left the view
  bool uploading = false;         // more is on its way to the GPU: the next frame will show more
  double upload_ms = 0;
};

// A map: sources, a style, tiles on their way, and the GL objects that draw them.
// Thread: all members on the thread whose GL context is current; that thread never waits for a worker except in
// draw_complete().
class Map {
 public:
  static Result<std::unique_ptr<Map>> create(MapOptions options);
  virtual ~Map() = default;

  // With another style or language what is there stays drawn until tiles made by the new one can take its place.
  virtual void set_style(std::shared_ptr<const style::Style> style) = 0;
  virtual void set_language(const std::string& language) = 0;
  virtual void set_projection(std::shared_ptr<const geo::Projection> projection) = 0;
  virtual void set_catalog(std::shared_ptr<const catalog::Catalog> catalog) = 0;   // once it has been read
  virtual void add_source(std::shared_ptr<const source::TileSource> source) = 0;   // in place of the one of its id
  virtual void set_layer_visible(const std::string& source, const std::string& source_layer, bool visible) = 0;
  virtual const MapOptions& options() const = 0;

  // Draws what is there into the framebuffer that is bound, of view.width x view.height logical pixels. Placement of
  // labels fades over 250 ms when `now_s` moves on; a still picture gives the same `now_s` twice.
  virtual FrameStats draw(const View& view, const Highlight& highlight, double now_s) = 0;
  // Loads until nothing is missing, then draws once. The picture depends on the view alone.
  virtual FrameStats draw_complete(const View& view, const Highlight& highlight) = 0;

  // Nearest first; what is drawn on top first among equals. Lines and points within `tolerance_px`.
  virtual std::vector<Picked> pick(const View& view, ScreenPoint at, double tolerance_px = 6) const = 0;
  virtual Shown shown(const View& view) const = 0;

  // The legend's picture of one style layer or several on top of each other: the very symbol, drawn by the same passes
  // on a transparent ground. `sample`: whose properties the paint sees.
  virtual Image swatch(const std::vector<std::size_t>& style_layers, const source::MapFeature& sample, int width,
                       int height, double pixel_ratio) = 0;

  virtual std::vector<Error> take_errors() = 0;  // tiles that could not be read, and the like
};

}  // namespace atlas::render
