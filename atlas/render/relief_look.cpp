#include "render/relief_look.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace atlas::render {
namespace {

constexpr int tint_steps = 1024;   // of about 9 m

std::uint8_t byte_of(float part) { return static_cast<std::uint8_t>(std::lround(std::clamp(part, 0.0f, 1.0f) * 255)); }

void add_tints(ReliefLook& look, const style::Layer& layer, style::Evaluation at) {
  std::vector<std::uint8_t> row;
  for (int i = 0; i < tint_steps; ++i) {
    at.elevation = ReliefLook::lowest_m + (ReliefLook::highest_m - ReliefLook::lowest_m) * (i + 0.5) / tint_steps;
    const style::Color color = layer.color("color-relief-color", at);
    row.insert(row.end(), {byte_of(color.r), byte_of(color.g), byte_of(color.b), byte_of(color.a)});
  }
  look.tints = gpu::Texture(tint_steps, 1, gpu::PixelFormat::rgba8, gpu::Filter::linear, row.data());
  look.tint_opacity = static_cast<float>(layer.number("color-relief-opacity", at));
}

void add_light(ReliefLook& look, const style::Layer& layer, const style::Evaluation& at) {
  look.exaggeration = static_cast<float>(layer.number("hillshade-exaggeration", at));
  const double bearing = layer.number("hillshade-illumination-direction", at) * std::numbers::pi / 180;
  look.light_x = static_cast<float>(std::sin(bearing));
  look.light_y = static_cast<float>(std::cos(bearing));
  look.shadow = layer.color("hillshade-shadow-color", at);
  look.highlight = layer.color("hillshade-highlight-color", at);
}

}  // namespace

ReliefLook relief_look(std::span<const style::Layer* const> layers, const style::Evaluation& at) {
  ReliefLook look;
  for (const style::Layer* layer : layers) {
    if (layer->type == style::LayerType::color_relief) add_tints(look, *layer, at);
    if (layer->type == style::LayerType::hillshade) add_light(look, *layer, at);
  }
  if (!look.tints) {
    const std::uint8_t clear[4] = {0, 0, 0, 0};
    look.tints = gpu::Texture(1, 1, gpu::PixelFormat::rgba8, gpu::Filter::linear, clear);
  }
  return look;
}

}  // namespace atlas::render
