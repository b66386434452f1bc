#pragma once
#include <span>

#include "gpu/texture.h"
#include "style/style.h"

namespace atlas::render {

// How heights are shaded: what a style's color-relief and hillshade layers of one source say together.
struct ReliefLook {
  gpu::Texture tints;                  // one row, premultiplied, from lowest_m to highest_m
  float tint_opacity = 0;              // 0: no tints
  float exaggeration = 0;              // 0: no light and shadow
  float light_x = 0, light_y = 0;      // unit vector to where it comes from, x east, y north
  style::Color shadow, highlight;

  static constexpr float lowest_m = -500, highest_m = 8500;
};

ReliefLook relief_look(std::span<const style::Layer* const> layers, const style::Evaluation& at);

}  // namespace atlas::render
