#include "render/glyph_atlas.h"

#include <algorithm>
#include <cstdint>

namespace atlas::render {
namespace {

constexpr int first_side = 1024, last_side = 4096;   // about 220 and 3600 Han characters

std::uint64_t number_of(text::GlyphKey key) { return std::uint64_t{key.face} << 32 | key.glyph; }

}  // namespace

GlyphAtlas::GlyphAtlas(std::shared_ptr<text::Fonts> fonts) : fonts_(std::move(fonts)) { resize(first_side); }

void GlyphAtlas::resize(int side) {
  side_ = side;
  const std::vector<std::uint8_t> empty(static_cast<std::size_t>(side) * side, 0);
  texture_ = gpu::Texture(side, side, gpu::PixelFormat::r8, gpu::Filter::linear, empty.data());
  shelf_x_ = shelf_y_ = shelf_height_ = 0;
  glyphs_.clear();
}

void GlyphAtlas::require(const std::vector<text::GlyphKey>& glyphs) {
  const auto all_fit = [&] {
    return std::all_of(glyphs.begin(), glyphs.end(), [&](text::GlyphKey g) { return add(g); });
  };
  if (all_fit()) return;
  // Full: a larger one with what is asked for now; at the limit, the same again without what has gone out of use.
  do resize(std::min(2 * side_, last_side));
  while (!all_fit() && side_ < last_side);
}

const AtlasGlyph* GlyphAtlas::find(text::GlyphKey glyph) const {
  const auto found = glyphs_.find(number_of(glyph));
  return found == glyphs_.end() ? nullptr : &found->second;
}

bool GlyphAtlas::reserve(int width, int height, int& x, int& y) {
  if (shelf_x_ + width > side_) {
    shelf_y_ += shelf_height_;
    shelf_x_ = shelf_height_ = 0;
  }
  if (width > side_ || shelf_y_ + height > side_) return false;
  x = shelf_x_, y = shelf_y_;
  shelf_x_ += width;
  shelf_height_ = std::max(shelf_height_, height);
  return true;
}

bool GlyphAtlas::add(text::GlyphKey glyph) {
  if (glyphs_.contains(number_of(glyph))) return true;
  const auto bitmap = fonts_->bitmap(glyph);
  AtlasGlyph placed{.width = bitmap->width, .height = bitmap->height, .left = bitmap->left, .top = bitmap->top,
                    .pixels_per_em = bitmap->pixels_per_em, .spread = bitmap->spread};
  if (bitmap->width > 0) {
    // A texel apart, so that filtering at a rim meets no neighbour.
    if (!reserve(bitmap->width + 1, bitmap->height + 1, placed.x, placed.y)) return false;
    texture_.write(placed.x, placed.y, bitmap->width, bitmap->height, bitmap->distances.data());
  }
  glyphs_.emplace(number_of(glyph), placed);
  return true;
}

}  // namespace atlas::render
