#include <algorithm>
#include <cmath>

#include "geo/geodesic.h"
#include "mesh/build.h"
#include "mesh/symbol_path.h"
#include "mesh/symbol_text.h"
#include "mesh/symbol_words.h"

namespace atlas::mesh {
namespace {

// Letters follow the line's run over about this many pixels, not each of its bends.
constexpr double path_step_px = 4, path_smoothing_px = 14;
constexpr double longest_reach_px = 4096;   // whatever size a style asks for
// A line much shorter than its name will not be named in any view of this tile.
constexpr double shortest_share = 0.25;

// Makes the candidates of one style layer for one tile.
class SymbolMaker {
 public:
  SymbolMaker(const Recipe& recipe, std::size_t style_layer, TileMesh& mesh)
      : recipe_(recipe), layer_(recipe.style->layers[style_layer]), style_layer_(style_layer), mesh_(mesh),
        pixel_(geo::mercator_metres_per_pixel(mesh.tile.z)) {}

  void add(const source::TileLayer& tile_layer) {
    words_.look_at(layer_, tile_layer);
    for (std::size_t i = 0; i < tile_layer.features.size(); ++i) add(tile_layer, i);
  }

 private:
  void add(const source::TileLayer& tile_layer, std::size_t place) {
    const source::MapFeature& feature = tile_layer.layer->features[tile_layer.features[place]];
    style::Evaluation at{.zoom = static_cast<double>(mesh_.tile.z), .properties = &feature.properties,
                         .geometry = feature.geometry.type, .id = source::Value(static_cast<double>(feature.id)),
                         .state = &recipe_.state};
    if (layer_.type == style::LayerType::circle) {
      if (feature.geometry.type == geo::GeometryType::point && layer_.passes(at)) add_circles(tile_layer, place, feature);
      return;
    }
    // What it says comes first: most features say nothing, and the rest costs more.
    if (words_.silent(feature, at) || !layer_.passes(at)) return;
    SymbolWords words = words_.of(feature, at);
    if (words.empty()) return;
    if (tile_layer.local) {
      add(feature, source::in_degrees(*tile_layer.local, place, feature.geometry.type, mesh_.tile), at, std::move(words));
    } else {
      add(feature, feature.geometry, at, std::move(words));
    }
  }

  void add_circles(const source::TileLayer& tile_layer, std::size_t place, const source::MapFeature& feature) {
    const SymbolCandidate circle{.style_layer = style_layer_, .feature = &feature};
    if (!tile_layer.local) {
      for (const geo::LonLat point : feature.geometry.points) add_at(point, circle);
      return;
    }
    // In the tile's grid, and so in Web Mercator.
    const auto side = static_cast<std::int64_t>(tile_layer.local->extent);
    const geo::PlaneBox box = geo::mercator_box(mesh_.tile);
    const double step = box.width() / static_cast<double>(side);
    const auto [first, end] = tile_layer.local->parts_of(place);
    for (std::size_t part = first; part < end; ++part)
      for (const source::TilePoint p : tile_layer.local->points_of(part)) {
        if (p.x < 0 || p.x >= side || p.y < 0 || p.y >= side) continue;   // another tile's
        mesh_.symbols.push_back(circle);
        mesh_.symbols.back().anchor = {box.min_x + p.x * step, box.max_y - p.y * step};
      }
  }

  void add(const source::MapFeature& feature, const geo::Geometry& geometry, const style::Evaluation& at, SymbolWords words) {
    const std::string placement = layer_.text("symbol-placement", at);
    const bool on_line = placement.starts_with("line") && geometry.type != geo::GeometryType::point;
    const std::vector<Place> places = on_line ? std::vector<Place>{} : places_of(geometry);
    if (!on_line && places.empty()) return;   // another tile's: its text need not be shaped
    SymbolCandidate symbol = candidate(feature, std::move(words.label), at, on_line);
    symbol.icon = std::move(words.icon);
    for (const Place& place : places) {
      symbol.place = place.number, symbol.places = place.of;
      add_at(place.at, symbol);
    }
    if (!on_line) return;
    std::vector<geo::Path> lines = joined_parts(geometry.lines);
    for (const geo::Polygon& polygon : geometry.polygons)
      lines.insert(lines.end(), polygon.rings.begin(), polygon.rings.end());
    if (placement == "line-center") keep_longest(lines);
    for (const geo::Path& line : lines) add_along(MeasuredLine(line), symbol, at, placement == "line-center");
  }

  struct Place {
    geo::LonLat at;
    std::uint32_t number, of;
  };

  // The feature's places that belong to this tile.
  std::vector<Place> places_of(const geo::Geometry& geometry) const {
    std::vector<Place> places;
    if (geometry.type == geo::GeometryType::none) return places;
    const std::vector<geo::LonLat> all = geo::label_places(geometry);
    for (std::uint32_t i = 0; i < all.size(); ++i)
      if (std::isfinite(all[i].lon + all[i].lat) && tile_of(geo::to_mercator(all[i]), mesh_.tile.z) == mesh_.tile)
        places.push_back({all[i], i, static_cast<std::uint32_t>(all.size())});
    return places;
  }

  static void keep_longest(std::vector<geo::Path>& lines) {
    const auto longest = std::max_element(lines.begin(), lines.end(), [](const geo::Path& a, const geo::Path& b) {
      return MeasuredLine(a).length() < MeasuredLine(b).length();
    });
    if (longest != lines.end()) lines = {*longest};
  }

  SymbolCandidate candidate(const source::MapFeature& feature, LabelText label, const style::Evaluation& at, bool on_line) const {
    SymbolCandidate symbol{.style_layer = style_layer_, .feature = &feature};
    if (!label.first.empty()) {
      const auto spacing = static_cast<float>(layer_.number("text-letter-spacing", at));
      const auto width = on_line ? 0.0f : static_cast<float>(layer_.number("text-max-width", at));
      const auto height = static_cast<float>(layer_.number("text-line-height", at));
      symbol.shaped = recipe_.fonts->shape(label.first, label.first_font, spacing, width, height);
      if (!label.second.empty() && !on_line)
        symbol.second_shaped =
            recipe_.fonts->shape(label.second, label.second_font, 0, width / label.second_scale, height);
      symbol.text = std::move(label.first), symbol.second_text = std::move(label.second);
      symbol.second_scale = label.second_scale, symbol.second_color = label.second_color;
    }
    symbol.sort_key = layer_.number("symbol-sort-key", at);
    return symbol;
  }

  void add_at(geo::LonLat place, SymbolCandidate symbol) const {
    if (!std::isfinite(place.lon + place.lat) || !(tile_of(geo::to_mercator(place), mesh_.tile.z) == mesh_.tile))
      return;
    symbol.anchor = recipe_.projection->forward(place);
    if (std::isfinite(symbol.anchor.x) && std::isfinite(symbol.anchor.y)) mesh_.symbols.push_back(std::move(symbol));
  }

  // Anchors stand at fixed places of the whole line, and each belongs to the tile that it lies in; the path goes on
  // past the tile's edge: a name is neither cut nor set twice where tiles meet.
  void add_along(const MeasuredLine& line, const SymbolCandidate& symbol, const style::Evaluation& at,
                 bool centre) const {
    const double size = layer_.number("text-size", at);
    const double width = symbol.shaped ? symbol.shaped->width * size * pixel_ : 0;
    const double length = line.length();
    if (length <= 0 || length < width * shortest_share) return;
    const double wanted = std::max({layer_.number("symbol-spacing", at), 1.0, path_step_px}) * pixel_;
    const double count = centre ? 1 : std::max(1.0, std::floor(length / std::max(wanted, width)));
    for (const double distance : line.stops_in(mesh_.tile, length / count, 0.5)) {
      const double reach = std::min({width / 2 + length / count / 2, width + wanted, longest_reach_px * pixel_});
      LabelPath path = path_around(line, distance, std::max(reach, 2 * path_step_px * pixel_), path_step_px * pixel_,
                                   path_smoothing_px * pixel_, *recipe_.projection);
      if (path.points.size() < 2) continue;
      SymbolCandidate one = symbol;
      one.anchor = path.points[path.anchor];
      one.path = std::move(path.points), one.path_anchor = path.anchor;
      mesh_.symbols.push_back(std::move(one));
    }
  }

  const Recipe& recipe_;
  const style::Layer& layer_;
  std::size_t style_layer_;
  TileMesh& mesh_;
  WordsOfLayer words_;
  double pixel_;   // Mercator metres for a logical pixel at the tile's zoom
};

}  // namespace

void add_symbols(const Recipe& recipe, std::size_t style_layer, const source::TileLayer& layer, TileMesh& mesh) {
  SymbolMaker maker(recipe, style_layer, mesh);
  maker.add(layer);
}

}  // namespace atlas::mesh
