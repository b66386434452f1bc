// A group of layers, drawn apart, laid over what is there; it may have fewer pixels than the picture.
uniform sampler2D group;
uniform vec2 picture;   // device pixels
uniform float opacity;
out vec4 pixel;

void main() { pixel = texture(group, gl_FragCoord.xy / picture) * opacity; }
