#include "mesh/build.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "mesh/fills.h"
#include "mesh/hair_lines.h"
#include "mesh/layer_packer.h"
#include "mesh/lines.h"
#include "mesh/paint_key.h"
#include "mesh/tile_trace.h"
#include "mesh/trace.h"

namespace atlas::mesh {
namespace {

using style::LayerType;

// A feature with its geometry: its own, or the n-th in the tile's grid.
struct Shown {
  const source::MapFeature* feature = nullptr;
  const source::TileGeometry* local = nullptr;
  std::size_t place = 0;
  bool area() const { return feature->geometry.type == geo::GeometryType::polygon; }
};

// The features of one style layer in this tile: those alike in paint together, in the file's order among themselves.
using Groups = std::map<std::string, std::vector<Shown>>;

struct Builder {
  const Recipe& recipe;
  TileFrame frame;
  TileMesh& mesh;
  std::stop_token stop;
  TileTracer tracer;
  Triangulator triangulator = {};
  bool deepest = false;
  std::map<std::tuple<const source::MapFeature*, bool, bool>, std::vector<Trace>> traced = {};  // by feature, `along`, `hair`

  style::Evaluation evaluation(const source::MapFeature& feature) const {
    return {.zoom = static_cast<double>(frame.tile.z), .properties = &feature.properties, .geometry = feature.geometry.type,
            .id = source::Value(static_cast<double>(feature.id)), .state = &recipe.state};
  }

  static bool is_corridor(const style::Layer& layer) {
    const auto flag = std::find_if(layer.metadata.begin(), layer.metadata.end(), [](const auto& entry) { return entry.first == "atlas:corridor"; });
    return flag != layer.metadata.end() && flag->second.boolean() && *flag->second.boolean();
  }

  static bool is_drawable(geo::GeometryType type, const style::Layer& layer, bool lines) {
    if (type == geo::GeometryType::point) return lines && is_corridor(layer);   // the disc of its doubt
    return type == geo::GeometryType::polygon || (lines && type == geo::GeometryType::line);
  }

  Groups groups_of(const style::Layer& layer, const source::TileLayer& tile_layer, bool lines) const {
    Groups groups;
    for (std::size_t i = 0; i < tile_layer.features.size(); ++i) {
      const source::MapFeature& feature = tile_layer.layer->features[tile_layer.features[i]];
      if (is_drawable(feature.geometry.type, layer, lines) && layer.passes(evaluation(feature)))
        groups[paint_key(feature, layer.paint_reads())].push_back({&feature, tile_layer.local.get(), i});
    }
    return groups;
  }

  std::span<const Trace> traces_of(const Shown& shown, bool along, bool hair = false) {
    if (shown.local) {
      tracer.set_tolerance(hair ? frame.tolerance * hair_tolerance : frame.tolerance);
      return shown.area() ? tracer.outlines(*shown.local, shown.place, along) : tracer.lines(*shown.local, shown.place, along);
    }
    const auto [found, fresh] = traced.try_emplace({shown.feature, along, hair});
    if (fresh) found->second = trace_lines(*shown.feature, frame, {along, false, hair});
    return found->second;
  }

  void add_triangles(const Shown& shown, LayerPacker<FillVertex>& packer, const source::MapFeature& sample) {
    const auto add = [&](const auto& polygons) {
      for (const auto& polygon : polygons) {
        triangulator.add(polygon, shown.feature->id, packer.vertices, packer.indices);
        packer.end_feature(sample);
      }
    };
    tracer.set_tolerance(frame.tolerance);
    if (shown.local) add(tracer.polygons(*shown.local, shown.place));
    else add(trace_polygons(*shown.feature, frame));
  }

  LineShape shape_of(const style::Layer& layer, const source::MapFeature& sample, bool corridor) const {
    if (corridor) return {Join::round, Cap::round, 2, false, true, 4 * frame.tolerance};   // a pixel or two of its soft rim
    const auto at = evaluation(sample);
    LineShape shape;
    const std::string join = layer.text("line-join", at), cap = layer.text("line-cap", at);
    shape.join = join == "round" ? Join::round : join == "bevel" ? Join::bevel : Join::miter;
    shape.cap = cap == "round" ? Cap::round : cap == "square" ? Cap::square : Cap::butt;
    shape.miter_limit = std::max(1.0, layer.number("line-miter-limit", at));
    shape.offset = layer.has("line-offset");
    return shape;
  }

  // Solid lines that are thin wherever the tile is shown. Not those that can be chosen: halos around them are wide.
  bool is_hair(const style::Layer& layer, const source::MapFeature& sample) const {
    if (mesh.source == recipe.chosen_source) return false;
    for (const char* property : {"line-dasharray", "line-offset", "line-gap-width", "line-blur"})
      if (layer.has(property)) return false;
    auto at = evaluation(sample);
    const double last_zoom = deepest ? 24 : frame.tile.z + 1;
    for (; at.zoom <= last_zoom; at.zoom += 1)
      if (layer.number("line-width", at) > widest_hair_px) return false;
    return true;
  }

  void add_lines(std::size_t index, const style::Layer& layer, const Groups& groups) {
    const bool corridor = is_corridor(layer), along = layer.has("line-dasharray");
    using Measure = PackWish::Measure;
    LayerPacker<LineVertex> packer(wish(index, corridor ? Measure::half_width : along ? Measure::along : Measure::none));
    HairLines hair(frame);
    const bool thin = !corridor && std::all_of(groups.begin(), groups.end(), [&](const auto& group) {
      return is_hair(layer, *group.second.front().feature);
    });
    for (const auto& [key, features] : groups) {
      const LineShape shape = shape_of(layer, *features.front().feature, corridor);
      for (const Shown& shown : features) {
        if (stop.stop_requested()) return;
        const source::MapFeature* feature = shown.feature;
        if (corridor) {
          if (shown.local) continue;   // tiles that come cut tell no doubt
          for (const Trace& trace : trace_lines(*feature, frame, {along, true, false}))
            extrude(trace, shape, feature->id, packer.vertices, packer.indices);
        } else {
          for (const Trace& trace : traces_of(shown, along, thin)) {
            if (thin) hair.add(trace, feature->id, packer.vertices, packer.indices);
            else extrude(trace, shape, feature->id, packer.vertices, packer.indices);
          }
        }
        packer.end_feature(*features.front().feature);
      }
      packer.end_batch(*features.front().feature);
    }
    PackedLayer packed = packer.take();
    packed.hair = thin;
    keep(std::move(packed), mesh.lines);
  }

  void add_fills(std::size_t index, const style::Layer& layer, const Groups& groups) {
    LayerPacker<FillVertex> packer(wish(index));
    LayerPacker<LineVertex> edges(wish(index));
    for (const auto& [key, features] : groups) {
      const bool edged = wants_edge(layer, *features.front().feature);
      for (const Shown& shown : features) {
        if (stop.stop_requested()) return;
        const source::MapFeature* feature = shown.feature;
        add_triangles(shown, packer, *features.front().feature);
        if (!edged) continue;
        for (const Trace& trace : traces_of(shown, false))
          extrude(trace, {Join::bevel, Cap::butt, 2, false, false, 0}, feature->id, edges.vertices, edges.indices);
        edges.end_feature(*features.front().feature);
      }
      packer.end_batch(*features.front().feature);
      edges.end_batch(*features.front().feature);
    }
    keep(packer.take(), mesh.fills);
    keep(edges.take(), mesh.lines);
  }

  // Corridors reach as far as their doubt is wide, and the deepest tiles are shown enlarged: both need all bits.
  PackWish wish(std::size_t index, PackWish::Measure measure = PackWish::Measure::none) const {
    PackWish wish{.style_layer = index, .measure = measure};
    wish.features = mesh.source == recipe.chosen_source;
    if (measure != PackWish::Measure::half_width && !deepest) wish.reach = frame.reach();
    return wish;
  }

  static void keep(PackedLayer layer, std::vector<PackedLayer>& layers) {
    if (!layer.batches.empty()) layers.push_back(std::move(layer));
  }

  // A line of one pixel smooths an opaque fill's edge; over a translucent one it would show.
  bool wants_edge(const style::Layer& layer, const source::MapFeature& sample) const {
    const auto at = evaluation(sample);
    if (!layer.boolean("fill-antialias", at)) return false;
    if (layer.has("fill-outline-color")) return true;
    return layer.color("fill-color", at).a * layer.number("fill-opacity", at) > 0.99;
  }
};

}  // namespace

std::shared_ptr<TileMesh> build(const Recipe& recipe, const std::string& source, geo::TileId tile,
                                const source::TileData& data, std::stop_token stop, bool deepest) {
  auto mesh = std::make_shared<TileMesh>();
  mesh->source = source;
  mesh->tile = tile;
  const TileFrame frame(tile, *recipe.projection);
  Builder builder{recipe, frame, *mesh, stop, TileTracer(frame, deepest), {}, deepest};
  mesh->origin = builder.frame.origin;
  mesh->heights = data.heights;
  // Another projection needs degrees.
  const bool plain = recipe.projection->is_web_mercator();
  std::vector<source::TileLayer> layers;
  for (const source::TileLayer& layer : data.layers) {
    layers.push_back(plain ? layer : source::in_degrees(layer, tile));
    mesh->layers_alive.push_back(layers.back().layer);
  }
  for (std::size_t i = 0; i < recipe.style->layers.size() && !stop.stop_requested(); ++i) {
    const style::Layer& layer = recipe.style->layers[i];
    if (layer.source != source || !layer.visible || layer.max_zoom <= tile.z) continue;
    if (!deepest && layer.min_zoom >= tile.z + 1) continue;
    for (const source::TileLayer& tile_layer : layers) {
      if (tile_layer.layer->name != layer.source_layer) continue;
      if (layer.type == LayerType::line) builder.add_lines(i, layer, builder.groups_of(layer, tile_layer, true));
      if (layer.type == LayerType::fill) builder.add_fills(i, layer, builder.groups_of(layer, tile_layer, false));
      if (layer.type == LayerType::symbol || layer.type == LayerType::circle) add_symbols(recipe, i, tile_layer, *mesh);
    }
  }
  return mesh;
}

TileVertices TileMesh::take_vertices() {
  return {std::exchange(fills, {}), std::exchange(lines, {}),
          heights ? std::exchange(heights->metres, {}) : std::vector<float>{}};
}

std::size_t TileMesh::bytes() const {
  std::size_t sum = sizeof *this + (heights ? heights->metres.size() * sizeof(float) : 0);
  for (const auto* layers : {&fills, &lines})
    for (const PackedLayer& layer : *layers) sum += sizeof layer + layer.bytes();
  for (const auto& symbol : symbols) sum += sizeof symbol + symbol.path.size() * sizeof(geo::PlanePoint);
  return sum;
}

}  // namespace atlas::mesh
