layout(location = 0) in vec2 position;      // units
layout(location = 1) in ivec2 extrusion;    // mesh/packed_layer.h: a normal in 2048ths, times two, and the side
layout(location = 2) in float measure;      // plane units: from a dashed line's start; half a corridor's width
layout(location = 3) in uint feature;

uniform float reach;        // device pixels from the middle to the outer edge
uniform float offset;       // device pixels to the right
uniform float corridor;     // 1: half the width on the ground is the measure

out float v_across;         // device pixels from the middle, left positive
out float v_along;          // device pixels from the line's start
out float v_reach;

void main() {
  vec2 extrude = vec2(extrusion >> 1) / 2048.0;
  float across = float((extrusion.x & 1) * (2 * (extrusion.y & 1) - 1));
  float outer = mix(reach, measure * place.x, corridor);
  float grown = outer + 1.0;   // a pixel more for the soft edge
  vec2 pixels = to_pixels(position) + extrude * (grown - across * offset);
  v_across = across * grown;
  v_along = measure * place.x;
  v_reach = outer;
  gl_Position = wanted(feature) ? to_clip(pixels) : nowhere;
}
