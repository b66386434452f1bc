#include "layout/marks.h"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "geo/geodesic.h"
#include "layout/typesetter.h"

namespace atlas::layout {
namespace {

std::string length_label(double metres, catalog::Language language) {
  if (metres >= 1000) return fmt::format("{:.0f} {}", metres / 1000, word(Word::kilometres, language));
  return fmt::format("{:.0f} {}", metres, word(Word::metres, language));
}

// Ground metres for one pixel along the parallel at the map's lower edge, where the bar stands.
double metres_per_pixel_at(const render::View& view, render::ScreenPoint at) {
  const geo::LonLat left = view.to_place({at.x - 50, at.y}), right = view.to_place({at.x + 50, at.y});
  const double metres = geo::distance_m(left, right) / 100;
  return std::isfinite(metres) && metres > 0 ? metres : view.metres_per_pixel();
}

// Clockwise from up, radians: where north lies at a place of the map.
double north_angle(const render::View& view, render::ScreenPoint at) {
  const geo::LonLat here = view.to_place(at);
  const render::ScreenPoint north = view.to_screen(geo::LonLat{here.lon, std::min(89.0, here.lat + 0.05)});
  const double angle = std::atan2(north.x - at.x, at.y - north.y);
  return std::isfinite(angle) ? angle : 0;
}

void draw_arrow(cairo_t* cairo, double x, double y, double angle) {
  cairo_save(cairo);
  cairo_translate(cairo, x, y);
  cairo_rotate(cairo, angle);
  set_ink(cairo, black);
  cairo_set_line_width(cairo, 1);
  cairo_move_to(cairo, 0, -13);
  cairo_line_to(cairo, -5, 9);
  cairo_line_to(cairo, 0, 5);
  cairo_close_path(cairo);
  cairo_fill_preserve(cairo);
  cairo_stroke(cairo);
  cairo_move_to(cairo, 0, -13);
  cairo_line_to(cairo, 5, 9);
  cairo_line_to(cairo, 0, 5);
  cairo_stroke(cairo);
  cairo_restore(cairo);
}

void draw_bar(cairo_t* cairo, double x, double y, double length, double height) {
  cairo_set_line_width(cairo, 0.8);
  for (int part = 0; part < 4; ++part) {
    cairo_rectangle(cairo, x + part * length / 4, y, length / 4, height);
    set_ink(cairo, part % 2 ? Ink{1, 1, 1, 1} : black);
    cairo_fill_preserve(cairo);
    set_ink(cairo, black);
    cairo_stroke(cairo);
  }
}

}  // namespace

double bar_length_m(double metres_per_pixel, double most_px) {
  const double most = metres_per_pixel * most_px, power = std::pow(10, std::floor(std::log10(most)));
  return most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
}

namespace {

struct Bar {
  double metres, pixels;
};

Bar bar_of(const Rect& map, const render::View& view) {
  const double metres_per_pixel = metres_per_pixel_at(view, {120, map.height - 30});
  const double metres = bar_length_m(metres_per_pixel, 150);
  return {metres, metres / metres_per_pixel};
}

}  // namespace

render::ScreenRect marks_plate(const Rect& map, const render::View& view) {
  return {12, map.height - 52, bar_of(map, view).pixels + 92, 40};
}

void draw_scale_and_north(cairo_t* cairo, const Rect& map, const render::View& view, catalog::Language language) {
  const auto [metres, length] = bar_of(map, view);
  const render::ScreenRect at = marks_plate(map, view);
  const Rect plate{map.x + at.x, map.y + at.y, at.width, at.height};
  set_ink(cairo, {1, 1, 1, 0.82});
  cairo_rectangle(cairo, plate.x, plate.y, plate.width, plate.height);
  cairo_fill(cairo);
  draw_arrow(cairo, plate.x + 18, plate.y + 21, north_angle(view, {30, map.height - 30}));
  const double bar_x = plate.x + 40;
  draw_bar(cairo, bar_x, plate.y + 25, length, 5);
  draw_text(cairo, "0", {.x = bar_x, .y = plate.y + 5, .size = 11, .align = Align::centre});
  draw_text(cairo, length_label(metres, language), {.x = bar_x + length, .y = plate.y + 5, .size = 11, .align = Align::centre});
}

}  // namespace atlas::layout
