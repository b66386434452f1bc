#include "render/label_search.h"

#include <cmath>

namespace atlas::render {
namespace {

constexpr float farther_em = 0.8f;      // of the second ring of anchors
constexpr float over_dot_cost = 0.5f;   // radians of bend that a name takes on rather than cover a dot
constexpr float away_cost = 1.5f;       // radians for a path's length
// Where along the path a name is tried, in parts of the path's length from its anchor.
constexpr float shifts[] = {0, 0.08f, -0.08f, 0.16f, -0.16f, 0.25f, -0.25f, 0.34f, -0.34f};

std::optional<TextSetting> fitting(const LabelRoom& room, const PlacedLabel& label, std::optional<TextSetting> text,
                                   bool stood) {
  if (text && !room.fits(label, text->boxes, label.look.text_overlap, label.look.text_padding, stood)) text.reset();
  return text;
}

// Where several anchors are allowed, each is tried once more a little farther out, past icons that stand at the same
// place.
int anchor_count(const LabelLook& look) { return static_cast<int>(look.anchors.size()) * (look.variable ? 2 : 1); }

std::optional<TextSetting> at_anchor(const LabelRoom& room, const PlacedLabel& label, int anchor, bool second, bool stood) {
  const int count = static_cast<int>(label.look.anchors.size());
  const TextAnchor part = label.look.anchors[static_cast<std::size_t>(anchor % count)];
  const float farther = anchor < count ? 0 : farther_em;
  // Most of what has no room is told without a letter being set.
  if (const auto core = core_at_point(*label.symbol, label.look, part, second, farther);
      core && !room.fits(label, {&*core, 1}, label.look.text_overlap, label.look.text_padding, stood))
    return std::nullopt;
  return fitting(room, label, set_at_point(*label.symbol, label.look, part, second, farther), stood);
}

std::optional<TextSetting> at_point(const LabelRoom& room, const PlacedLabel& label, const LabelStand* last,
                                    LabelStand& stand) {
  const bool stood = last != nullptr;
  const int count = anchor_count(label.look);
  const bool has_second = label.symbol->second_shaped != nullptr;
  if (last && last->text && last->anchor >= 0 && last->anchor < count)
    for (const bool second : {true, false})
      if (!second || has_second)
        if (auto text = at_anchor(room, label, last->anchor, second, stood)) {
          stand.anchor = last->anchor, stand.second = second;
          return text;
        }
  std::optional<TextSetting> over_dots;   // the first that covers some, for want of a better one
  for (const bool second : {true, false})
    for (int anchor = 0; anchor < count && (!second || has_second); ++anchor) {
      auto text = at_anchor(room, label, anchor, second, stood);
      if (!text) continue;
      const bool hides = room.hides_dot(label, text->boxes);
      if (hides && over_dots) continue;
      stand.anchor = anchor, stand.second = second;
      if (!hides) return text;
      over_dots = std::move(text);
    }
  return over_dots;
}

// Whether the line itself is free at the ends and the middle of the name: cheap, and right nine times in ten.
bool may_fit(const LabelRoom& room, const PlacedLabel& label, const ScreenPath& path, float shift) {
  const LabelLook& look = label.look;
  const double half = label.symbol->shaped->width * look.text_size / 2;
  const double middle = path.anchor_along + shift * path.length();
  if (middle - half < 0 || middle + half > path.length()) return false;
  if (look.text_overlap || look.offset_x != 0 || look.offset_y != 0) return true;
  for (const double at : {middle, middle - half * 0.9, middle + half * 0.9}) {
    const ScreenPoint p = path.at(at);
    if (!room.has_spot({p.x + label.anchor.x, p.y + label.anchor.y}, look.text_size * 0.1f)) return false;
  }
  return true;
}

std::optional<TextSetting> along(const LabelRoom& room, const PlacedLabel& label, const ScreenPath& path,
                                 const LabelStand* last, LabelStand& stand) {
  if (last && last->text)
    if (auto text = text_as_before(room, label, &path, *last, stand)) return text;
  std::optional<TextSetting> best;
  float best_cost = 0;
  for (const float shift : shifts) {
    const float away = away_cost * std::abs(shift);
    if (best && away >= best_cost) break;   // shifts grow
    if (!may_fit(room, label, path, shift)) continue;
    auto text = set_along(*label.symbol, label.look, path, shift);
    if (!text || (best && text->bend + away >= best_cost)) continue;
    text = fitting(room, label, std::move(text), last != nullptr);
    if (!text) continue;
    const float cost = text->bend + away + (room.hides_dot(label, text->boxes) ? over_dot_cost : 0);
    if (best && cost >= best_cost) continue;
    best_cost = cost;
    best = std::move(text);
    stand.shift = shift;
  }
  return best;
}

}  // namespace

std::optional<TextSetting> text_as_before(const LabelRoom& room, const PlacedLabel& label, const ScreenPath* path,
                                          const LabelStand& last, LabelStand& stand) {
  stand = last;
  if (path) return fitting(room, label, set_along(*label.symbol, label.look, *path, last.shift), true);
  if (last.anchor < 0 || last.anchor >= anchor_count(label.look)) return std::nullopt;
  return at_anchor(room, label, last.anchor, last.second, true);
}

std::optional<TextSetting> text_anywhere(const LabelRoom& room, const PlacedLabel& label, const ScreenPath* path,
                                         const LabelStand* last, LabelStand& stand) {
  return path ? along(room, label, *path, last, stand) : at_point(room, label, last, stand);
}

bool hopeless(const LabelRoom& room, const mesh::SymbolCandidate& symbol, const LabelLook& look, ScreenPoint at, bool stood) {
  const int count = static_cast<int>(look.anchors.size());
  for (int anchor = 0; anchor < anchor_count(look); ++anchor) {
    const TextAnchor part = look.anchors[static_cast<std::size_t>(anchor % count)];
    for (const bool second : {true, false}) {
      if (second && !symbol.second_shaped) continue;
      const auto core = core_at_point(symbol, look, part, second, anchor < count ? 0 : farther_em);
      if (!core || room.fits(at, {&*core, 1}, look.text_overlap, look.text_padding, stood)) return false;
    }
  }
  return true;
}

}  // namespace atlas::render
