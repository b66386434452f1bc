#pragma once
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "render/label_geometry.h"
#include "render/label_grid.h"

namespace atlas::render {

// What of the view is taken, and by whom. Boxes are against the label's anchor.
class LabelRoom {
 public:
  // `margin`: logical pixels that stay empty along the view's edge.
  LabelRoom(const View& view, double margin);

  void keep_out(const ScreenBox& box) { taken_.insert(box); }   // on the screen
  void add_dot(const ScreenBox& box) { dots_.insert(box); }     // a circle: it always stands, names should not hide it

  // Whether the boxes lie inside the view and (unless `overlap`) on nothing that is taken. What stood the frame before
  // (`stood`) still does, in spite of rounding.
  bool fits(const PlacedLabel& label, std::span<const ScreenBox> boxes, bool overlap, float padding,
            bool stood) const;
  bool fits(ScreenPoint anchor, std::span<const ScreenBox> boxes, bool overlap, float padding, bool stood) const;
  bool hides_dot(const PlacedLabel& label, const std::vector<ScreenBox>& boxes) const;
  bool has_spot(ScreenPoint at, float half) const;   // a small square on the screen

  // Whether the label's text stands already: within a screen along lines, close by at points.
  bool repeats(const PlacedLabel& label, bool stood) const;

  // Takes the room and puts both into the label.
  void settle(PlacedLabel& label, std::optional<LabelIcon> icon, std::optional<TextSetting> text);

 private:
  double repeat_distance(const PlacedLabel& label) const;

  double screen_;   // logical pixels within which a line's name stands once
  ScreenBox inside_;
  LabelGrid taken_, dots_;
  std::unordered_map<std::string, std::vector<ScreenPoint>> standing_;   // anchors by text
};

}  // namespace atlas::render
