in vec2 v_texel;
flat in vec4 v_color;
flat in vec4 v_shape;

uniform sampler2D glyphs;   // signed distances: 128/255 is the outline
uniform sampler2D icons;    // premultiplied
uniform float ratio;        // device pixels for a logical one
uniform float spread;       // texels of distance from the outline to 0 or 255

out vec4 color;

// How much of a square `width` device pixels wide is inside, its middle `pixels` inside the edge.
float cover(float pixels, float width) { return clamp(pixels / width + 0.5, 0.0, 1.0); }

float glyph_cover(vec2 texel) {
  float value = texture(glyphs, texel / vec2(textureSize(glyphs, 0))).r;
  float texels = (value * 255.0 - 128.0) / 128.0 * spread;
  float pixels = (texels * v_shape.w + v_shape.y) * ratio;
  return cover(pixels, 0.5 + 2.0 * v_shape.z * ratio);   // half a pixel: one of four samples
}

vec4 icon_color(vec2 texel) { return texture(icons, texel / vec2(textureSize(icons, 0)), -1.0); }

void main() {
  // Four samples a pixel: strokes of Han characters are thinner than a pixel, and icons are reduced to a fifth.
  vec2 dx = dFdx(v_texel) * 0.25, dy = dFdy(v_texel) * 0.25;
  if (v_shape.x < 0.5) {
    float sum = glyph_cover(v_texel - dx - dy) + glyph_cover(v_texel + dx - dy) + glyph_cover(v_texel - dx + dy) +
                glyph_cover(v_texel + dx + dy);
    color = v_color * (sum / 4.0);
  } else if (v_shape.x < 1.5) {
    vec4 sum = icon_color(v_texel - dx - dy) + icon_color(v_texel + dx - dy) + icon_color(v_texel - dx + dy) +
               icon_color(v_texel + dx + dy);
    color = sum / 4.0 * v_color;
  } else {
    float from_middle = length(v_texel);
    float inside = cover((v_shape.y - from_middle) * ratio, 1.0 + v_shape.z * ratio);
    float outside = v_shape.w < 0.0 ? 1.0 : cover((from_middle - v_shape.w) * ratio, 1.0);
    color = v_color * (inside * outside);
  }
}
