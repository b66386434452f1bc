#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "render/map.h"

namespace atlas::layout {

// A briefing page: what stands around the map.
struct Page {
  std::string layout = "briefing";   // "briefing" (fills the size), "a4" (A4 landscape); see layout_names()
  int width = 1920, height = 1080;   // device pixels of the whole page
  double scale = 1;                  // device pixels for one logical pixel
  std::string title, subtitle;       // empty: made from what is shown
  std::string language = "en";
  std::string date;                  // ISO 8601, printed in the foot line
  bool transparent = false;          // no white ground
  render::Camera camera;             // used where `fit` is empty
  geo::GeoBox fit;                   // what the map must show whole
  render::Highlight highlight;
  std::vector<std::string> clauses;  // cited first in the sources, in this order
};

std::vector<std::string> layout_names();

// PNG, PDF or SVG by the extension; the map inside a PDF or SVG is a picture, the text is text.
Result<void> write_page(const std::filesystem::path& file, render::Map& map, const Page& page);
Result<void> write_png(const std::filesystem::path& file, const render::Image& image);

}  // namespace atlas::layout
