#pragma once
#include <cairo.h>

#include <filesystem>
#include <functional>
#include <memory>

#include "base/result.h"
#include "layout/frame.h"
#include "render/map.h"

namespace atlas::layout {

// Fills the rectangle (logical pixels) with the picture, sharp where its pixels meet the page's.
void paint_image(cairo_t* cairo, const render::Image& image, const Rect& rect);

// Draws a page of `width` x `height` device pixels into a PNG, PDF or SVG (by the extension) and puts it in place of
// the file only when it is whole. In a PDF, 1600 logical pixels are 13.333 inches (a 16:9 slide).
Result<void> write_surface(const std::filesystem::path& file, int width, int height, const std::function<void(cairo_t*)>& draw);

}  // namespace atlas::layout
