// Solid lines of a pixel or two (mesh/hair_lines.h): what line.vert does, with nothing that they do not need.
layout(location = 0) in vec2 position;      // units
layout(location = 1) in ivec2 extrusion;    // mesh/packed_layer.h

uniform vec4 to_picture;    // from units to the clip square: factors, then where the tile's origin is
uniform vec2 widen;         // the clip square's units for one extrusion step of the whole drawn half width
uniform float grown;        // device pixels from the middle to the outer edge and a pixel more

noperspective out float v_across;

void main() {
  vec2 extrude = vec2(extrusion >> 1) * widen;
  v_across = float((extrusion.x & 1) * (2 * (extrusion.y & 1) - 1)) * grown;
  gl_Position = vec4(position * to_picture.xy + to_picture.zw + extrude, 0.0, 1.0);
}
