#include "render/feature_states.h"

#include <vector>

namespace atlas::render {

void FeatureStates::set(const Highlight& highlight) {
  if (texture_ && highlight == shown_) return;
  shown_ = highlight;
  constexpr std::size_t row = 256, most_rows = 4096;
  std::size_t rows = 1;
  for (const auto* ids : {&highlight.selected, &highlight.hovered})
    if (!ids->empty()) rows = std::max(rows, std::min<std::size_t>(*ids->rbegin() / row + 1, most_rows));
  std::vector<std::uint8_t> states(row * rows, 0);
  const auto mark = [&](const std::set<std::uint32_t>& ids, int state) {
    for (const std::uint32_t id : ids)
      if (id < states.size()) states[id] = static_cast<std::uint8_t>(states[id] | state);
  };
  mark(highlight.selected, state_selected);
  mark(highlight.hovered, state_hovered);
  texture_ = gpu::Texture(static_cast<int>(row), static_cast<int>(rows), gpu::PixelFormat::r8_whole,
                          gpu::Filter::nearest, states.data());
}

}  // namespace atlas::render
