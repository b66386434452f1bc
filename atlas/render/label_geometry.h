#pragma once
#include <optional>
#include <span>
#include <vector>

#include "render/label.h"

namespace atlas::render {

// From the plane to the screen: a view's own arithmetic is dearer, and labels ask it for every point of every path.
class PlaneToScreen {
 public:
  explicit PlaneToScreen(const View& view);
  ScreenPoint operator()(geo::PlanePoint p) const {
    const double x = p.x - centre_.x, y = p.y - centre_.y;
    return {origin_.x + x * east_.x + y * north_.x, origin_.y + x * east_.y + y * north_.y};
  }

 private:
  geo::PlanePoint centre_;
  ScreenPoint origin_, east_, north_;   // pixels; pixels for one plane unit
};

// Glyphs and boxes against the anchor.
struct TextSetting {
  std::vector<LabelGlyph> glyphs;
  std::vector<ScreenBox> boxes;
  float bend = 0;   // radians in all, of text along a line
};

// Text at a point: the part of it that `anchor` names stands at the point plus the look's offset, and `farther` em
// farther away from it. The second text stands below the first.
TextSetting set_at_point(const mesh::SymbolCandidate& symbol, const LabelLook& look, TextAnchor anchor, bool second,
                         float farther = 0);

// What the first text of such a setting covers at least, at no cost: where this has no room, the setting has none.
// None where that cannot be said.
std::optional<ScreenBox> core_at_point(const mesh::SymbolCandidate& symbol, const LabelLook& look, TextAnchor anchor,
                                       bool second, float farther = 0);

// A line on the screen, against the label's anchor, with its length so far at each point.
struct ScreenPath {
  std::vector<ScreenPoint> points;
  std::vector<double> along;
  std::size_t anchor = 0;     // index of the anchor's point
  double anchor_along = 0;

  ScreenPath() = default;
  ScreenPath(const mesh::SymbolCandidate& symbol, const PlaneToScreen& to_screen);
  double length() const { return along.empty() ? 0 : along.back(); }
  ScreenPoint at(double distance) const;
  ScreenPath beside(double pixels) const;   // a parallel, to the right of the path's direction

 private:
  void measure(std::size_t anchor_index);
};

// Text along the path, its middle `shift` lengths of the path after the anchor, upright. None where the path is too
// short or bends by more than the look allows.
std::optional<TextSetting> set_along(const mesh::SymbolCandidate& symbol, const LabelLook& look, const ScreenPath& path,
                                     double shift);

// `path`: null for icons at a point.
LabelIcon set_icon(const mesh::SymbolCandidate& symbol, const LabelLook& look, const ScreenPath* path);
ScreenBox box_of(const LabelIcon& icon);

}  // namespace atlas::render
