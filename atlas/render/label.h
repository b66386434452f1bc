#pragma once
#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "mesh/tile_mesh.h"
#include "render/label_look.h"
#include "render/view.h"

namespace atlas::render {

// Logical pixels, y down.
struct ScreenBox {
  float min_x = 0, min_y = 0, max_x = 0, max_y = 0;
  bool intersects(const ScreenBox& b) const {
    return min_x < b.max_x && b.min_x < max_x && min_y < b.max_y && b.min_y < max_y;
  }
  bool holds(const ScreenBox& b) const {
    return b.min_x >= min_x && b.max_x <= max_x && b.min_y >= min_y && b.max_y <= max_y;
  }
  ScreenBox grown(float by) const { return {min_x - by, min_y - by, max_x + by, max_y + by}; }
  ScreenBox moved(float x, float y) const { return {min_x + x, min_y + y, max_x + x, max_y + y}; }
  void include(const ScreenBox& b) {
    min_x = std::min(min_x, b.min_x), min_y = std::min(min_y, b.min_y);
    max_x = std::max(max_x, b.max_x), max_y = std::max(max_y, b.max_y);
  }
};

// A glyph on the screen: its pen's place against the label's anchor, logical pixels; clockwise angle in radians.
struct LabelGlyph {
  text::GlyphKey key;
  float x = 0, y = 0, angle = 0;
  float size = 0;        // logical pixels for one em
  bool second = false;   // of the second text
};

struct LabelIcon {
  std::string name;
  float x = 0, y = 0, angle = 0;   // its middle, against the anchor
  float size = 0;                  // logical pixels a side
};

// How a label stands at its place: what it was the frame before is tried first.
struct LabelStand {
  int anchor = -1;         // index into LabelLook::anchors, from their count on those a ring farther out; or -1
  float shift = 0;         // along the line, in parts of the path's length (the same at every zoom)
  bool text = false, second = false, icon = false;
  friend bool operator==(const LabelStand&, const LabelStand&) = default;
};

// A symbol that has its place in the view.
struct PlacedLabel {
  const mesh::SymbolCandidate* symbol = nullptr;   // kept alive by `tile`
  std::shared_ptr<const mesh::TileMesh> tile;
  std::uint64_t key = 0;           // the same symbol in every frame and tile
  std::size_t style_layer = 0;
  LabelStand stand;
  LabelLook look;
  ScreenPoint anchor;
  std::vector<LabelGlyph> glyphs;
  std::vector<LabelIcon> icons;    // none or one
  bool circle = false;
  std::vector<ScreenBox> boxes;    // against the anchor, without padding
  float opacity = 1;               // of the fading
};

}  // namespace atlas::render
