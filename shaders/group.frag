// A group of layers, drawn apart, laid over what is there.
uniform sampler2D group;
uniform float opacity;
out vec4 pixel;

void main() { pixel = texelFetch(group, ivec2(gl_FragCoord.xy), 0) * opacity; }
