#include "layout/column.h"

#include <algorithm>
#include <optional>

#include "layout/citations.h"
#include "layout/locator.h"
#include "layout/surface.h"
#include "layout/typesetter.h"

namespace atlas::layout {
namespace {

constexpr double heading_size = 13, text_size = 11.5, row_height = 18.5, icon_row_height = 22, block_gap = 10, swatch_width = 36, swatch_height = 22;

double draw_heading(cairo_t* cairo, const Rect& rect, double y, const std::string& text) {
  const TextSize size = draw_text(cairo, text, {.x = rect.x, .y = y, .width = rect.width, .size = heading_size, .face = Face::bold, .ink = accent});
  return y + size.height + 4;
}

// The ground of a dark map, on which its symbols were meant to be seen; nothing for a light one.
std::optional<Ink> dark_ground(const ColumnContent& content) {
  const auto& layers = content.map.options().style->layers;
  if (layers.empty() || layers.front().type != style::LayerType::background) return {};
  const style::Color color = layers.front().color("background-color", {.zoom = content.view.camera.zoom});
  if (0.2126f * color.r + 0.7152f * color.g + 0.0722f * color.b > 0.5f) return {};
  return Ink{color.r, color.g, color.b, 1};
}

void draw_legend_row(cairo_t* cairo, const Rect& place, const LegendRow& row, const ColumnContent& content) {
  if (const auto dark = dark_ground(content)) {
    set_ink(cairo, *dark);
    cairo_rectangle(cairo, place.x, place.y + 1, swatch_width, place.height - 1);
    cairo_fill(cairo);
  }
  const render::Image swatch = content.map.swatch(row.style_layers, row.sample, static_cast<int>(swatch_width),
                                                  static_cast<int>(swatch_height), content.device_pixels);
  paint_image(cairo, swatch, {place.x, place.y + (place.height - swatch_height) / 2, swatch_width, swatch_height});
  TextBox box{.x = place.x + swatch_width + 8, .width = place.width - swatch_width - 10, .size = text_size, .most_lines = 1};
  box.y = place.y + (place.height - measure(cairo, row.title, box).height) / 2;
  draw_text(cairo, row.title, box);
}

double draw_legend(cairo_t* cairo, const Rect& rect, double y, double limit, const ColumnContent& content) {
  const catalog::Language language = language_of(content.page.language);
  const auto rows = legend_rows(content.map, content.view, content.shown, language);
  if (rows.empty()) return y;
  y = draw_heading(cairo, rect, y, word(Word::legend, language));
  bool right = false;  // the left half of this line is taken
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool half = rows[i].point, pair = half && !right && i + 1 < rows.size() && rows[i + 1].point;
    const double width = half ? rect.width / 2 : rect.width, height = half ? icon_row_height : row_height;
    if (y + height > limit) break;
    draw_legend_row(cairo, {rect.x + (right ? width : 0), y, width, height}, rows[i], content);
    right = pair;
    if (!pair) y += height;
  }
  return y + block_gap;
}

// Chosen features, or where none is chosen the lines: a status says most about works.
std::vector<const catalog::Feature*> features_with_status(const ColumnContent& content) {
  std::vector<const catalog::Feature*> result;
  const catalog::Catalog* catalog = content.map.options().catalog.get();
  if (!catalog) return result;
  const auto& selected = content.page.highlight.selected;
  for (const source::MapFeature* shown : content.shown.features) {
    if (shown->id >= catalog->features().size()) continue;
    const catalog::Feature& feature = catalog->features()[shown->id];
    if (feature.statuses.empty()) continue;
    if (selected.empty() ? feature.geometry.type == geo::GeometryType::line && feature.kind != "border"
                         : selected.contains(shown->id))
      result.push_back(&feature);
  }
  return result;
}

std::string status_line(const catalog::Feature& feature, catalog::Language language) {
  const catalog::Status& status = *feature.latest_status();
  return catalog::status_name(status.code).in(language) + ", " + status.date;
}

TextBox name_box(const Rect& rect, double y) {
  return {.x = rect.x, .y = y, .width = rect.width, .size = text_size, .most_lines = 3};
}

// A name, in as many lines as it takes, and a line with the state of its works.
double status_entry_height(cairo_t* cairo, const Rect& rect, const catalog::Feature& feature, catalog::Language language) {
  return measure(cairo, feature.names.in(language), name_box(rect, 0)).height + measure(cairo, "Ag", {.size = text_size - 1}).height;
}

double draw_status_entry(cairo_t* cairo, const Rect& rect, double y, const catalog::Feature& feature, catalog::Language language) {
  y += draw_text(cairo, feature.names.in(language), name_box(rect, y)).height - 2;
  const TextBox state{.x = rect.x, .y = y, .width = rect.width, .size = text_size - 1, .ink = grey, .most_lines = 1};
  return y + draw_text(cairo, status_line(feature, language), state).height + 2;
}

double draw_status(cairo_t* cairo, const Rect& rect, double y, double limit, const ColumnContent& content) {
  const catalog::Language language = language_of(content.page.language);
  const auto features = features_with_status(content);
  const double line = measure(cairo, "Ag", {.size = text_size}).height;
  double room = limit - y - 1.8 * line - line;  // without the heading and the count of the rest
  std::size_t fitting = 0;
  for (; fitting < features.size(); ++fitting)
    if ((room -= status_entry_height(cairo, rect, *features[fitting], language)) < 0) break;
  if (fitting == 0) return y;
  y = draw_heading(cairo, rect, y, word(Word::status, language));
  for (std::size_t i = 0; i < fitting; ++i) y = draw_status_entry(cairo, rect, y, *features[i], language);
  if (fitting < features.size())
    y += draw_text(cairo, word(Word::and_more, language) + " " + std::to_string(features.size() - fitting),
                   {.x = rect.x, .y = y, .size = text_size - 1, .ink = grey})
             .height;
  return y + block_gap;
}

struct SourceBlock {
  std::vector<Citation> citations;
  double height = 0;
};

SourceBlock measure_sources(cairo_t* cairo, const Rect& rect, const ColumnContent& content) {
  SourceBlock block;
  const catalog::Catalog* catalog = content.map.options().catalog.get();
  if (!catalog) return block;
  std::vector<const source::MapFeature*> cited;
  for (const source::MapFeature* feature : content.shown.features)
    if (content.page.highlight.selected.empty() || content.page.highlight.selected.contains(feature->id)) cited.push_back(feature);
  block.citations = citations(*catalog, cited, content.page.clauses, language_of(content.page.language));
  if (block.citations.empty()) return block;
  block.height = heading_size * 1.6 + text_size * 1.5;
  for (const Citation& citation : block.citations)
    block.height += measure(cairo, citation.line, {.width = rect.width, .size = text_size - 1}).height + 4;
  return block;
}

double draw_sources(cairo_t* cairo, const Rect& rect, double y, double limit, const SourceBlock& block,
                    catalog::Language language) {
  if (block.citations.empty()) return y;
  y = draw_heading(cairo, rect, y, word(Word::sources, language));
  for (const Citation& citation : block.citations) {
    const TextBox box{.x = rect.x, .y = y, .width = rect.width, .size = text_size - 1};
    if (y + measure(cairo, citation.line, box).height > limit - 14) {
      y += draw_text(cairo, word(Word::more_sources, language), {.x = rect.x, .y = y, .width = rect.width, .size = text_size - 1, .ink = grey}).height;
      break;
    }
    y += draw_text(cairo, citation.line, box).height + 4;
  }
  return y + draw_text(cairo, word(Word::strength_note, language), {.x = rect.x, .y = y, .width = rect.width, .size = text_size - 1.5, .ink = grey}).height + block_gap;
}

}  // namespace

void draw_column(cairo_t* cairo, const Rect& rect, const ColumnContent& content) {
  const catalog::Language language = language_of(content.page.language);
  const double locator_height = std::min(rect.width * 0.42, rect.height * 0.17);
  const Rect locator{rect.x, rect.bottom() - locator_height, rect.width, locator_height};
  const double limit = locator.y - block_gap;
  // Sources are what the page is for: they get their room before the status does.
  const SourceBlock sources = measure_sources(cairo, rect, content);
  // The legend has to be whole; on a page about something chosen, its status has to be there too.
  const double status_room = content.page.highlight.selected.empty() ? 0 : 85;
  const double legend_limit = std::max(rect.y + rect.height * 0.3, limit - sources.height - block_gap - status_room);
  double y = draw_legend(cairo, rect, rect.y, legend_limit, content);
  y = draw_status(cairo, rect, y, limit - sources.height - block_gap, content);
  draw_sources(cairo, rect, y, limit, sources, language);
  draw_locator(cairo, locator, content.map, content.view);
}

}  // namespace atlas::layout
