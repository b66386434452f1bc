#include "render/paint.h"

#include <algorithm>

namespace atlas::render {
namespace {

style::Color times(style::Color c, float k) { return {c.r * k, c.g * k, c.b * k, c.a * k}; }

}  // namespace

bool has_flag(const style::Layer& layer, std::string_view name) {
  return std::any_of(layer.metadata.begin(), layer.metadata.end(), [&](const auto& entry) {
    return entry.first == name && entry.second.boolean() && *entry.second.boolean();
  });
}

LinePaint line_paint(const style::Layer& layer, const style::Evaluation& at) {
  LinePaint paint;
  const style::Color color = layer.color("line-color", at);
  paint.color = color.a > 0 ? times(color, 1 / color.a) : color;
  paint.opacity = color.a * static_cast<float>(std::clamp(layer.number("line-opacity", at), 0.0, 1.0));
  paint.corridor = is_corridor(layer);
  paint.blur = static_cast<float>(std::max(0.0, layer.number("line-blur", at)));
  if (paint.corridor) return paint;
  paint.width = static_cast<float>(std::max(0.0, layer.number("line-width", at)));
  paint.gap_width = static_cast<float>(std::max(0.0, layer.number("line-gap-width", at)));
  paint.offset = static_cast<float>(layer.number("line-offset", at));
  if (layer.has("line-dasharray"))
    for (const double length : layer.numbers("line-dasharray", at))
      paint.dashes.push_back(static_cast<float>(std::max(0.0, length)) * paint.width);
  if (paint.dashes.size() % 2) paint.dashes.insert(paint.dashes.end(), paint.dashes.begin(), paint.dashes.end());
  if (paint.dashes.size() > 8) paint.dashes.resize(8);
  float period = 0;
  for (const float length : paint.dashes) period += length;
  if (period < 0.5f) paint.dashes.clear();
  paint.round_dashes = !paint.dashes.empty() && layer.text("line-cap", at) == "round";
  return paint;
}

FillPaint fill_paint(const style::Layer& layer, const style::Evaluation& at) {
  const auto opacity = static_cast<float>(std::clamp(layer.number("fill-opacity", at), 0.0, 1.0));
  FillPaint paint;
  paint.color = times(layer.color("fill-color", at), opacity);
  paint.outline = layer.has("fill-outline-color") ? times(layer.color("fill-outline-color", at), opacity) : paint.color;
  return paint;
}

}  // namespace atlas::render
