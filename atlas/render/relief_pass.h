#pragma once
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "render/area_clip.h"
#include "render/relief_look.h"

namespace atlas::render {

// Draws heights: each square is shaded once, at the resolution of the screen, into a texture that is kept; a frame then
// only draws textured squares. Squares deeper than the source's tiles are shaded from the heights of an ancestor.
class ReliefPass {
 public:
  ReliefPass(const Programs& programs, GridCache& grids);
  void forget();   // another style

  // `run`: the number of the first of `layers` in the style, to keep its squares by.
  void draw(const Frame& frame, AreaClip& clip, std::size_t run, std::span<const style::Layer* const> layers,
            const source::Object& state, std::span<const DrawnTile> drawn);

 private:
  struct Shaded {
    gpu::Texture texture;
    const void* heights = nullptr;   // the mesh that it was shaded from: a better one replaces it
    std::uint64_t last_used = 0;
  };
  struct Square {
    geo::TileId area;
    const GpuTile* tile;
  };

  std::vector<Square> squares(const Frame& frame, const AreaClip& clip, std::span<const DrawnTile> drawn) const;
  Shaded& shaded(std::size_t run, const ReliefLook& look, const Square& square, int texels);
  void shade(Shaded& target, const ReliefLook& look, const Square& square, int texels);
  void evict();

  const Programs& programs_;
  GridCache& grids_;
  gpu::ScreenTriangle triangle_;
  gpu::Framebuffer target_;
  std::map<std::size_t, ReliefLook> looks_;
  std::map<std::pair<std::size_t, geo::TileId>, Shaded> kept_;
  std::uint64_t frames_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace atlas::render
