#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "base/result.h"
#include "text/font_files.h"

struct hb_font_t;

namespace atlas::text {

// A straight piece of an outline. Units: em, x right, y down from the pen on the baseline.
struct Segment {
  float ax, ay, bx, by;
};

// One face of a font file, mapped into memory. Immutable: any thread may use it, several at once.
// HarfBuzz alone reads it (TrueType and CFF outlines); its immutable fonts need no lock, as FreeType's faces would.
class Face {
 public:
  static Result<std::unique_ptr<const Face>> open(const FontFile& file);
  ~Face();
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;

  std::uint32_t glyph_of(char32_t character) const;   // 0 when the face has none
  // Curves made straight within `tolerance` em.
  std::vector<Segment> outline(std::uint32_t glyph, float tolerance) const;
  hb_font_t* font() const { return font_; }
  float units_per_em() const { return units_per_em_; }
  float embolden() const { return embolden_; }

 private:
  Face(hb_font_t* font, float units_per_em, float embolden)
      : font_(font), units_per_em_(units_per_em), embolden_(embolden) {}
  hb_font_t* font_;
  float units_per_em_, embolden_;
};

}  // namespace atlas::text
