layout(location = 0) in vec2 position;   // logical pixels of the whole picture, y down
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 color;
layout(location = 3) in vec4 shape;      // what, edge, blur, scale: see SymbolVertex

uniform vec4 piece;   // left, top, width, height: the part of the picture that is drawn, logical pixels

out vec2 v_texel;
flat out vec4 v_color;
flat out vec4 v_shape;

void main() {
  v_texel = texel;
  v_color = color;
  v_shape = shape;
  vec2 at = (position - piece.xy) / piece.zw;
  gl_Position = vec4(at.x * 2.0 - 1.0, 1.0 - at.y * 2.0, 0.0, 1.0);
}
