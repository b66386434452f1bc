#pragma once
#include <memory>
#include <unordered_map>
#include <vector>

#include "gpu/texture.h"
#include "text/fonts.h"

namespace atlas::render {

// Where a glyph's distance field lies in the atlas, in texels, and how it stands to the pen, in em.
struct AtlasGlyph {
  int x = 0, y = 0, width = 0, height = 0;   // no area: nothing to draw
  float left = 0, top = 0, pixels_per_em = 1, spread = 1;
};

// Distance fields of the glyphs in use, in one texture of one byte a texel, which grows up to a limit. Only new glyphs
// are uploaded. Thread: the one whose GL context is current.
class GlyphAtlas {
 public:
  explicit GlyphAtlas(std::shared_ptr<text::Fonts> fonts);

  // Makes room for all of them together. What find() gave before may have moved after that.
  void require(const std::vector<text::GlyphKey>& glyphs);
  const AtlasGlyph* find(text::GlyphKey glyph) const;   // null when it did not fit
  const gpu::Texture& texture() const { return texture_; }

 private:
  bool add(text::GlyphKey glyph);
  bool reserve(int width, int height, int& x, int& y);
  void resize(int side);

  std::shared_ptr<text::Fonts> fonts_;
  gpu::Texture texture_;
  int side_ = 0;
  int shelf_x_ = 0, shelf_y_ = 0, shelf_height_ = 0;   // the row that is being filled
  std::unordered_map<std::uint64_t, AtlasGlyph> glyphs_;
};

}  // namespace atlas::render
