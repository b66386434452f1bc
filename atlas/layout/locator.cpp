#include "layout/locator.h"

#include <cmath>

#include "geo/mercator.h"
#include "layout/typesetter.h"

namespace atlas::layout {
namespace {

constexpr Ink sea{0.749, 0.847, 0.894, 1}, land{0.957, 0.933, 0.867, 1}, border{0.49, 0.42, 0.53, 0.8},
    frame_ink{0.769, 0.278, 0.169, 1};

// Mercator metres onto the locator's rectangle.
struct Window {
  geo::PlanePoint centre;
  double units_per_pixel;
  Rect rect;

  void to(cairo_t* cairo, geo::LonLat place, bool move) const {
    const geo::PlanePoint p = geo::to_mercator(place);
    const double x = rect.x + rect.width / 2 + (p.x - centre.x) / units_per_pixel;
    const double y = rect.y + rect.height / 2 - (p.y - centre.y) / units_per_pixel;
    move ? cairo_move_to(cairo, x, y) : cairo_line_to(cairo, x, y);
  }
  void trace(cairo_t* cairo, const geo::Path& path) const {
    for (std::size_t i = 0; i < path.size(); ++i) to(cairo, path[i], i == 0);
  }
  geo::GeoBox box() const {
    const double half_x = rect.width / 2 * units_per_pixel, half_y = rect.height / 2 * units_per_pixel;
    const geo::LonLat low = geo::from_mercator({centre.x - half_x, centre.y - half_y});
    const geo::LonLat high = geo::from_mercator({centre.x + half_x, centre.y + half_y});
    return {low.lon, low.lat, high.lon, high.lat};
  }
};

Window window_around(const render::View& view, const Rect& rect) {
  const geo::GeoBox shown = view.geo_box();
  const geo::PlanePoint low = geo::to_mercator({shown.west, shown.south}), high = geo::to_mercator({shown.east, shown.north});
  // At least the width of Asia's interior, so that a district is found on it; at most the world.
  const double width = std::clamp(3.2 * (high.x - low.x), 6.5e6, 2 * geo::mercator_half_m);
  return {{(low.x + high.x) / 2, (low.y + high.y) / 2}, width / rect.width, rect};
}

void draw_layer(cairo_t* cairo, const Window& window, const source::MapLayer& layer) {
  const geo::GeoBox box = window.box();
  const bool water = layer.name == "ocean" || layer.name == "lakes", lines = layer.name == "borders";
  if (!water && !lines) return;
  for (const source::MapFeature& feature : layer.features) {
    if (!feature.box.intersects(box)) continue;
    // Lakes too small to see would only be specks.
    if (layer.name == "lakes" && feature.box.east - feature.box.west < 0.7) continue;
    for (const geo::Path& line : feature.geometry.lines) window.trace(cairo, line);
    for (const geo::Polygon& polygon : feature.geometry.polygons)
      for (const geo::Path& ring : polygon.rings) window.trace(cairo, ring), cairo_close_path(cairo);
  }
  set_ink(cairo, water ? sea : border);
  cairo_set_line_width(cairo, 0.6);
  lines ? cairo_stroke(cairo) : cairo_fill(cairo);
}

void draw_view_frame(cairo_t* cairo, const Window& window, const render::View& view) {
  constexpr int steps = 16;  // a side: curved in other projections
  const double w = view.width, h = view.height;
  const render::ScreenPoint corners[] = {{0, 0}, {w, 0}, {w, h}, {0, h}};
  bool first = true;
  for (int side = 0; side < 4; ++side)
    for (int i = 0; i < steps; ++i) {
      const auto &a = corners[side], &b = corners[(side + 1) % 4];
      const double t = double(i) / steps;
      const geo::LonLat place = view.to_place({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
      if (!std::isfinite(place.lon)) continue;
      window.to(cairo, place, first);
      first = false;
    }
  cairo_close_path(cairo);
  set_ink(cairo, {frame_ink.red, frame_ink.green, frame_ink.blue, 0.12});
  cairo_fill_preserve(cairo);
  set_ink(cairo, frame_ink);
  cairo_set_line_width(cairo, 1.4);
  cairo_stroke(cairo);
}

}  // namespace

void draw_locator(cairo_t* cairo, const Rect& rect, const render::Map& map, const render::View& view) {
  cairo_save(cairo);
  cairo_rectangle(cairo, rect.x, rect.y, rect.width, rect.height);
  cairo_clip(cairo);
  set_ink(cairo, land);
  cairo_paint(cairo);
  const Window window = window_around(view, rect);
  for (const auto& source : map.options().sources) {
    if (source->info().id != "base") continue;
    const auto tile = source->read({0, 0, 0}, {});
    if (!tile) continue;
    for (const char* name : {"ocean", "lakes", "borders"})
      for (const auto& layer : tile->layers)
        if (layer.layer->name == name) draw_layer(cairo, window, *layer.layer);
  }
  draw_view_frame(cairo, window, view);
  cairo_restore(cairo);
  set_ink(cairo, {0.6, 0.62, 0.64, 1});
  cairo_set_line_width(cairo, 0.8);
  cairo_rectangle(cairo, rect.x, rect.y, rect.width, rect.height);
  cairo_stroke(cairo);
}

}  // namespace atlas::layout
