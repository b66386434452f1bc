#include "render/symbol_vertices.h"

#include <algorithm>
#include <cmath>

namespace atlas::render {
namespace {

struct Ink {
  style::Color color;
  float opacity;
  SymbolShape shape;
  float edge, blur, scale;
};

std::uint8_t to_byte(float value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0f, 1.0f) * 255));
}

struct Rectangle {
  float min_x, min_y, max_x, max_y;
};

// A rectangle turned about (x, y) by `angle`.
void add_quad(SymbolGeometry& out, float x, float y, float angle, const Rectangle& at, const Rectangle& texels,
              const Ink& ink) {
  const auto first = static_cast<std::uint32_t>(out.vertices.size());
  const float c = std::cos(angle), s = std::sin(angle);
  for (int corner = 0; corner < 4; ++corner) {
    const bool right = corner & 1, low = corner & 2;
    const float px = right ? at.max_x : at.min_x, py = low ? at.max_y : at.min_y;
    SymbolVertex vertex{.x = x + px * c - py * s, .y = y + px * s + py * c,
                        .u = right ? texels.max_x : texels.min_x, .v = low ? texels.max_y : texels.min_y,
                        .color = {to_byte(ink.color.r * ink.opacity), to_byte(ink.color.g * ink.opacity),
                                  to_byte(ink.color.b * ink.opacity), to_byte(ink.color.a * ink.opacity)},
                        .shape = static_cast<float>(ink.shape), .edge = ink.edge, .blur = ink.blur, .scale = ink.scale};
    out.vertices.push_back(vertex);
  }
  for (const std::uint32_t corner : {0u, 1u, 2u, 2u, 1u, 3u}) out.indices.push_back(first + corner);
}

void add_disc(SymbolGeometry& out, const PlacedLabel& label, float radius, float inner, const style::Color& color,
              float opacity) {
  const float reach = radius + label.look.circle_blur * radius + 1;
  const Rectangle box{-reach, -reach, reach, reach};
  const Ink ink{color, opacity, SymbolShape::disc, radius, label.look.circle_blur * radius, inner};
  add_quad(out, label.anchor.x, label.anchor.y, 0, box, box, ink);
}

void add_circle(SymbolGeometry& out, const PlacedLabel& label, float seen) {
  const LabelLook& look = label.look;
  // The fill reaches under the stroke's inner rim, or the ground would show between the two soft edges.
  const bool stroked = look.stroke_width > 0 && look.stroke.a > 0;
  if (look.circle.a > 0)
    add_disc(out, label, look.radius + (stroked ? std::min(0.5f, look.stroke_width / 2) : 0), -1, look.circle,
             look.circle_opacity * seen);
  if (stroked)
    add_disc(out, label, look.radius + look.stroke_width, look.radius, look.stroke, look.stroke_opacity * seen);
}

void add_icon(SymbolGeometry& out, const PlacedLabel& label, const LabelIcon& icon, const IconAtlas& icons,
              float seen) {
  const AtlasIcon* place = icons.find(icon.name);
  if (!place) return;
  // A texel of the empty margin around it, so that its own rim is soft too.
  const float texel = icon.size / place->side, half = icon.size / 2 + texel;
  add_quad(out, label.anchor.x + icon.x, label.anchor.y + icon.y, icon.angle, {-half, -half, half, half},
           {place->x - 1, place->y - 1, place->x + place->side + 1, place->y + place->side + 1},
           {{1, 1, 1, 1}, label.look.icon_opacity * seen, SymbolShape::icon, 0, 0, 0});
}

void add_text(SymbolGeometry& out, const PlacedLabel& label, const GlyphAtlas& glyphs, const style::Color& color,
              float edge, float blur, float seen, double snap) {
  const style::Color second = edge > 0 ? color : label.symbol->second_color.value_or(color);   // halos are all one
  for (const LabelGlyph& glyph : label.glyphs) {
    const style::Color& ink = glyph.second ? second : color;
    if (ink.a <= 0) continue;
    const AtlasGlyph* place = glyphs.find(glyph.key);
    if (!place || place->width == 0) continue;
    const float scale = glyph.size / place->pixels_per_em;
    const float x = place->left * glyph.size, y = place->top * glyph.size;
    // Farther out than the field reaches there is nothing to draw.
    const float reach = std::min(edge, place->spread * scale - 0.5f);
    double baseline = label.anchor.y + glyph.y;
    if (snap > 0 && glyph.angle == 0) baseline = std::round(baseline * snap) / snap;
    add_quad(out, static_cast<float>(label.anchor.x + glyph.x), static_cast<float>(baseline), glyph.angle,
             {x, y, x + place->width * scale, y + place->height * scale},
             {static_cast<float>(place->x), static_cast<float>(place->y), static_cast<float>(place->x + place->width),
              static_cast<float>(place->y + place->height)},
             {ink, label.look.text_opacity * seen, SymbolShape::glyph, reach, blur, scale});
  }
}

}  // namespace

SymbolGeometry symbol_geometry(std::span<const PlacedLabel> labels, const GlyphAtlas& glyphs, const IconAtlas& icons,
                               const LabelShare& share, double snap) {
  SymbolGeometry out;
  std::vector<float> seen;
  for (const PlacedLabel& label : labels) seen.push_back(label.opacity * share(label));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i].circle) add_circle(out, labels[i], seen[i]);
    for (const LabelIcon& icon : labels[i].icons) add_icon(out, labels[i], icon, icons, seen[i]);
  }
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (labels[i].look.halo_width > 0)
      add_text(out, labels[i], glyphs, labels[i].look.halo, labels[i].look.halo_width, labels[i].look.halo_blur,
               seen[i], snap);
  for (std::size_t i = 0; i < labels.size(); ++i)
    add_text(out, labels[i], glyphs, labels[i].look.text, 0, 0, seen[i], snap);
  return out;
}

}  // namespace atlas::render
