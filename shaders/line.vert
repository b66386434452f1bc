layout(location = 0) in vec2 position;
layout(location = 1) in vec2 extrude;
layout(location = 2) in vec2 along_across;
layout(location = 3) in float half_width;   // plane units: corridors
layout(location = 4) in uint feature;

uniform float reach;        // device pixels from the middle to the outer edge
uniform float offset;       // device pixels to the right
uniform float corridor;     // 1: the width is half_width on the ground

out float v_across;         // device pixels from the middle, left positive
out float v_along;          // device pixels from the line's start
out float v_reach;

void main() {
  float across = along_across.y;
  float outer = mix(reach, half_width * place.x, corridor);
  float grown = outer + 1.0;   // a pixel more for the soft edge
  vec2 pixels = to_pixels(position) + extrude * (grown - across * offset);
  v_across = across * grown;
  v_along = along_across.x * place.x;
  v_reach = outer;
  gl_Position = wanted(feature) ? to_clip(pixels) : nowhere;
}
