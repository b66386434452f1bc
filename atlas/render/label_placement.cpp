#include "render/label_placement.h"

#include <algorithm>
#include <optional>

#include "render/label_geometry.h"
#include "render/label_order.h"
#include "render/label_room.h"
#include "render/label_search.h"

namespace atlas::render {
namespace {

// One frame's placement.
class Round {
 public:
  Round(const SymbolFrame& frame, const PlacementRoom& given, const PlaneToScreen& to_screen,
        const std::unordered_map<std::uint64_t, LabelStand>& before)
      : frame_(frame),
        given_(given),
        to_screen_(to_screen),
        before_(before),
        looks_(frame.style, frame.state, frame.view.camera.zoom),
        room_(frame.view, given.margin) {
    for (const ScreenBox& box : given.keep_out) room_.keep_out(box);
  }

  void note_dots(std::span<const Contender> contenders) {
    for (const Contender& contender : contenders)
      if (is_circle(*contender.symbol)) {
        const PlacedLabel label = start(contender);
        room_.add_dot(circle_box(label).moved(static_cast<float>(label.anchor.x), static_cast<float>(label.anchor.y)));
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
    if (label.circle || label.stand.text || !has_text(label) || room_.repeats(label, false)) return;
    const std::optional<ScreenPath> path = path_of(*label.symbol);
    LabelStand stand;
    auto text = text_anywhere(room_, label, path ? &*path : nullptr, nullptr, stand);
    if (!text) return;
    label.stand = stand;
    room_.settle(label, std::nullopt, std::move(text));
  }

 private:
  PlacedLabel start(const Contender& contender) {
    const mesh::SymbolCandidate& symbol = *contender.symbol;
    PlacedLabel label{.symbol = &symbol, .tile = *contender.tile, .key = contender.key};
    label.style_layer = symbol.style_layer;
    label.look = looks_.of(symbol.style_layer, *symbol.feature);
    label.anchor = to_screen_(symbol.anchor);
    return label;
  }

  static ScreenBox circle_box(const PlacedLabel& label) {
    const float reach = label.look.radius + label.look.stroke_width;
    return {-reach, -reach, reach, reach};
  }

  std::optional<PlacedLabel> place_circle(PlacedLabel label) const {
    const ScreenBox view{0, 0, static_cast<float>(frame_.view.width), static_cast<float>(frame_.view.height)};
    const ScreenBox box = circle_box(label);
    const ScreenBox on_screen = box.moved(static_cast<float>(label.anchor.x), static_cast<float>(label.anchor.y));
    if (!view.intersects(on_screen)) return std::nullopt;
    label.circle = true;
    label.boxes = {box};
    return label;
  }

  // `exactly`: with the parts and the stand of `last`, or not at all.
  std::optional<PlacedLabel> place(const Contender& contender, const LabelStand* last, bool exactly) {
    const mesh::SymbolCandidate& symbol = *contender.symbol;
    if (is_hopeless(symbol, last != nullptr)) return std::nullopt;
    PlacedLabel label = start(contender);
    if (is_circle(symbol)) return place_circle(std::move(label));
    const std::optional<ScreenPath> line = path_of(symbol);
    const ScreenPath* path = line ? &*line : nullptr;
    const bool stood = last != nullptr;
    const bool wants_icon = has_icon(symbol) && (!exactly || last->icon);
    const bool wants_text = has_text(label) && (!exactly || last->text);

    std::optional<LabelIcon> icon;
    if (wants_icon) {
      icon = set_icon(symbol, label.look, path);
      const ScreenBox box = box_of(*icon);
      if (!room_.fits(label, {&box, 1}, label.look.icon_overlap, label.look.icon_padding, stood)) icon.reset();
    }
    const bool icon_failed = wants_icon && !icon;
    std::optional<TextSetting> text;
    if (wants_text && (!icon_failed || label.look.icon_optional) && !room_.repeats(label, stood))
      text = exactly ? text_as_before(room_, label, path, *last, label.stand)
                     : text_anywhere(room_, label, path, last, label.stand);
    const bool text_failed = wants_text && !text;
    if (exactly && (icon_failed || text_failed)) return std::nullopt;
    if (icon && text_failed && !label.look.text_optional) icon.reset();
    if (!icon && !text) return std::nullopt;
    room_.settle(label, std::move(icon), std::move(text));
    return label;
  }

  // Nine of ten in a crowd: names alone at a point, where all is taken.
  bool is_hopeless(const mesh::SymbolCandidate& symbol, bool stood) {
    if (!symbol.path.empty() || !symbol.icon.empty() || !symbol.shaped || is_circle(symbol)) return false;
    const LabelLook* look = looks_.common(symbol.style_layer, *symbol.feature);
    return look && hopeless(room_, symbol, *look, to_screen_(symbol.anchor), stood);
  }

  bool is_circle(const mesh::SymbolCandidate& symbol) const {
    return frame_.style.layers[symbol.style_layer].type == style::LayerType::circle;
  }
  std::optional<ScreenPath> path_of(const mesh::SymbolCandidate& symbol) const {
    if (symbol.path.empty()) return std::nullopt;
    return ScreenPath(symbol, to_screen_);
  }
  bool has_icon(const mesh::SymbolCandidate& symbol) const {
    return !symbol.icon.empty() && (!given_.icon_exists || given_.icon_exists(symbol.icon));
  }
  static bool has_text(const PlacedLabel& label) {
    return label.symbol->shaped && !label.symbol->shaped->glyphs.empty() && label.look.text_size > 0;
  }

  const SymbolFrame& frame_;
  const PlacementRoom& given_;
  const PlaneToScreen& to_screen_;
  const std::unordered_map<std::uint64_t, LabelStand>& before_;
  LabelLooks looks_;
  LabelRoom room_;
};

}  // namespace

std::vector<PlacedLabel> LabelPlacement::place(const SymbolFrame& frame, const PlacementRoom& room) {
  static const std::unordered_map<std::uint64_t, LabelStand> none;
  const auto& before = frame.history ? before_ : none;
  const PlaneToScreen to_screen(frame.view);
  const bool same_zoom = frame.history && frame.view.camera.zoom == zoom_before_;
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
  std::stable_sort(placed.begin(), placed.end(),
                   [](const PlacedLabel& a, const PlacedLabel& b) { return a.style_layer < b.style_layer; });
  return placed;
}

void LabelPlacement::forget() {
  before_.clear();
  zoom_before_ = -1;
}

}  // namespace atlas::render
