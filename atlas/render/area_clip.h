#pragma once
#include <map>
#include <span>

#include "render/frame.h"
#include "render/gpu_tile.h"
#include "render/programs.h"
#include "render/source_tiles.h"

namespace atlas::render {

// Squares as triangles, kept for the next frame.
class GridCache {
 public:
  const AreaGrid& find(geo::TileId area, const geo::Projection& projection);
  void clear() { grids_.clear(); }

 private:
  std::map<geo::TileId, AreaGrid> grids_;
  std::string definition_;
};

// Keeps what a tile draws inside its square, to the pixel, so that neighbours neither overlap nor leave a gap: a scissor
// in Web Mercator, a stencil (where the framebuffer has one) in other projections.
class AreaClip {
 public:
  AreaClip(const Programs& programs, GridCache& grids) : programs_(programs), grids_(grids) {}

  void start_frame(const Frame& frame);
  // Prepares the squares of one source for the target that is bound, which may have fewer pixels than the picture (see
  // GroupStack::begin).
  void prepare(std::span<const DrawnTile> drawn, int reduction = 1);
  // False when nothing of the square is in the picture.
  bool enter(std::size_t index) const;
  void leave() const;
  // For those who prepared squares of their own, which do not last.
  void forget_stencil() { written_.clear(); }
  gpu::PixelBox box_of(geo::TileId area) const;

 private:
  void write_stencil(std::span<const DrawnTile> drawn) const;

  const Programs& programs_;
  GridCache& grids_;
  const Frame* frame_ = nullptr;
  std::span<const DrawnTile> drawn_;
  bool mercator_ = true, stencil_ = false;
  int reduction_ = 1;
  std::map<unsigned, const DrawnTile*> written_;   // by framebuffer: whose squares its stencil holds
};

}  // namespace atlas::render
