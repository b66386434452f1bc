uniform vec4 color;         // premultiplied
uniform float half_line;    // device pixels: half the line's width and half a pixel

noperspective in float v_across;
out vec4 pixel;

void main() { pixel = color * clamp(half_line - abs(v_across), 0.0, 1.0); }
