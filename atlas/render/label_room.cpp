#include "render/label_room.h"

#include <algorithm>
#include <cmath>

namespace atlas::render {
namespace {

constexpr float rounding_px = 0.02f;
constexpr double point_repeat_px = 60;      // two layers' labels of one town are one label
constexpr double widest_screen_px = 1200;   // "once a screen", on a wall map too

ScreenBox on_screen(const PlacedLabel& label, const ScreenBox& box) {
  return box.moved(static_cast<float>(label.anchor.x), static_cast<float>(label.anchor.y));
}

ScreenBox inside_of(const View& view, double margin) {
  return ScreenBox{0, 0, static_cast<float>(view.width), static_cast<float>(view.height)}.grown(
      -static_cast<float>(margin));
}

}  // namespace

LabelRoom::LabelRoom(const View& view, double margin)
    : screen_(std::min(0.6 * std::max(view.width, view.height), widest_screen_px)),
      inside_(inside_of(view, margin)),
      taken_(view.width, view.height),
      dots_(view.width, view.height) {}

bool LabelRoom::fits(const PlacedLabel& label, std::span<const ScreenBox> boxes, bool overlap, float padding,
                     bool stood) const {
  return fits(label.anchor, boxes, overlap, padding, stood);
}

bool LabelRoom::fits(ScreenPoint anchor, std::span<const ScreenBox> boxes, bool overlap, float padding, bool stood) const {
  const float slack = stood ? rounding_px : 0;
  return std::all_of(boxes.begin(), boxes.end(), [&](const ScreenBox& box) {
    const ScreenBox at = box.moved(static_cast<float>(anchor.x), static_cast<float>(anchor.y));
    return inside_.holds(at.grown(-slack)) && (overlap || taken_.is_free(at.grown(padding - slack)));
  });
}

bool LabelRoom::hides_dot(const PlacedLabel& label, const std::vector<ScreenBox>& boxes) const {
  return std::any_of(boxes.begin(), boxes.end(),
                     [&](const ScreenBox& box) { return !dots_.is_free(on_screen(label, box)); });
}

bool LabelRoom::has_spot(ScreenPoint at, float half) const {
  const auto x = static_cast<float>(at.x), y = static_cast<float>(at.y);
  const ScreenBox spot = ScreenBox{x, y, x, y}.grown(half);
  return inside_.holds(spot) && taken_.is_free(spot);
}

double LabelRoom::repeat_distance(const PlacedLabel& label) const {
  if (!label.symbol->path.empty()) return std::max<double>(label.look.spacing, screen_);
  return label.symbol->places > 1 ? screen_ : point_repeat_px;   // the second place is for views without the first
}

bool LabelRoom::repeats(const PlacedLabel& label, bool stood) const {
  const auto found = standing_.find(label.symbol->text);
  if (found == standing_.end() || label.look.text_overlap) return false;
  const double least = repeat_distance(label) - (stood ? 1 : 0);
  return std::any_of(found->second.begin(), found->second.end(), [&](ScreenPoint p) {
    return std::hypot(p.x - label.anchor.x, p.y - label.anchor.y) < least;
  });
}

void LabelRoom::settle(PlacedLabel& label, std::optional<LabelIcon> icon, std::optional<TextSetting> text) {
  if (icon) {
    label.boxes.push_back(box_of(*icon));
    if (!label.look.icon_ignored) taken_.insert(on_screen(label, label.boxes.back()));
    label.icons.push_back(std::move(*icon));
  }
  if (text) {
    for (const ScreenBox& box : text->boxes) {
      label.boxes.push_back(box);
      if (!label.look.text_ignored) taken_.insert(on_screen(label, box));
    }
    label.glyphs = std::move(text->glyphs);
    standing_[label.symbol->text].push_back(label.anchor);
  }
  label.stand.icon = !label.icons.empty();
  label.stand.text = !label.glyphs.empty();
}

}  // namespace atlas::render
