#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "render/map.h"

namespace atlas::layout {

// A briefing page: what stands around the map.
struct Page {
  std::string layout = "briefing";   // one of layout_names()
  int width = 0, height = 0;         // device pixels of the whole page; 0: the layout's own size
  double scale = 1;                  // larger type and lines, by this factor
  std::string title, subtitle;       // empty: made from the clauses, or from what is highlighted
  std::string language = "en";       // zh, en, ru or ky
  std::string date;                  // ISO 8601, printed in the foot line
  bool transparent = false;          // no white ground
  render::Camera camera;             // used where `fit` is empty
  geo::GeoBox fit;                   // what the map must show whole
  std::shared_ptr<const geo::Projection> projection;   // null: equal-area, fitted to what the map shows
  render::Highlight highlight;
  std::vector<std::string> clauses;  // cited first in the sources, in this order
};

// "briefing" (16:9, 1920x1080) and "a4" (A4 landscape, 300 dots an inch); either fills any other size it is given.
std::vector<std::string> layout_names();

// PNG, PDF or SVG by the extension; the map inside a PDF or SVG is a picture, the text is text. Needs a current GL
// context. Fails on an unknown layout, extension or language, and where the file cannot be written.
Result<void> write_page(const std::filesystem::path& file, render::Map& map, const Page& page);

}  // namespace atlas::layout
