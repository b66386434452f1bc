#include "render/label_fade.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace atlas::render {
namespace {

constexpr double fade_s = 0.25;
constexpr double longest_step_s = 0.05;   // after a pause a label still comes softly

// A label that changes its stand goes from the one and comes in the other.
std::uint64_t fade_key(const PlacedLabel& label) {
  const LabelStand& stand = label.stand;
  const std::uint64_t bits =
      static_cast<std::uint64_t>(stand.anchor + 1) << 3 | stand.text << 2 | stand.second << 1 | stand.icon;
  return (label.key ^ bits) * 0x9E3779B97F4A7C15ull;
}

}  // namespace

bool LabelFade::update(std::vector<PlacedLabel>& placed, const PlaneToScreen& to_screen, double now_s) {
  const double step = std::clamp(now_s - now_before_, 0.0, longest_step_s);
  const bool still = before_.empty() || step == 0;
  const float change = static_cast<float>(step / fade_s);
  now_before_ = now_s;

  std::unordered_map<std::uint64_t, PlacedLabel*> old;
  for (PlacedLabel& label : before_) old.emplace(fade_key(label), &label);
  bool fading = false;
  for (PlacedLabel& label : placed) {
    const auto found = old.find(fade_key(label));
    const float from = found == old.end() ? 0 : found->second->opacity;
    label.opacity = still || label.circle ? 1 : std::min(1.0f, from + change);
    fading |= label.opacity < 1;
    if (found != old.end()) old.erase(found);
  }
  std::vector<PlacedLabel> leaving;
  for (PlacedLabel& label : before_) {
    const auto found = old.find(fade_key(label));
    if (still || found == old.end() || found->second != &label || label.circle || label.opacity <= change) continue;
    label.opacity -= change;
    label.anchor = to_screen(label.symbol->anchor);
    leaving.push_back(std::move(label));
    fading = true;
  }
  placed.insert(placed.begin(), std::move_iterator(leaving.begin()), std::move_iterator(leaving.end()));
  before_ = placed;
  return fading;
}

}  // namespace atlas::render
