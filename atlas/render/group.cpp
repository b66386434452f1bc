#include "render/group.h"

namespace atlas::render {

void GroupStack::start_frame(const Frame& frame) {
  picture_ = gpu::bound_framebuffer();
  open_.clear();
  if (frame.width() != width_ || frame.height() != height_) targets_.clear();
  width_ = frame.width(), height_ = frame.height();
}

gpu::Framebuffer& GroupStack::target(std::size_t depth, int reduction) {
  gpu::Framebuffer& found = targets_[{depth, reduction}];
  const auto filter = reduction > 1 ? gpu::Filter::linear : gpu::Filter::nearest;
  if (!found) found = gpu::Framebuffer((width_ + reduction - 1) / reduction, (height_ + reduction - 1) / reduction, true, filter);
  return found;
}

// The viewport is as many of its pixels as the picture's take, so that places keep theirs.
void GroupStack::bind_target(std::size_t depth, int reduction) {
  const gpu::Framebuffer& bound = target(depth, reduction);
  bound.bind();
  gpu::set_viewport({0, 0, reduction > 1 ? bound.width() : width_, reduction > 1 ? bound.height() : height_});
}

void GroupStack::begin(std::vector<gpu::PixelBox> boxes, int reduction) {
  bind_target(open_.size(), reduction);
  gpu::stencil_off();
  const int margin = reduction > 1 ? reduction : 0;   // what lies beside a box is looked at too when the group is enlarged
  for (gpu::PixelBox& box : boxes) {
    box = gpu::intersection(box, {0, 0, width_, height_});
    if (box.empty()) continue;
    gpu::set_scissor(gpu::reduced({box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin}, reduction));
    gpu::clear_color(0, 0, 0, 0);
  }
  open_.push_back({std::move(boxes), reduction});
}

void GroupStack::end(float opacity) {
  const Group group = std::move(open_.back());
  open_.pop_back();
  const gpu::Framebuffer& drawn = target(open_.size(), group.reduction);
  if (open_.empty()) {
    gpu::bind_framebuffer(picture_);
    gpu::set_viewport({0, 0, width_, height_});
  } else {
    bind_target(open_.size() - 1, open_.back().reduction);
  }
  gpu::stencil_off();
  gpu::set_blend(gpu::Blend::over);
  programs_.group.use();
  drawn.texture().bind(0);
  programs_.group.set("group", 0);
  programs_.group.set("picture", static_cast<float>(width_), static_cast<float>(height_));
  programs_.group.set("opacity", opacity);
  for (const gpu::PixelBox& box : group.boxes) {
    if (box.empty()) continue;
    gpu::set_scissor(box);
    triangle_.draw();
  }
}

}  // namespace atlas::render
