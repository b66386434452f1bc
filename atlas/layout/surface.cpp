#include "layout/surface.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>

#include <cstring>

#include "base/file.h"
#include "layout/png.h"

namespace atlas::layout {
namespace {

struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, DestroySurface>;
struct DestroyCairo {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using Cairo = std::unique_ptr<cairo_t, DestroyCairo>;

constexpr double points_per_pixel = 0.5;  // 1920 device pixels: 960 points, 13.333 inches

// Cairo keeps native-endian ARGB; a render::Image is RGBA bytes. Both premultiplied.
Surface to_surface(const render::Image& image) {
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, image.width, image.height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return surface;
  unsigned char* out = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* from = &image.rgba[std::size_t(y) * image.width * 4];
    auto* to = reinterpret_cast<std::uint32_t*>(out + std::size_t(y) * stride);
    for (int x = 0; x < image.width; ++x, from += 4)
      to[x] = std::uint32_t{from[3]} << 24 | std::uint32_t{from[0]} << 16 | std::uint32_t{from[1]} << 8 | from[2];
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

render::Image to_image(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  render::Image image{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
  image.rgba.resize(std::size_t(image.width) * image.height * 4);
  const unsigned char* in = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < image.height; ++y) {
    const auto* from = reinterpret_cast<const std::uint32_t*>(in + std::size_t(y) * stride);
    std::uint8_t* to = &image.rgba[std::size_t(y) * image.width * 4];
    for (int x = 0; x < image.width; ++x, to += 4)
      to[0] = from[x] >> 16 & 255, to[1] = from[x] >> 8 & 255, to[2] = from[x] & 255, to[3] = from[x] >> 24;
  }
  return image;
}

Result<void> check(cairo_status_t status, const std::filesystem::path& file) {
  if (status == CAIRO_STATUS_SUCCESS) return {};
  return fail(file.string(), std::string("cannot be drawn (") + cairo_status_to_string(status) + ")",
              "check the folder, the disk, and the size");
}

Result<void> write_vector(const std::filesystem::path& file, int width, int height, bool pdf,
                          const std::function<void(cairo_t*)>& draw) {
  return replace_file(file, [&](const std::filesystem::path& temporary) -> Result<void> {
    const double w = width * points_per_pixel, h = height * points_per_pixel;
    Surface surface(pdf ? cairo_pdf_surface_create(temporary.c_str(), w, h) : cairo_svg_surface_create(temporary.c_str(), w, h));
    {
      Cairo cairo(cairo_create(surface.get()));
      cairo_scale(cairo.get(), points_per_pixel, points_per_pixel);
      draw(cairo.get());
    }
    cairo_surface_finish(surface.get());
    return check(cairo_surface_status(surface.get()), file);
  });
}

}  // namespace

void paint_image(cairo_t* cairo, const render::Image& image, const Rect& rect) {
  if (image.width <= 0 || image.height <= 0) return;
  const Surface surface = to_surface(image);
  cairo_save(cairo);
  cairo_translate(cairo, rect.x, rect.y);
  cairo_scale(cairo, rect.width / image.width, rect.height / image.height);
  cairo_set_source_surface(cairo, surface.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
  cairo_paint(cairo);
  cairo_restore(cairo);
}

Result<void> write_surface(const std::filesystem::path& file, int width, int height, const std::function<void(cairo_t*)>& draw) {
  const std::string extension = file.extension().string();
  if (extension == ".pdf" || extension == ".svg") return write_vector(file, width, height, extension == ".pdf", draw);
  if (extension != ".png") return fail(file.string(), "is not a kind of picture that a page is written as", "use .png, .pdf or .svg");
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
  if (const auto made = check(cairo_surface_status(surface.get()), file); !made) return made;
  {
    Cairo cairo(cairo_create(surface.get()));
    draw(cairo.get());
  }
  return write_png(file, to_image(surface.get()));
}

}  // namespace atlas::layout
