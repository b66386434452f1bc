#include "render/group.h"

namespace atlas::render {

void GroupStack::start_frame(const Frame& frame) {
  picture_ = gpu::bound_framebuffer();
  open_.clear();
  if (frame.width() != width_ || frame.height() != height_) targets_.clear();
  width_ = frame.width(), height_ = frame.height();
}

void GroupStack::begin(std::vector<gpu::PixelBox> boxes) {
  const std::size_t depth = open_.size();
  if (targets_.size() <= depth) targets_.emplace_back(width_, height_, true);
  targets_[depth].bind();
  gpu::stencil_off();
  for (gpu::PixelBox& box : boxes) {
    box = gpu::intersection(box, {0, 0, width_, height_});
    if (box.empty()) continue;
    gpu::set_scissor(box);
    gpu::clear_color(0, 0, 0, 0);
  }
  open_.push_back(std::move(boxes));
}

void GroupStack::end(float opacity) {
  const std::vector<gpu::PixelBox> boxes = std::move(open_.back());
  open_.pop_back();
  gpu::bind_framebuffer(open_.empty() ? picture_ : targets_[open_.size() - 1].id());
  gpu::stencil_off();
  gpu::set_blend(gpu::Blend::over);
  programs_.group.use();
  targets_[open_.size()].texture().bind(0);
  programs_.group.set("group", 0);
  programs_.group.set("opacity", opacity);
  for (const gpu::PixelBox& box : boxes) {
    if (box.empty()) continue;
    gpu::set_scissor(box);
    triangle_.draw();
  }
}

}  // namespace atlas::render
