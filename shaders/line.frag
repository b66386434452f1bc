uniform vec4 color;         // premultiplied
uniform float half_line;    // device pixels: half the line's width
uniform float gap;          // half the gap between two lines side by side, 0 for one line
uniform float blur;         // device pixels
uniform float strength;     // less than 1 for lines thinner than a pixel
uniform float corridor;
uniform int dash_count;     // lengths in `dashes`: dash, gap, dash, gap ...; 0 for a solid line
uniform float dashes[8];    // device pixels
uniform float round_dashes;

in float v_across;
in float v_along;
in float v_reach;
out vec4 pixel;

// Device pixels along the line to the nearest dash; negative inside one.
float to_dash() {
  float period = 0.0;
  for (int i = 0; i < dash_count; ++i) period += dashes[i];
  float t = mod(v_along, period);
  float nearest = 1e9, start = 0.0;
  for (int i = 0; i + 1 < dash_count; i += 2) {
    float end = start + dashes[i];
    nearest = min(nearest, max(start - t, t - end));
    nearest = min(nearest, max(start + period - t, t - end - period));
    nearest = min(nearest, max(start - period - t, t - end + period));
    start = end + dashes[i + 1];
  }
  return nearest;
}

void main() {
  float half_width = mix(half_line, v_reach, corridor);
  float middle = abs(v_across);
  if (gap > 0.0) middle = abs(middle - gap - half_line);
  float outside = middle - half_width;
  if (dash_count > 0) {
    float dash = to_dash();
    outside = round_dashes > 0.5 ? length(vec2(max(dash, 0.0), middle)) - half_width : max(outside, dash);
  }
  float cover = clamp((0.5 - outside) / (1.0 + blur), 0.0, 1.0);
  pixel = color * (cover * strength);
}
