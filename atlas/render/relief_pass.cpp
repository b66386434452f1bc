#include "render/relief_pass.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace atlas::render {
namespace {

constexpr int border = 1;                          // texels around a square, for its neighbours' sake
constexpr std::size_t byte_budget = 40u << 20;
constexpr double square_zoom_ahead = 1;            // a square covers 256 to 512 logical pixels
// Finer than the cells of heights that are shown so (128 a square), and the picture is smooth in between.
constexpr int texels_of_square = 192, texels_of_dense_square = 384;

// Slopes flatten as cells grow: the farther the view, the more they are exaggerated. Chosen by eye.
float relief_gain(int zoom) { return 3.2f * std::exp2(0.42f * static_cast<float>(9 - std::clamp(zoom, 0, 12))); }

}  // namespace

ReliefPass::ReliefPass(const Programs& programs, GridCache& grids)
    : programs_(programs), grids_(grids), target_(gpu::Framebuffer::without_texture()) {}

void ReliefPass::forget() {
  looks_.clear();
  kept_.clear();
  bytes_ = 0;
}

void ReliefPass::draw(const Frame& frame, AreaClip& clip, std::size_t run, std::span<const style::Layer* const> layers,
                      const source::Object& state, std::span<const DrawnTile> drawn) {
  ++frames_;
  if (!looks_.contains(run)) {
    style::Evaluation at;
    at.zoom = frame.zoom();
    at.state = &state;
    looks_.emplace(run, relief_look(layers, at));
  }
  const ReliefLook& look = looks_.at(run);
  const int texels = frame.pixel_ratio() > 1.5 ? texels_of_dense_square : texels_of_square;
  const auto all = squares(frame, clip, drawn);
  const unsigned picture = gpu::bound_framebuffer();
  std::vector<DrawnTile> areas;
  std::vector<const gpu::Texture*> textures;
  gpu::stencil_off();
  gpu::clear_scissor();
  gpu::set_blend(gpu::Blend::none);
  for (const Square& square : all) {
    textures.push_back(&shaded(run, look, square, texels).texture);
    areas.push_back({square.tile, square.area});
  }
  gpu::bind_framebuffer(picture);
  gpu::set_viewport(frame.pixels());
  gpu::set_blend(gpu::Blend::over);
  clip.prepare(areas);
  programs_.relief.use();
  programs_.relief.set("state_mask", 0);
  programs_.relief.set("shaded", 0);
  programs_.relief.set("border", static_cast<float>(border));
  programs_.relief.set("texels", static_cast<float>(texels));
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (!clip.enter(i)) continue;
    textures[i]->bind(0);
    const AreaGrid& grid = grids_.find(areas[i].area, *frame.view().projection);
    frame.place(programs_.relief, grid.origin);
    grid.array.draw(0, grid.index_count);
  }
  clip.leave();
  clip.forget_stencil();   // it holds this pass's own squares
  evict();
}

std::vector<ReliefPass::Square> ReliefPass::squares(const Frame& frame, const AreaClip& clip,
                                                    std::span<const DrawnTile> drawn) const {
  const int zoom = static_cast<int>(std::floor(frame.zoom() + square_zoom_ahead + 1e-6));
  const geo::GeoBox sight = frame.view().geo_box();
  std::vector<Square> found;
  for (const DrawnTile& tile : drawn) {
    if (!tile.tile->heights) continue;
    std::vector<geo::TileId> open{tile.area};
    while (!open.empty()) {
      const geo::TileId area = open.back();
      open.pop_back();
      if (!geo::geo_box(area).intersects(sight) || clip.box_of(area).empty()) continue;
      if (area.z >= zoom) found.push_back({area, tile.tile});
      else for (unsigned corner = 0; corner < 4; ++corner) open.push_back(area.child(corner));
    }
  }
  std::sort(found.begin(), found.end(), [](const Square& a, const Square& b) { return a.area < b.area; });
  return found;
}

ReliefPass::Shaded& ReliefPass::shaded(std::size_t run, const ReliefLook& look, const Square& square, int texels) {
  Shaded& kept = kept_[{run, square.area}];
  kept.last_used = frames_;
  const int side = texels + 2 * border;
  if (kept.texture.width() != side || kept.heights != square.tile->mesh.get()) {
    bytes_ -= kept.texture.bytes();
    if (kept.texture.width() != side)
      kept.texture = gpu::Texture(side, side, gpu::PixelFormat::rgba8, gpu::Filter::linear);
    bytes_ += kept.texture.bytes();
    kept.heights = square.tile->mesh.get();
    shade(kept, look, square, texels);
  }
  return kept;
}

void ReliefPass::shade(Shaded& target, const ReliefLook& look, const Square& square, int texels) {
  const geo::TileId tile = square.tile->mesh->tile;
  const auto& heights = *square.tile->mesh->heights;
  const double span = std::exp2(-(square.area.z - tile.z));   // of the tile's side
  const double left = square.area.x * span - tile.x, top = square.area.y * span - tile.y;
  const double step = span * heights.size / texels;           // cells for one texel
  const geo::PlaneBox box = geo::mercator_box(square.area);
  const double lat = geo::from_mercator(box.centre()).lat * std::numbers::pi / 180;
  const double metres_per_cell = geo::mercator_box(tile).width() / heights.size * std::cos(lat);
  const int side = texels + 2 * border;

  target_.attach(target.texture);
  gpu::set_viewport({0, 0, side, side});
  const gpu::Program& p = programs_.shade;
  p.use();
  square.tile->heights.bind(0);
  look.tints.bind(1);
  p.set("heights", 0);
  p.set("tints", 1);
  p.set("tint_range", ReliefLook::lowest_m, 1 / (ReliefLook::highest_m - ReliefLook::lowest_m));
  p.set("tint_opacity", look.tint_opacity);
  p.set("cells", static_cast<float>(heights.border + left * heights.size - border * step),
        static_cast<float>(heights.border + top * heights.size - border * step), static_cast<float>(step));
  p.set("steepness", static_cast<float>(look.exaggeration * relief_gain(square.area.z) / metres_per_cell));
  p.set("light", look.light_x, look.light_y);
  p.set("shadow", look.shadow.r, look.shadow.g, look.shadow.b, look.shadow.a);
  p.set("highlight", look.highlight.r, look.highlight.g, look.highlight.b, look.highlight.a);
  p.set("rows", static_cast<float>(side));
  triangle_.draw();
}

void ReliefPass::evict() {
  if (bytes_ <= byte_budget) return;
  std::vector<std::pair<std::uint64_t, std::pair<std::size_t, geo::TileId>>> unused;
  for (const auto& [key, kept] : kept_)
    if (kept.last_used != frames_) unused.push_back({kept.last_used, key});
  std::sort(unused.begin(), unused.end());
  for (const auto& [used, key] : unused) {
    if (bytes_ <= byte_budget) return;
    bytes_ -= kept_[key].texture.bytes();
    kept_.erase(key);
  }
}

}  // namespace atlas::render
