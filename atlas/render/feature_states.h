#pragma once
#include "gpu/texture.h"
#include "render/map.h"

namespace atlas::render {

// What a draw takes of the features: those whose state, as far as `mask` goes, is `value`. Only features of the atlas
// have a state; of other sources, everything is drawn or nothing.
struct StateFilter {
  int mask = 0, value = 0;
};

inline constexpr int state_selected = 1, state_hovered = 2;
inline constexpr StateFilter all_features{};
inline constexpr StateFilter not_selected{state_selected, 0};
inline constexpr StateFilter only_selected{state_selected, state_selected};
inline constexpr StateFilter only_hovered{state_hovered, state_hovered};

// The highlight as a texture that vertex shaders look features up in (place.glsl).
class FeatureStates {
 public:
  void set(const Highlight& highlight);
  void bind(unsigned unit) const { texture_.bind(unit); }

 private:
  gpu::Texture texture_;
  Highlight shown_;
};

}  // namespace atlas::render
