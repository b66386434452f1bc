#include "layout/page.h"

#include <fmt/format.h>

#include <cmath>

#include "layout/column.h"
#include "layout/heading.h"
#include "layout/marks.h"
#include "layout/surface.h"
#include "layout/typesetter.h"
#include "render/picture.h"

namespace atlas::layout {
namespace {

render::View map_view(const Page& page, const Frame& frame) {
  render::View view{page.camera, frame.map.width, frame.map.height, frame.device_pixels};
  if (page.projection) view.projection = page.projection;
  if (!page.fit.empty()) view.camera = render::fit(page.fit, view);
  if (!page.projection) {
    view.projection = geo::print_projection(view.geo_box());
    if (!page.fit.empty()) view.camera = render::fit(page.fit, view);
  }
  view.keep_clear = {marks_plate(frame.map, view)};
  return view;
}

void draw_title(cairo_t* cairo, const Rect& rect, const Page& page, const catalog::Catalog* catalog) {
  const Heading heading = heading_of(page, catalog);
  draw_text(cairo, heading.title, {.x = rect.x, .y = rect.y - 6, .width = rect.width, .size = 26, .face = Face::bold, .most_lines = 1});
  draw_text(cairo, heading.subtitle, {.x = rect.x, .y = rect.y + 30, .width = rect.width, .size = 14.5, .ink = grey, .most_lines = 1});
}

// "1 : 2,500,000" to two digits: a page is shown at any size, so no more is known than that it is about so much on
// a page printed at its own size (96 logical pixels an inch).
std::string scale_text(const render::View& view) {
  const double denominator = view.metres_per_pixel() * 96 / 0.0254;
  const double step = std::pow(10, std::floor(std::log10(denominator)) - 1);
  std::string digits = fmt::format("{:.0f}", std::round(denominator / step) * step);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(at, "\u202f");
  return "1 : " + digits;
}

void draw_foot(cairo_t* cairo, const Rect& rect, const Page& page, const render::View& view) {
  const catalog::Language language = language_of(page.language);
  const std::string first = fmt::format("{}{}{}: {} · {} {} · {}", page.date, page.date.empty() ? "" : " · ",
                                        word(Word::projection, language), view.projection->name(), word(Word::scale, language),
                                        scale_text(view), word(Word::no_status_implied, language));
  const std::string second = word(Word::made_with, language) + " · " + word(Word::data_licences, language);
  const double size = 9.5;
  draw_text(cairo, first, {.x = rect.x, .y = rect.y, .width = rect.width, .size = size, .ink = grey, .most_lines = 1});
  draw_text(cairo, second, {.x = rect.x, .y = rect.y + 14, .width = rect.width, .size = size, .ink = grey, .most_lines = 1});
}

void draw_map(cairo_t* cairo, const Rect& rect, const render::Image& image, const render::View& view, catalog::Language language) {
  paint_image(cairo, image, rect);
  draw_scale_and_north(cairo, rect, view, language);
  set_ink(cairo, {0.45, 0.47, 0.5, 1});
  cairo_set_line_width(cairo, 0.8);
  cairo_rectangle(cairo, rect.x, rect.y, rect.width, rect.height);
  cairo_stroke(cairo);
}

// The map's rectangle on whole device pixels, so that its picture is not resampled.
Frame snapped(Frame frame) {
  const double k = frame.device_pixels;
  const auto snap = [k](double value) { return std::round(value * k) / k; };
  frame.map = {snap(frame.map.x), snap(frame.map.y), snap(frame.map.width), snap(frame.map.height)};
  return frame;
}

}  // namespace

std::vector<std::string> layout_names() {
  std::vector<std::string> names;
  for (const Form& form : forms()) names.push_back(form.name);
  return names;
}

Result<void> write_page(const std::filesystem::path& file, render::Map& map, const Page& page) {
  const auto made = make_frame(page.layout, page.width, page.height, page.scale);
  if (!made) return fail(made.error());
  const Frame frame = snapped(*made);
  const render::View view = map_view(page, frame);
  const auto image = render::draw_picture(map, view, page.highlight);
  if (!image) return fail(image.error());
  const render::Shown shown = map.shown(view);
  const int width = static_cast<int>(std::lround(frame.width * frame.device_pixels));
  const int height = static_cast<int>(std::lround(frame.height * frame.device_pixels));
  return write_surface(file, width, height, [&](cairo_t* cairo) {
    cairo_scale(cairo, frame.device_pixels, frame.device_pixels);
    if (!page.transparent) set_ink(cairo, {1, 1, 1, 1}), cairo_paint(cairo);
    draw_title(cairo, frame.title, page, map.options().catalog.get());
    draw_map(cairo, frame.map, *image, view, language_of(page.language));
    draw_column(cairo, frame.column, {map, view, shown, page, frame.device_pixels});
    draw_foot(cairo, frame.foot, page, view);
  });
}

}  // namespace atlas::layout
