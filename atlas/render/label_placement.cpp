#include "render/label_placement.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "render/label_geometry.h"
#include "render/label_grid.h"
#include "render/label_order.h"

namespace atlas::render {
namespace {

constexpr float rounding_px = 0.02f;        // what stood before still stands, in spite of rounding
constexpr double point_repeat_px = 60;      // two layers' labels of one town are one label
constexpr double widest_screen_px = 1200;   // "once a screen", on a wall map too
constexpr float farther_em = 0.8f;
constexpr float over_dot_cost = 0.5f;       // radians of bend that a name takes on rather than cover a dot
// Where along the path a name is tried, in parts of the path's length from its anchor.
constexpr float shifts[] = {0, 0.08f, -0.08f, 0.16f, -0.16f, 0.25f, -0.25f, 0.34f, -0.34f};

// One frame's placement.
class Round {
 public:
  Round(const SymbolFrame& frame, const PlacementRoom& room, const PlaneToScreen& to_screen,
        const std::unordered_map<std::uint64_t, LabelStand>& before)
      : frame_(frame), room_(room), to_screen_(to_screen), before_(before),
        looks_(frame.style, frame.state, frame.view.camera.zoom), grid_(frame.view.width, frame.view.height),
        dots_(frame.view.width, frame.view.height),
        inside_{static_cast<float>(room.margin), static_cast<float>(room.margin),
                static_cast<float>(frame.view.width - room.margin), static_cast<float>(frame.view.height - room.margin)} {
    for (const ScreenBox& box : room.keep_out) grid_.insert(box);
  }

  void note_dots(std::span<const Contender> contenders) {
    for (const Contender& contender : contenders) {
      const mesh::SymbolCandidate& symbol = *contender.symbol;
      if (!is_circle(symbol)) continue;
      const LabelLook look = looks_.of(symbol.style_layer, *symbol.feature);
      const float reach = look.radius + look.stroke_width;
      const ScreenPoint at = to_screen_(symbol.anchor);
      dots_.insert(ScreenBox{-reach, -reach, reach, reach}.moved(at.x, at.y));
    }
  }

  // Just as it stood the frame before.
  std::optional<PlacedLabel> place_again(const Contender& contender) {
    const auto stood = before_.find(contender.key);
    return stood == before_.end() ? std::nullopt : place(contender, &stood->second, true);
  }

  // Wherever there is room, with how it stood the frame before tried first.
  std::optional<PlacedLabel> place_anywhere(const Contender& contender) {
    const auto stood = before_.find(contender.key);
    return place(contender, stood == before_.end() ? nullptr : &stood->second, false);
  }

  // Gives an icon that stands alone its text, where there is room now.
  void complete(PlacedLabel& label) {
    if (label.circle || label.stand.text || !has_text(label) || repeats(label)) return;
    slack_ = 0;
    const std::optional<ScreenPath> path = path_of(*label.symbol);
    LabelStand stand;
    auto setting = path ? along(label, *path, nullptr, stand) : at_point(label, nullptr, stand);
    if (!setting) return;
    label.stand = stand;
    keep(label, std::nullopt, std::move(setting));
  }

 private:
  std::optional<PlacedLabel> place_circle(PlacedLabel label) const {
    const float reach = label.look.radius + label.look.stroke_width;
    const ScreenBox box{-reach, -reach, reach, reach};
    const ScreenBox view{0, 0, static_cast<float>(frame_.view.width), static_cast<float>(frame_.view.height)};
    if (!view.intersects(box.moved(label.anchor.x, label.anchor.y))) return std::nullopt;
    label.circle = true;
    label.boxes = {box};
    return label;
  }

  std::optional<PlacedLabel> place(const Contender& contender, const LabelStand* last, bool exactly) {
    const mesh::SymbolCandidate& symbol = *contender.symbol;
    PlacedLabel label{.symbol = &symbol, .tile = *contender.tile, .key = contender.key, .style_layer = symbol.style_layer};
    label.look = looks_.of(symbol.style_layer, *symbol.feature);
    label.anchor = to_screen_(symbol.anchor);
    slack_ = last ? rounding_px : 0;
    if (is_circle(symbol)) return place_circle(std::move(label));
    const std::optional<ScreenPath> path = path_of(symbol);
    const bool wants_icon = has_icon(symbol) && (!exactly || last->icon);
    const bool wants_text = has_text(label) && (!exactly || last->text);

    std::optional<LabelIcon> icon;
    if (wants_icon) {
      icon = set_icon(symbol, label.look, path ? &*path : nullptr);
      if (!fits(label, {box_of(*icon)}, label.look.icon_overlap, label.look.icon_padding)) icon.reset();
    }
    const bool icon_failed = wants_icon && !icon;
    std::optional<TextSetting> setting;
    if (wants_text && (!icon_failed || label.look.icon_optional) && !repeats(label)) {
      if (exactly) setting = as_before(label, path, *last, label.stand);
      else setting = path ? along(label, *path, last, label.stand) : at_point(label, last, label.stand);
    }
    const bool text_failed = wants_text && !setting;
    if (exactly && (icon_failed || text_failed)) return std::nullopt;
    if (icon && text_failed && !label.look.text_optional) icon.reset();
    if (!icon && !setting) return std::nullopt;
    keep(label, std::move(icon), std::move(setting));
    return label;
  }

  bool is_circle(const mesh::SymbolCandidate& symbol) const {
    return frame_.style.layers[symbol.style_layer].type == style::LayerType::circle;
  }
  std::optional<ScreenPath> path_of(const mesh::SymbolCandidate& symbol) const {
    if (symbol.path.empty()) return std::nullopt;
    return ScreenPath(symbol, to_screen_);
  }
  bool has_icon(const mesh::SymbolCandidate& symbol) const {
    return !symbol.icon.empty() && (!room_.icon_exists || room_.icon_exists(symbol.icon));
  }
  static bool has_text(const PlacedLabel& label) {
    return label.symbol->shaped && !label.symbol->shaped->glyphs.empty() && label.look.text_size > 0;
  }

  // Whether the boxes are inside the view and free.
  bool fits(const PlacedLabel& label, const std::vector<ScreenBox>& boxes, bool overlap, float padding) const {
    for (const ScreenBox& box : boxes) {
      const ScreenBox on_screen = box.moved(label.anchor.x, label.anchor.y);
      if (!inside_.holds(on_screen.grown(-slack_))) return false;
      if (!overlap && !grid_.is_free(on_screen.grown(padding - slack_))) return false;
    }
    return true;
  }

  bool clear_of_dots(const PlacedLabel& label, const TextSetting& setting) const {
    return std::all_of(setting.boxes.begin(), setting.boxes.end(), [&](const ScreenBox& box) {
      return dots_.is_free(box.moved(label.anchor.x, label.anchor.y));
    });
  }

  std::optional<TextSetting> fitting(const PlacedLabel& label, std::optional<TextSetting> setting) const {
    if (setting && !fits(label, setting->boxes, label.look.text_overlap, label.look.text_padding)) setting.reset();
    return setting;
  }

  std::optional<TextSetting> as_before(const PlacedLabel& label, const std::optional<ScreenPath>& path, const LabelStand& last,
                                       LabelStand& stand) const {
    stand = last;
    if (path) return fitting(label, set_along(*label.symbol, label.look, *path, last.shift));
    if (last.anchor < 0 || last.anchor >= anchor_count(label)) return std::nullopt;
    return fitting(label, at_anchor(label, last.anchor, last.second));
  }

  // Where several anchors are allowed, each is tried once more a little farther out, past icons that stand at the
  // same place.
  static int anchor_count(const PlacedLabel& label) {
    return static_cast<int>(label.look.anchors.size()) * (label.look.variable ? 2 : 1);
  }
  static TextSetting at_anchor(const PlacedLabel& label, int anchor, bool second) {
    const int count = static_cast<int>(label.look.anchors.size());
    return set_at_point(*label.symbol, label.look, label.look.anchors[anchor % count], second, anchor < count ? 0 : farther_em);
  }

  // The last anchor, else the first with room for both texts, else the first with room for one; over a town's dot
  // only where nothing else is free.
  std::optional<TextSetting> at_point(const PlacedLabel& label, const LabelStand* last, LabelStand& stand) const {
    const auto attempt = [&](int anchor, bool second) {
      stand.anchor = anchor, stand.second = second;
      return fitting(label, at_anchor(label, anchor, second));
    };
    const int count = anchor_count(label);
    const bool has_second = label.symbol->second_shaped != nullptr;
    if (last && last->text && last->anchor >= 0 && last->anchor < count)
      for (const bool second : {true, false})
        if (!second || has_second)
          if (auto setting = attempt(last->anchor, second)) return setting;
    for (const bool over_dots : {false, true})
      for (const bool second : {true, false})
        for (int anchor = 0; anchor < count && (!second || has_second); ++anchor)
          if (auto setting = attempt(anchor, second); setting && (over_dots || clear_of_dots(label, *setting))) return setting;
    return std::nullopt;
  }

  // The last place, else the straightest that fits; a little bend is not worth leaving the middle for.
  std::optional<TextSetting> along(const PlacedLabel& label, const ScreenPath& path, const LabelStand* last, LabelStand& stand) const {
    if (last && last->text)
      if (auto setting = as_before(label, path, *last, stand)) return setting;
    std::optional<TextSetting> best;
    float best_cost = 0;
    for (const float shift : shifts) {
      const float away = 1.5f * std::abs(shift);
      if (best && away >= best_cost) break;   // shifts grow
      if (!may_fit(label, path, shift)) continue;
      auto setting = set_along(*label.symbol, label.look, path, shift);
      if (!setting || (best && setting->bend + away >= best_cost)) continue;
      setting = fitting(label, std::move(setting));
      if (!setting) continue;
      const float cost = setting->bend + away + (clear_of_dots(label, *setting) ? 0 : over_dot_cost);
      if (best && cost >= best_cost) continue;
      best_cost = cost;
      best = std::move(setting);
      stand.shift = shift;
    }
    return best;
  }

  // Whether the line itself is free at the ends and the middle of the name: cheap, and right nine times in ten.
  bool may_fit(const PlacedLabel& label, const ScreenPath& path, float shift) const {
    const LabelLook& look = label.look;
    const double half = label.symbol->shaped->width * look.text_size / 2, middle = path.anchor_along + shift * path.length();
    if (middle - half < 0 || middle + half > path.length()) return false;
    if (look.text_overlap || look.offset_x != 0 || look.offset_y != 0) return true;
    for (const double at : {middle, middle - half * 0.9, middle + half * 0.9}) {
      const ScreenPoint p = path.at(at);
      const auto x = static_cast<float>(p.x + label.anchor.x), y = static_cast<float>(p.y + label.anchor.y);
      const ScreenBox spot = ScreenBox{x, y, x, y}.grown(label.look.text_size * 0.1f);
      if (!inside_.holds(spot) || !grid_.is_free(spot)) return false;
    }
    return true;
  }

  double repeat_distance(const PlacedLabel& label) const {
    if (label.symbol->path.empty()) return point_repeat_px;
    const double screen = std::min(0.6 * std::max(frame_.view.width, frame_.view.height), widest_screen_px);
    return std::max<double>(label.look.spacing, screen);
  }

  bool repeats(const PlacedLabel& label) const {
    const auto found = standing_.find(label.symbol->text);
    if (found == standing_.end() || label.look.text_overlap) return false;
    const double least = repeat_distance(label) - (slack_ > 0 ? 1 : 0);
    return std::any_of(found->second.begin(), found->second.end(), [&](ScreenPoint p) {
      return std::hypot(p.x - label.anchor.x, p.y - label.anchor.y) < least;
    });
  }

  void keep(PlacedLabel& label, std::optional<LabelIcon> icon, std::optional<TextSetting> setting) {
    const auto insert = [&](const ScreenBox& box) { grid_.insert(box.moved(label.anchor.x, label.anchor.y)); };
    if (icon) {
      label.boxes.push_back(box_of(*icon));
      if (!label.look.icon_ignored) insert(label.boxes.back());
      label.icons.push_back(std::move(*icon));
    }
    if (setting) {
      label.boxes.insert(label.boxes.end(), setting->boxes.begin(), setting->boxes.end());
      if (!label.look.text_ignored) std::for_each(setting->boxes.begin(), setting->boxes.end(), insert);
      label.glyphs = std::move(setting->glyphs);
      standing_[label.symbol->text].push_back(label.anchor);
    }
    label.stand.icon = !label.icons.empty();
    label.stand.text = !label.glyphs.empty();
  }

  const SymbolFrame& frame_;
  const PlacementRoom& room_;
  const PlaneToScreen& to_screen_;
  const std::unordered_map<std::uint64_t, LabelStand>& before_;
  LabelLooks looks_;
  LabelGrid grid_;
  LabelGrid dots_;   // circles: they always stand, and names should not hide them
  ScreenBox inside_;
  float slack_ = 0;
  std::unordered_map<std::string, std::vector<ScreenPoint>> standing_;   // anchors by text
};

}  // namespace

std::vector<PlacedLabel> LabelPlacement::place(const SymbolFrame& frame, const PlacementRoom& room) {
  static const std::unordered_map<std::uint64_t, LabelStand> none;
  const auto& before = frame.history ? before_ : none;
  const PlaneToScreen to_screen(frame.view);
  const bool same_zoom = frame.view.camera.zoom == zoom_before_;
  Round round(frame, room, to_screen, before);
  std::vector<PlacedLabel> placed;
  const auto add = [&](std::optional<PlacedLabel> label) {
    if (label) placed.push_back(std::move(*label));
    return label.has_value();
  };
  const std::vector<Contender> all = contenders(frame, to_screen, before);
  round.note_dots(all);
  for (std::span<const Contender> rest(all); !rest.empty();) {
    const auto group = rest.first(first_group(rest));
    rest = rest.subspan(group.size());
    std::vector<const Contender*> open;
    for (const Contender& contender : group)
      if (!(same_zoom && contender.stood && add(round.place_again(contender)))) open.push_back(&contender);
    for (const Contender* contender : open) add(round.place_anywhere(*contender));
  }
  if (same_zoom)
    for (PlacedLabel& label : placed) round.complete(label);
  if (frame.history) {
    before_.clear();
    for (const PlacedLabel& label : placed)
      if (!label.circle) before_.emplace(label.key, label.stand);
    zoom_before_ = frame.view.camera.zoom;
  }
  std::reverse(placed.begin(), placed.end());
  std::stable_sort(placed.begin(), placed.end(), [](const PlacedLabel& a, const PlacedLabel& b) { return a.style_layer < b.style_layer; });
  return placed;
}

void LabelPlacement::forget() {
  before_.clear();
  zoom_before_ = -1;
}

}  // namespace atlas::render
