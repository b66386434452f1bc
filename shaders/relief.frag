uniform sampler2D shaded;
in vec2 v_texture;
out vec4 pixel;

void main() { pixel = texture(shaded, v_texture); }
