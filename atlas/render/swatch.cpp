#include "render/swatch.h"

#include <algorithm>
#include <cmath>

#include "gpu/state.h"
#include "gpu/texture.h"
#include "render/paint.h"

namespace atlas::render {
namespace {

using geo::GeometryType;

// A zoom at which each of the layers is drawn, as near to the map's as can be.
double zoom_for(const style::Style& style, const std::vector<std::size_t>& layers, double zoom) {
  for (const std::size_t i : layers) zoom = std::max(zoom, style.layers[i].min_zoom);
  for (const std::size_t i : layers) zoom = std::min(zoom, style.layers[i].max_zoom - 0.01);
  return std::clamp(zoom, 0.0, 20.0);
}

// The sample with a geometry that fits the swatch: a line from side to side, a rectangle, or a point.
source::MapFeature posed(const source::MapFeature& sample, const View& view, bool polygon_asked) {
  source::MapFeature feature = sample;
  const auto at = [&](double x, double y) { return view.to_place({x * view.width, y * view.height}); };
  feature.geometry = {};
  feature.uncertainty_m.clear();
  feature.geometry.type = sample.geometry.type;
  const bool polygon = sample.geometry.type == GeometryType::polygon || polygon_asked;
  if (polygon && sample.geometry.type != GeometryType::line) {
    const double inset_x = 3 / view.width, inset_y = 3 / view.height;
    feature.geometry.polygons.push_back({{{at(inset_x, inset_y), at(inset_x, 1 - inset_y), at(1 - inset_x, 1 - inset_y),
                                           at(1 - inset_x, inset_y), at(inset_x, inset_y)}}});
    feature.geometry.type = GeometryType::polygon;
  } else if (sample.geometry.type == GeometryType::line) {
    feature.geometry.lines.push_back({at(-0.5, 0.5), at(1.5, 0.5)});
  } else {
    feature.geometry.points.push_back(at(0.5, 0.5));
  }
  // A corridor as wide as the swatch can show beside its line.
  feature.properties.set("uncertainty_m", source::Value(view.metres_per_pixel() * std::max(3.0, view.height / 2 - 3)));
  // The lane beside other routes is a matter of the place, not of the symbol.
  feature.properties.set("id", source::Value(""));
  feature.box = geo::box_of(feature.geometry);
  return feature;
}

// Only the asked layers, their filters kept.
style::Style only(const style::Style& style, const std::vector<std::size_t>& layers) {
  style::Style chosen = style;
  for (std::size_t i = 0; i < chosen.layers.size(); ++i)
    if (std::find(layers.begin(), layers.end(), i) == layers.end()) chosen.layers[i].visible = false;
  return chosen;
}

}  // namespace

Image draw_swatch(const SwatchTools& tools, const std::vector<std::size_t>& style_layers, const source::MapFeature& sample,
                  int width, int height, double pixel_ratio) {
  Image image{static_cast<int>(std::lround(width * pixel_ratio)), static_cast<int>(std::lround(height * pixel_ratio)), {}};
  const auto& style = *tools.recipe.style;
  if (style_layers.empty() || image.width < 1 || image.height < 1) return image;

  View view;
  view.width = width, view.height = height, view.pixel_ratio = pixel_ratio;
  view.camera.zoom = zoom_for(style, style_layers, tools.zoom);
  // The middle of a tile near the equator, so that one tile holds the swatch whole.
  const int level = static_cast<int>(view.camera.zoom);
  const auto middle = static_cast<std::uint32_t>(std::exp2(level) / 2);
  const geo::TileId tile{static_cast<std::uint8_t>(level), middle, middle};
  view.camera.centre = geo::from_mercator(geo::mercator_box(tile).centre());

  mesh::Recipe recipe = tools.recipe;
  recipe.style = std::make_shared<const style::Style>(only(style, style_layers));
  recipe.projection = geo::Projection::web_mercator();
  const auto& first = style.layers[style_layers.front()];
  bool fill_asked = false;
  for (const std::size_t i : style_layers) fill_asked = fill_asked || style.layers[i].type == style::LayerType::fill;
  auto layer = std::make_shared<source::MapLayer>();
  layer->name = first.source_layer;
  layer->features.push_back(posed(sample, view, fill_asked));
  source::TileData data;
  data.layers.push_back({layer, {0}});
  const auto mesh = mesh::build(recipe, first.source, tile, data, {}, true);

  const unsigned before = gpu::bound_framebuffer();
  const gpu::Framebuffer target(image.width, image.height, true);
  target.bind();
  const GpuTile uploaded = upload(mesh);
  const std::map<std::string, std::vector<DrawnTile>> drawn{{first.source, {{&uploaded, tile}}}};
  const Piece whole{0, 0, view.width, view.height};
  const Frame frame(view, whole);
  tools.painter.draw(frame, {*recipe.style, recipe.state, drawn, {}, {}});
  tools.symbols.place_swatch(view, *recipe.style, style_layers, layer->features[0], recipe.state);
  gpu::set_viewport(frame.pixels());
  tools.symbols.draw(whole, pixel_ratio);
  image.rgba = gpu::read_pixels({0, 0, image.width, image.height});
  gpu::bind_framebuffer(before);
  gpu::reset_state();
  return image;
}

}  // namespace atlas::render
