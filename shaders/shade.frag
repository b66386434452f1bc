// Shades a square of the map from heights: elevation tints, then light and shadow on slopes. Heights between cells come
// from the uniform cubic B-spline, whose slopes are smooth however far it is enlarged.
uniform sampler2D heights;      // metres, row 0 in the north
uniform sampler2D tints;        // premultiplied, from lowest to highest
uniform vec2 tint_range;        // metres: lowest, 1 / (highest - lowest)
uniform float tint_opacity;     // 0: no tints
uniform vec3 cells;             // first cell's place at the square's north-west corner (x, y), cells for one texel
uniform float steepness;        // exaggeration / metres on the ground for one cell
uniform vec2 light;             // where it comes from: unit vector, x east, y north
uniform vec4 shadow;            // premultiplied; alpha is the most it covers
uniform vec4 highlight;
uniform float rows;             // texels in the target: row 0 is written at the top

out vec4 pixel;

vec4 weights(float t) {
  float s = 1.0 - t;
  return vec4(s * s * s, 3.0 * t * t * t - 6.0 * t * t + 4.0, 3.0 * s * s * s - 6.0 * s * s + 4.0, t * t * t) / 6.0;
}

vec4 slopes(float t) {
  float s = 1.0 - t;
  return vec4(-s * s, 3.0 * t * t - 4.0 * t, -3.0 * s * s + 4.0 * s, t * t) * 0.5;
}

void main() {
  vec2 texel = vec2(gl_FragCoord.x, rows - gl_FragCoord.y);
  vec2 at = cells.xy + texel * cells.z - 0.5;
  vec2 base = floor(at), part = at - base;
  vec4 wx = weights(part.x), wy = weights(part.y), sx = slopes(part.x);
  float cell_y[4] = float[4](wy.x, wy.y, wy.z, wy.w);
  vec4 sy = slopes(part.y);
  float slope_y[4] = float[4](sy.x, sy.y, sy.z, sy.w);
  ivec2 corner = clamp(ivec2(base) - 1, ivec2(0), textureSize(heights, 0) - 4);
  float height = 0.0, east = 0.0, south = 0.0;
  for (int j = 0; j < 4; ++j) {
    vec4 row;
    for (int i = 0; i < 4; ++i) row[i] = texelFetch(heights, corner + ivec2(i, j), 0).r;
    float along = dot(row, wx);
    height += along * cell_y[j];
    east += dot(row, sx) * cell_y[j];
    south += along * slope_y[j];
  }
  vec4 color = texture(tints, vec2((height - tint_range.x) * tint_range.y, 0.5)) * tint_opacity;
  vec3 ground = color.rgb;

  // Against flat ground, whose light is 0: 1 faces the light straight on, -1 turns its back to it.
  vec2 rise = vec2(east, -south) * steepness;
  float lit = -dot(rise, light) * inversesqrt(1.0 + dot(rise, rise));
  vec4 over = lit < 0.0 ? shadow * -lit : highlight * lit;
  color = over + color * (1.0 - over.a);
  // Soft: no slope is darker than its tint by more than a quarter.
  color.rgb = max(color.rgb, ground * 0.75);
  pixel = color;
}
