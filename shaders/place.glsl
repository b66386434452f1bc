// Shared by the vertex shaders of fills and lines: from a tile's plane units to the picture, and which features to draw.

uniform vec3 place;          // device pixels for one plane unit; where the tile's origin is, device pixels, y up
uniform float unit;          // plane units for one step of a position
uniform vec2 picture;        // device pixels
uniform usampler2D states;   // a byte a feature, 256 in a row: 1 selected, 2 hovered
uniform int state_mask;      // 0: every feature
uniform int state_value;

vec2 to_pixels(vec2 position) { return position * (unit * place.x) + place.yz; }

vec4 to_clip(vec2 pixels) { return vec4(pixels / picture * 2.0 - 1.0, 0.0, 1.0); }

// Whether the feature's state, as far as the mask goes, is the one that is drawn now.
bool wanted(uint feature) {
  if (state_mask == 0) return true;
  ivec2 size = textureSize(states, 0);
  ivec2 cell = ivec2(int(feature & 255u), int(feature >> 8));
  int state = cell.y < size.y ? int(texelFetch(states, cell, 0).r) : 0;
  return (state & state_mask) == state_value;
}

const vec4 nowhere = vec4(2.0, 2.0, 2.0, 1.0);
