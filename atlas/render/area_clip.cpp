#include "render/area_clip.h"

namespace atlas::render {
namespace {

constexpr std::size_t most_grids = 2048;

}  // namespace

const AreaGrid& GridCache::find(geo::TileId area, const geo::Projection& projection) {
  if (definition_ != projection.definition() || grids_.size() > most_grids) grids_.clear();
  definition_ = projection.definition();
  const auto found = grids_.find(area);
  return found != grids_.end() ? found->second : grids_.emplace(area, make_grid(area, projection)).first->second;
}

void AreaClip::start_frame(const Frame& frame) {
  frame_ = &frame;
  mercator_ = frame.view().projection->is_web_mercator();
  drawn_ = {};
  written_.clear();
}

gpu::PixelBox AreaClip::box_of(geo::TileId area) const {
  if (!mercator_) return frame_->pixels();
  return gpu::intersection(frame_->pixels_of(geo::mercator_box(area)), frame_->pixels());
}

void AreaClip::prepare(std::span<const DrawnTile> drawn, int reduction) {
  drawn_ = drawn;
  reduction_ = reduction;
  if (mercator_) return;
  stencil_ = gpu::has_stencil();
  const DrawnTile*& written = written_[gpu::bound_framebuffer()];
  if (stencil_ && written != drawn.data()) write_stencil(drawn);
  written = drawn.data();
}

// Every pixel gets the number of the one square that owns it. With more squares than a byte counts, those that share a
// number are far from each other, and what a tile draws ends within its rim.
void AreaClip::write_stencil(std::span<const DrawnTile> drawn) const {
  gpu::set_scissor(gpu::reduced(frame_->pixels(), reduction_));
  gpu::clear_stencil();
  programs_.fill.use();
  programs_.fill.set("state_mask", 0);
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const AreaGrid& grid = grids_.find(drawn[i].area, *frame_->view().projection);
    gpu::stencil_write(static_cast<int>(i % 255) + 1);
    frame_->place(programs_.fill, grid.origin);
    grid.array.draw(0, grid.index_count);
  }
  gpu::stencil_off();
}

bool AreaClip::enter(std::size_t index) const {
  const gpu::PixelBox box = box_of(drawn_[index].area);
  if (box.empty()) return false;
  gpu::set_scissor(gpu::reduced(box, reduction_));
  if (!mercator_ && stencil_) gpu::stencil_keep(static_cast<int>(index % 255) + 1);
  return true;
}

void AreaClip::leave() const {
  gpu::stencil_off();
  gpu::clear_scissor();
}

}  // namespace atlas::render
