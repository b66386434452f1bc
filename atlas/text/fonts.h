#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace atlas::text {

enum class Weight { regular, medium, bold };

struct FontStyle {
  Weight weight = Weight::regular;
  bool italic = false;
  friend auto operator<=>(const FontStyle&, const FontStyle&) = default;
};

// A glyph of one of the faces in use.
struct GlyphKey {
  std::uint16_t face = 0;
  std::uint32_t glyph = 0;
  friend auto operator<=>(const GlyphKey&, const GlyphKey&) = default;
};

// A glyph placed in a line of text. Units: em, x right, y down, from the line's start on the baseline.
struct PlacedGlyph {
  GlyphKey key;
  float x = 0, y = 0, advance = 0;
};

// A text made of glyphs. Units: em.
struct ShapedText {
  std::vector<PlacedGlyph> glyphs;  // in visual order
  float width = 0;                  // of the widest line
  float ink_top = 0, ink_bottom = 0;  // extent of what is drawn, against the first baseline, y down
  int lines = 1;
};

// A signed-distance picture of a glyph: 128 is the outline, 255 is `spread` pixels inside, 0 as far outside.
struct GlyphBitmap {
  int width = 0, height = 0;        // pixels, with the spread on each side
  float left = 0, top = 0;          // em: the bitmap's left edge and top edge against the pen, y down
  float pixels_per_em = 0, spread = 0;
  std::vector<std::uint8_t> distances;
};

// The fonts of the map: Noto Sans and Noto Sans CJK SC, chosen a character at a time, then Noto's fonts of other
// scripts where they are installed. Found in $ATLAS_FONTS (folders, ':' between them), then in the usual folders.
// Thread: every member may be called from any thread.
class Fonts {
 public:
  static Result<std::shared_ptr<Fonts>> open();
  virtual ~Fonts() = default;

  // HarfBuzz and FriBidi; '\n' breaks a line; `max_width` (em, 0 = none) wraps at spaces and between Han characters;
  // lines are centred. `letter_spacing` in em. Results are cached.
  virtual std::shared_ptr<const ShapedText> shape(std::string_view utf8, FontStyle style, float letter_spacing = 0,
                                                  float max_width = 0, float line_height = 1.2f) = 0;
  // Rasterised once, then kept as long as it is in use (the least recently asked for go first).
  virtual std::shared_ptr<const GlyphBitmap> bitmap(GlyphKey key) = 0;
};

// Font files, for those who draw text by other means (the window's panels).
Result<std::string> font_file(FontStyle style, bool chinese);

}  // namespace atlas::text
