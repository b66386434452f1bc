#include "render/group.h"

namespace atlas::render {

void GroupStack::start_frame(const Frame& frame) {
  picture_ = gpu::bound_framebuffer();
  open_.clear();
  if (frame.width() != width_ || frame.height() != height_) targets_.clear();
  width_ = frame.width(), height_ = frame.height();
}

void GroupStack::begin(const gpu::PixelBox& box) {
  const std::size_t depth = open_.size();
  if (targets_.size() <= depth) targets_.emplace_back(width_, height_, true);
  targets_[depth].bind();
  open_.push_back(gpu::intersection(box, {0, 0, width_, height_}));
  gpu::stencil_off();
  gpu::set_scissor(open_.back());
  gpu::clear_color(0, 0, 0, 0);
}

void GroupStack::end(float opacity) {
  const gpu::PixelBox box = open_.back();
  open_.pop_back();
  gpu::bind_framebuffer(open_.empty() ? picture_ : targets_[open_.size() - 1].id());
  gpu::stencil_off();
  gpu::set_scissor(box);
  gpu::set_blend(gpu::Blend::over);
  programs_.group.use();
  targets_[open_.size()].texture().bind(0);
  programs_.group.set("group", 0);
  programs_.group.set("opacity", opacity);
  triangle_.draw();
}

}  // namespace atlas::render
