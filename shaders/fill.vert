layout(location = 0) in vec2 position;
layout(location = 3) in uint feature;

void main() { gl_Position = wanted(feature) ? to_clip(to_pixels(position)) : nowhere; }
