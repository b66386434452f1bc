#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "render/glyph_atlas.h"
#include "render/icon_atlas.h"
#include "render/label.h"

namespace atlas::render {

// What symbol.frag draws in a quad.
enum class SymbolShape { glyph = 0, icon = 1, disc = 2 };

// Logical pixels of the whole picture, y down. `u`, `v`: texels of the glyph or icon atlas, or logical pixels from a
// disc's middle.
struct SymbolVertex {
  float x, y, u, v;
  std::uint8_t color[4];   // premultiplied
  float shape;             // SymbolShape
  float edge;              // glyph: outward shift of the outline; disc: radius (logical pixels)
  float blur;              // logical pixels
  float scale;             // glyph: logical pixels for a texel; disc: inner radius
};

struct SymbolGeometry {
  std::vector<SymbolVertex> vertices;
  std::vector<std::uint32_t> indices;   // triangles, from below: discs and icons, halos, letters
};

// How much of a label is seen beside its own opacity: less for what is not selected.
using LabelShare = std::function<float(const PlacedLabel&)>;

// All halos lie under all letters: no label's halo covers a neighbour's text. `snap`: device pixels for a logical one,
// to put level lines of text on whole pixels, which makes them sharper; 0 where the map moves and they would jitter.
SymbolGeometry symbol_geometry(std::span<const PlacedLabel> labels, const GlyphAtlas& glyphs, const IconAtlas& icons,
                               const LabelShare& share, double snap = 0);

}  // namespace atlas::render
