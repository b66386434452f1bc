#include "text/shaping.h"

#include <fribidi.h>
#include <hb.h>

#include <algorithm>
#include <limits>

#include "text/line_break.h"
#include "text/unicode.h"

namespace atlas::text {
namespace {

constexpr std::size_t longest_text = 1000;   // code points: far beyond any label, small enough to break lines quickly

struct Glyph {
  GlyphKey key;
  std::size_t character;   // of the paragraph
  float x, y, advance;     // em
};

// Code points of one face, script and direction, and their glyphs from left to right.
struct Run {
  std::size_t begin, end;
  std::uint16_t face;
  int level;               // of the bidirectional algorithm; odd: right to left
  std::vector<Glyph> glyphs;
};

std::vector<FriBidiLevel> bidi_levels(const std::u32string& text) {
  std::vector<FriBidiLevel> levels(text.size(), 0);
  const bool plain = std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x590 || is_east_asian(c); });
  if (plain) return levels;
  const auto length = static_cast<FriBidiStrIndex>(text.size());
  const std::vector<FriBidiChar> characters(text.begin(), text.end());
  std::vector<FriBidiCharType> types(text.size());
  std::vector<FriBidiBracketType> brackets(text.size());
  fribidi_get_bidi_types(characters.data(), length, types.data());
  fribidi_get_bracket_types(characters.data(), length, types.data(), brackets.data());
  FriBidiParType direction = FRIBIDI_PAR_ON;
  if (!fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), length, &direction, levels.data()))
    std::fill(levels.begin(), levels.end(), 0);
  return levels;
}

std::vector<Run> split_runs(FaceSet& faces, const std::u32string& text, FontStyle style) {
  const std::vector<FriBidiLevel> levels = bidi_levels(text);
  auto* const unicode = hb_unicode_funcs_get_default();
  std::vector<Run> runs;
  hb_script_t script = HB_SCRIPT_COMMON;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::uint16_t face = faces.choose(text[i], style, runs.empty() ? -1 : runs.back().face);
    const hb_script_t own = hb_unicode_script(unicode, text[i]);
    const bool common = own == HB_SCRIPT_COMMON || own == HB_SCRIPT_INHERITED;
    const bool other_script = !common && script != HB_SCRIPT_COMMON && own != script;
    if (runs.empty() || runs.back().face != face || runs.back().level != levels[i] || other_script) {
      runs.push_back({i, i + 1, face, levels[i], {}});
      script = HB_SCRIPT_COMMON;
    }
    if (!common) script = own;
    runs.back().end = i + 1;
  }
  return runs;
}

void shape_run(const FaceSet& faces, const std::u32string& text, float letter_spacing, hb_buffer_t* buffer, Run& run) {
  const Face& face = faces.face(run.face);
  hb_buffer_clear_contents(buffer);
  hb_buffer_add_utf32(buffer, reinterpret_cast<const std::uint32_t*>(text.data()), static_cast<int>(text.size()),
                      static_cast<unsigned>(run.begin), static_cast<int>(run.end - run.begin));
  hb_buffer_set_direction(buffer, run.level % 2 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_language(buffer, hb_language_from_string("und", -1));
  hb_buffer_guess_segment_properties(buffer);
  const hb_feature_t no_ligatures = {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
  hb_shape(face.font(), buffer, &no_ligatures, letter_spacing != 0 ? 1 : 0);

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  run.glyphs.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    const float advance = positions[i].x_advance / face.units_per_em();
    run.glyphs.push_back({{run.face, infos[i].codepoint}, infos[i].cluster, positions[i].x_offset / face.units_per_em(),
                          -positions[i].y_offset / face.units_per_em(),
                          advance > 0 ? advance + letter_spacing + face.embolden() : advance});
  }
}

// Rule L2 of the bidirectional algorithm: from the highest level down, turn round every stretch of at least that level.
void to_visual_order(std::vector<Run>& pieces) {
  int highest = 0;
  for (const Run& piece : pieces) highest = std::max(highest, piece.level);
  for (int level = highest; level > 0; --level)
    for (auto at = pieces.begin(); at != pieces.end();) {
      const auto first = std::find_if(at, pieces.end(), [&](const Run& r) { return r.level >= level; });
      const auto last = std::find_if(first, pieces.end(), [&](const Run& r) { return r.level < level; });
      std::reverse(first, last);
      at = last;
    }
}

std::vector<PlacedGlyph> place_line(const std::vector<Run>& runs, Line line, float letter_spacing, float& width) {
  std::vector<Run> pieces;
  for (const Run& run : runs) {
    if (run.end <= line.begin || run.begin >= line.end) continue;
    Run piece{run.begin, run.end, run.face, run.level, {}};
    for (const Glyph& glyph : run.glyphs)
      if (glyph.character >= line.begin && glyph.character < line.end) piece.glyphs.push_back(glyph);
    pieces.push_back(std::move(piece));
  }
  to_visual_order(pieces);
  std::vector<PlacedGlyph> placed;
  float pen = 0;
  for (const Run& piece : pieces)
    for (const Glyph& glyph : piece.glyphs) {
      placed.push_back({glyph.key, pen + glyph.x, glyph.y, glyph.advance});
      pen += glyph.advance;
    }
  width = placed.empty() ? 0 : std::max(0.0f, pen - letter_spacing);
  return placed;
}

void measure_ink(const FaceSet& faces, ShapedText& text) {
  float top = std::numeric_limits<float>::infinity(), bottom = -top;
  for (const PlacedGlyph& glyph : text.glyphs) {
    const Face& face = faces.face(glyph.key.face);
    hb_glyph_extents_t extents;
    if (!hb_font_get_glyph_extents(face.font(), glyph.key.glyph, &extents) || extents.height == 0) continue;
    top = std::min(top, glyph.y - extents.y_bearing / face.units_per_em());
    bottom = std::max(bottom, glyph.y - (extents.y_bearing + extents.height) / face.units_per_em());
  }
  if (top < bottom) text.ink_top = top, text.ink_bottom = bottom;
}

struct BufferDeleter {
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

}  // namespace

ShapedText shape(FaceSet& faces, std::string_view utf8, const ShapingOptions& options) {
  const std::u32string whole = decode_utf8(utf8, longest_text);
  const std::unique_ptr<hb_buffer_t, BufferDeleter> buffer(hb_buffer_create());
  ShapedText out;
  out.lines = 0;
  std::vector<std::pair<std::vector<PlacedGlyph>, float>> lines;
  for (std::size_t begin = 0; begin <= whole.size();) {
    const std::size_t end = std::min(whole.find(U'\n', begin), whole.size());
    const std::u32string paragraph = whole.substr(begin, end - begin);
    begin = end + 1;
    std::vector<Run> runs = split_runs(faces, paragraph, options.style);
    std::vector<float> widths(paragraph.size(), 0);
    for (Run& run : runs) {
      shape_run(faces, paragraph, options.letter_spacing, buffer.get(), run);
      for (const Glyph& glyph : run.glyphs) widths[glyph.character] += glyph.advance;
    }
    for (const Line line : break_lines(paragraph, widths, options.max_width)) {
      float width = 0;
      auto glyphs = place_line(runs, line, options.letter_spacing, width);
      out.width = std::max(out.width, width);
      lines.emplace_back(std::move(glyphs), width);
    }
  }
  for (auto& [glyphs, width] : lines) {
    for (PlacedGlyph& glyph : glyphs) {
      glyph.x += (out.width - width) / 2, glyph.y += out.lines * options.line_height;
      out.glyphs.push_back(glyph);
    }
    ++out.lines;
  }
  measure_ink(faces, out);
  return out;
}

}  // namespace atlas::text
