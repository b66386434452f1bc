#pragma once
#include <vector>

#include "gpu/buffer.h"
#include "gpu/texture.h"
#include "render/frame.h"
#include "render/programs.h"

namespace atlas::render {

// Layers drawn apart and then laid over the picture as one, so that nothing in a translucent group shows through
// anything else in it. Groups nest. Owns its framebuffers and keeps them for the next frame.
class GroupStack {
 public:
  explicit GroupStack(const Programs& programs) : programs_(programs) {}

  void start_frame(const Frame& frame);   // the framebuffer that is bound is the picture
  // What follows goes into a new, empty group; only these boxes of it, which do not overlap, are used.
  void begin(std::vector<gpu::PixelBox> boxes);
  void end(float opacity);

 private:
  const Programs& programs_;
  gpu::ScreenTriangle triangle_;
  unsigned picture_ = 0;
  int width_ = 0, height_ = 0;
  std::vector<gpu::Framebuffer> targets_;
  std::vector<std::vector<gpu::PixelBox>> open_;
};

}  // namespace atlas::render
