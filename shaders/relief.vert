layout(location = 0) in vec2 position;
layout(location = 1) in vec2 square;   // 0 to 1 over the shaded square, from north-west

uniform float border;                  // texels around the square
uniform float texels;                  // of the square's side

out vec2 v_texture;

void main() {
  vec2 at = (square * texels + border) / (texels + 2.0 * border);
  v_texture = vec2(at.x, 1.0 - at.y);
  gl_Position = to_clip(to_pixels(position));
}
