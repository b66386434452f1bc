#include "render/label_geometry.h"

#include <cmath>
#include <map>
#include <numbers>

namespace atlas::render {
namespace {

// Noto Sans, em: the tops of accented capitals, the feet of g and y, and the middle of the capitals.
constexpr float text_top = -0.86f, text_bottom = 0.22f, text_middle = -0.34f;
constexpr float second_gap = 0.10f;
constexpr float icon_px = 24;                              // assets/icons are drawn on 24 x 24
constexpr double most_bend = 150 * std::numbers::pi / 180;  // of a whole name: beyond, it reads as a curl

struct Block {
  float width, top, bottom;   // em of the first text
};

Block block_of(const text::ShapedText& text, float scale) {
  float last_baseline = 0;
  if (text.lines != 1)
    for (const text::PlacedGlyph& glyph : text.glyphs) last_baseline = std::max(last_baseline, glyph.y);
  return {text.width * scale, text_top * scale, (last_baseline + text_bottom) * scale};
}

// Lines of a shaped text are centred: how much each must move to stand against the edge that `side` names.
std::map<int, float> line_shifts(const text::ShapedText& text, int side) {
  std::map<int, float> shifts;   // by baseline, em, rounded: lines are more than one apart
  if (side == 0 || text.lines < 2) return shifts;
  for (const text::PlacedGlyph& glyph : text.glyphs) {
    const int line = static_cast<int>(std::lround(glyph.y));
    const float room = side < 0 ? -glyph.x : text.width - glyph.x - glyph.advance;
    const auto [at, fresh] = shifts.emplace(line, room);
    if (!fresh) at->second = side < 0 ? std::max(at->second, room) : std::min(at->second, room);
  }
  return shifts;
}

// Appends a text whose block starts at (x, y) px, its baseline `y`.
void append(const text::ShapedText& text, float x, float y, float size, int side, bool second, TextSetting& out) {
  const auto shifts = line_shifts(text, side);
  ScreenBox box{1e9f, 1e9f, -1e9f, -1e9f};
  for (const text::PlacedGlyph& glyph : text.glyphs) {
    const auto shift = shifts.find(static_cast<int>(std::lround(glyph.y)));
    const float gx = x + (glyph.x + (shift == shifts.end() ? 0 : shift->second)) * size;
    out.glyphs.push_back({glyph.key, gx, y + glyph.y * size, 0, size, second});
    box.min_x = std::min(box.min_x, gx), box.max_x = std::max(box.max_x, gx + glyph.advance * size);
  }
  if (text.glyphs.empty()) return;
  box.min_y = y + std::min(text.ink_top, -0.5f) * size, box.max_y = y + std::max(text.ink_bottom, 0.0f) * size;
  out.boxes.push_back(box);
}

void rotate(TextSetting& setting, float degrees) {
  const float angle = degrees * std::numbers::pi_v<float> / 180, c = std::cos(angle), s = std::sin(angle);
  for (LabelGlyph& glyph : setting.glyphs) {
    const float x = glyph.x, y = glyph.y;
    glyph.x = x * c - y * s, glyph.y = x * s + y * c, glyph.angle = angle;
  }
  for (ScreenBox& box : setting.boxes) {
    const ScreenBox b = box;
    box = {1e9f, 1e9f, -1e9f, -1e9f};
    for (const float x : {b.min_x, b.max_x})
      for (const float y : {b.min_y, b.max_y}) {
        const float rx = x * c - y * s, ry = x * s + y * c;
        box.include({rx, ry, rx, ry});
      }
  }
}

// Where the anchored edge or corner of the text stands, em, y down.
std::pair<float, float> offset_of(const LabelLook& look, TextAnchor anchor) {
  if (!look.variable && look.radial_offset == 0) return {look.offset_x, look.offset_y};
  float x = look.radial_offset, y = look.radial_offset;
  if (look.radial_offset == 0) x = std::abs(look.offset_x), y = std::abs(look.offset_y);
  else if (anchor.x && anchor.y) x = y = look.radial_offset / std::numbers::sqrt2_v<float>;
  return {-anchor.x * x, -anchor.y * y};
}

// Where the texts of a label at a point begin: the left ends of their first baselines, pixels.
struct Stand {
  float first_x, first_baseline, second_x = 0, second_baseline = 0;
  float second_width = 0;   // em of the first text; 0: there is none
};

Stand stand_of(const mesh::SymbolCandidate& symbol, const LabelLook& look, TextAnchor anchor, bool second, float farther) {
  const float size = look.text_size;
  Block block = block_of(*symbol.shaped, 1);
  float second_baseline = 0, second_width = 0;
  if (second && symbol.second_shaped) {
    const Block below = block_of(*symbol.second_shaped, symbol.second_scale);
    second_baseline = block.bottom + second_gap - below.top;
    second_width = below.width;
    block.bottom = second_baseline + below.bottom;
  }
  const float width = std::max(block.width, second_width);
  auto [dx, dy] = offset_of(look, anchor);
  dx -= anchor.x * farther, dy -= anchor.y * farther;
  const float left = (dx - (anchor.x + 1) * width / 2) * size;
  const float middle = (block.bottom - text_bottom) / 2 + text_middle;   // of a single line: of its capitals
  const float baseline = (dy + (anchor.y < 0 ? -block.top : anchor.y > 0 ? -block.bottom : -middle)) * size;
  const float lean = (anchor.x + 1) / 2.0f;   // the share of spare width that goes left of the narrower text
  return {left + (width - block.width) * lean * size, baseline, left + (width - second_width) * lean * size,
          baseline + second_baseline * size, second_width};
}

// `c`, `s`: cosine and sine of its angle.
ScreenBox glyph_box(const LabelGlyph& glyph, float c, float s, float advance) {
  ScreenBox box{1e9f, 1e9f, -1e9f, -1e9f};
  for (const float x : {0.0f, advance})
    for (const float y : {-0.78f * glyph.size, text_bottom * glyph.size}) {
      const float rx = glyph.x + x * c - y * s, ry = glyph.y + x * s + y * c;
      box.include({rx, ry, rx, ry});
    }
  return box;
}

}  // namespace

PlaneToScreen::PlaneToScreen(const View& view) : centre_(view.centre()), origin_(view.to_screen(centre_)) {
  // A step as long as the picture keeps rounding far below a pixel.
  const double step = view.plane_units_per_pixel() * 1024;
  const ScreenPoint east = view.to_screen(geo::PlanePoint{centre_.x + step, centre_.y});
  const ScreenPoint north = view.to_screen(geo::PlanePoint{centre_.x, centre_.y + step});
  east_ = {(east.x - origin_.x) / step, (east.y - origin_.y) / step};
  north_ = {(north.x - origin_.x) / step, (north.y - origin_.y) / step};
}

TextSetting set_at_point(const mesh::SymbolCandidate& symbol, const LabelLook& look, TextAnchor anchor, bool second,
                         float farther) {
  TextSetting out;
  if (!symbol.shaped) return out;
  const Stand at = stand_of(symbol, look, anchor, second, farther);
  append(*symbol.shaped, at.first_x, at.first_baseline, look.text_size, anchor.x, false, out);
  if (at.second_width > 0)
    append(*symbol.second_shaped, at.second_x, at.second_baseline, look.text_size * symbol.second_scale, anchor.x, true, out);
  if (look.text_rotate != 0) rotate(out, look.text_rotate);
  return out;
}

std::optional<ScreenBox> core_at_point(const mesh::SymbolCandidate& symbol, const LabelLook& look, TextAnchor anchor,
                                       bool second, float farther) {
  constexpr float bearing = 0.25f;   // em at either end that letters may leave empty
  if (!symbol.shaped || symbol.shaped->glyphs.empty() || look.text_rotate != 0) return std::nullopt;
  const float size = look.text_size, width = symbol.shaped->width * size;
  if (width <= 2 * bearing * size) return std::nullopt;
  const Stand at = stand_of(symbol, look, anchor, second, farther);
  return ScreenBox{at.first_x + bearing * size, at.first_baseline - 0.5f * size, at.first_x + width - bearing * size, at.first_baseline};
}

ScreenPath::ScreenPath(const mesh::SymbolCandidate& symbol, const PlaneToScreen& to_screen) {
  const ScreenPoint origin = to_screen(symbol.anchor);
  points.reserve(symbol.path.size());
  for (const geo::PlanePoint point : symbol.path) {
    const ScreenPoint s = to_screen(point);
    points.push_back({s.x - origin.x, s.y - origin.y});
  }
  measure(symbol.path_anchor);
}

void ScreenPath::measure(std::size_t anchor_index) {
  anchor = anchor_index;
  along.assign(points.size(), 0);
  for (std::size_t i = 1; i < points.size(); ++i)
    along[i] = along[i - 1] + std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
  anchor_along = anchor < along.size() ? along[anchor] : 0;
}

ScreenPath ScreenPath::beside(double pixels) const {
  ScreenPath parallel;
  const std::size_t count = points.size();
  parallel.points.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    // Over two steps to each side: the path is smooth, its steps are short.
    const ScreenPoint a = points[i < 2 ? 0 : i - 2], b = points[std::min(i + 2, count - 1)];
    const double x = b.x - a.x, y = b.y - a.y, length = std::max(std::hypot(x, y), 1e-9);
    parallel.points.push_back({points[i].x - y / length * pixels, points[i].y + x / length * pixels});
  }
  parallel.measure(anchor);
  return parallel;
}

ScreenPoint ScreenPath::at(double distance) const {
  if (distance <= 0) return points.front();
  if (distance >= length()) return points.back();
  // Steps are about equal: the right one is where the share of the length says, or next to it.
  auto i = std::min(static_cast<std::size_t>(distance / length() * static_cast<double>(points.size() - 1)) + 1,
                    points.size() - 1);
  while (along[i] < distance) ++i;
  while (along[i - 1] > distance) --i;
  const double step = along[i] - along[i - 1], t = step > 0 ? (distance - along[i - 1]) / step : 0;
  return {points[i - 1].x + (points[i].x - points[i - 1].x) * t, points[i - 1].y + (points[i].y - points[i - 1].y) * t};
}

std::optional<TextSetting> set_along(const mesh::SymbolCandidate& symbol, const LabelLook& look, const ScreenPath& line,
                                     double shift) {
  if (!symbol.shaped || line.points.size() < 2) return std::nullopt;
  const double size = look.text_size, length = symbol.shaped->width * size;
  const double line_middle = line.anchor_along + shift * line.length();
  if (line_middle - length / 2 < 0 || line_middle + length / 2 > line.length()) return std::nullopt;
  const bool backwards = look.keep_upright && line.at(line_middle + length / 2).x < line.at(line_middle - length / 2).x;
  // Text beside the line goes along a parallel: letters on the inside of a bend would crowd otherwise.
  const double aside = look.offset_y * size * (backwards ? -1 : 1);
  const ScreenPath path = aside != 0 ? line.beside(aside) : line;
  const double middle = path.anchor_along + shift * path.length();
  const double start = middle - length / 2, end = middle + length / 2;
  if (start < 0 || end > path.length()) return std::nullopt;
  const double direction = backwards ? -1 : 1;

  TextSetting out;
  double angle_before = 0;
  for (const text::PlacedGlyph& glyph : symbol.shaped->glyphs) {
    const double advance = glyph.advance * size, x = (glyph.x + look.offset_x) * size + advance / 2;
    const double s = backwards ? end - x : start + x;
    // The direction over the letter's own width, so that it does not nod at each vertex.
    const double half = std::max(advance / 2, 0.35 * size);
    const ScreenPoint a = path.at(s - direction * half), b = path.at(s + direction * half), p = path.at(s);
    const double angle = std::atan2(b.y - a.y, b.x - a.x), reach = std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-9);
    const double c = (b.x - a.x) / reach, n = (b.y - a.y) / reach;
    if (!out.glyphs.empty()) {
      const double turn = std::abs(std::remainder(angle - angle_before, 2 * std::numbers::pi));
      out.bend += static_cast<float>(turn);
      if (turn > look.max_angle * std::numbers::pi / 180 || out.bend > most_bend) return std::nullopt;
    }
    angle_before = angle;
    const double below = (glyph.y - text_middle) * size;
    out.glyphs.push_back({glyph.key, static_cast<float>(p.x - c * advance / 2 - n * below),
                          static_cast<float>(p.y - n * advance / 2 + c * below), static_cast<float>(angle),
                          static_cast<float>(size)});
    if (advance > 0)
      out.boxes.push_back(
          glyph_box(out.glyphs.back(), static_cast<float>(c), static_cast<float>(n), static_cast<float>(advance)));
  }
  return out;
}

LabelIcon set_icon(const mesh::SymbolCandidate& symbol, const LabelLook& look, const ScreenPath* path) {
  LabelIcon icon{.name = symbol.icon, .size = icon_px * look.icon_size};
  icon.angle = look.icon_rotate * std::numbers::pi_v<float> / 180;
  if (path && look.icon_turns && path->points.size() > 1) {
    const ScreenPoint a = path->at(path->anchor_along - icon.size / 2),
                      b = path->at(path->anchor_along + icon.size / 2);
    icon.angle += static_cast<float>(std::atan2(b.y - a.y, b.x - a.x));
  }
  icon.x = look.icon_offset_x * look.icon_size - look.icon_anchor.x * icon.size / 2;
  icon.y = look.icon_offset_y * look.icon_size - look.icon_anchor.y * icon.size / 2;
  return icon;
}

ScreenBox box_of(const LabelIcon& icon) {
  // Icons are discs or fit in one: turning does not change their box much.
  const float half = icon.size / 2;
  return {icon.x - half, icon.y - half, icon.x + half, icon.y + half};
}

}  // namespace atlas::render
