#pragma once
#include <map>
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
  // What follows goes into a new, empty group; only these boxes of it, which do not overlap, are used. `reduction`: the
  // group has only every so many pixels across and up; for what is soft and wide, at a fraction of the cost.
  void begin(std::vector<gpu::PixelBox> boxes, int reduction = 1);
  void end(float opacity);

 private:
  const Programs& programs_;
  gpu::ScreenTriangle triangle_;
  unsigned picture_ = 0;
  int width_ = 0, height_ = 0;
  struct Group {
    std::vector<gpu::PixelBox> boxes;
    int reduction = 1;
  };
  gpu::Framebuffer& target(std::size_t depth, int reduction);
  void bind_target(std::size_t depth, int reduction);

  std::map<std::pair<std::size_t, int>, gpu::Framebuffer> targets_;   // by depth and reduction
  std::vector<Group> open_;
};

}  // namespace atlas::render
