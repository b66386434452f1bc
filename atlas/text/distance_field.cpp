#include "text/distance_field.h"

#include <algorithm>
#include <cmath>

namespace atlas::text {
namespace {

constexpr float largest_em = 6;   // no glyph of text is wider; a broken font must not ask for all memory

struct Grid {
  int width, height;
  float left, top;   // pixels
};

// Squared distances to one segment, into the least so far, where they can matter.
void lower_distances(const Segment& s, const Grid& grid, float reach, std::vector<float>& squares) {
  const float dx = s.bx - s.ax, dy = s.by - s.ay, length2 = dx * dx + dy * dy;
  if (length2 <= 0) return;
  const int x0 = std::max(0, static_cast<int>(std::floor(std::min(s.ax, s.bx) - reach - grid.left)));
  const int x1 = std::min(grid.width, static_cast<int>(std::ceil(std::max(s.ax, s.bx) + reach - grid.left)) + 1);
  const int y0 = std::max(0, static_cast<int>(std::floor(std::min(s.ay, s.by) - reach - grid.top)));
  const int y1 = std::min(grid.height, static_cast<int>(std::ceil(std::max(s.ay, s.by) + reach - grid.top)) + 1);
  const float step = dx / length2;
  for (int y = y0; y < y1; ++y) {
    const float py = grid.top + y + 0.5f - s.ay, offset = py * dy / length2;
    float* row = squares.data() + static_cast<std::size_t>(y) * grid.width;
    for (int x = x0; x < x1; ++x) {
      const float px = grid.left + x + 0.5f - s.ax;
      const float t = std::min(std::max(px * step + offset, 0.0f), 1.0f);
      const float ex = px - t * dx, ey = py - t * dy;
      row[x] = std::min(row[x], ex * ex + ey * ey);
    }
  }
}

// Adds the winding of one segment to the first pixel of each row that lies right of it.
void add_crossings(const Segment& s, const Grid& grid, std::vector<int>& winding) {
  if (s.ay == s.by) return;
  const int direction = s.ay < s.by ? 1 : -1;
  const float low = std::min(s.ay, s.by) - grid.top - 0.5f, high = std::max(s.ay, s.by) - grid.top - 0.5f;
  const int y0 = std::max(0, static_cast<int>(std::ceil(low))),
            y1 = std::min<int>(grid.height, static_cast<int>(std::ceil(high)));
  const float slope = (s.bx - s.ax) / (s.by - s.ay);
  for (int y = y0; y < y1; ++y) {
    const float cross = s.ax + (grid.top + y + 0.5f - s.ay) * slope - grid.left;
    const int x = std::max(0, static_cast<int>(std::ceil(cross - 0.5f)));
    if (x < grid.width) winding[static_cast<std::size_t>(y) * grid.width + x] += direction;
  }
}

}  // namespace

GlyphBitmap distance_field(std::span<const Segment> outline, float embolden) {
  GlyphBitmap out;
  out.pixels_per_em = field_pixels_per_em, out.spread = field_spread;
  if (outline.empty()) return out;
  float min_x = largest_em, min_y = largest_em, max_x = -largest_em, max_y = -largest_em;
  std::vector<Segment> pixels(outline.begin(), outline.end());
  const auto beyond = [](float v) { return !(std::abs(v) <= largest_em); };   // not-a-number too
  std::erase_if(pixels, [&](const Segment& s) { return beyond(s.ax) || beyond(s.ay) || beyond(s.bx) || beyond(s.by); });
  for (Segment& s : pixels) {
    min_x = std::min({min_x, s.ax, s.bx}), max_x = std::max({max_x, s.ax, s.bx});
    min_y = std::min({min_y, s.ay, s.by}), max_y = std::max({max_y, s.ay, s.by});
    s = {s.ax * field_pixels_per_em, s.ay * field_pixels_per_em, s.bx * field_pixels_per_em,
         s.by * field_pixels_per_em};
  }
  if (pixels.empty()) return out;
  const float widen = embolden * field_pixels_per_em / 2, rim = field_spread + std::ceil(widen);
  Grid grid;
  grid.left = std::floor(min_x * field_pixels_per_em) - rim, grid.top = std::floor(min_y * field_pixels_per_em) - rim;
  grid.width = static_cast<int>(std::ceil(max_x * field_pixels_per_em) + rim - grid.left);
  grid.height = static_cast<int>(std::ceil(max_y * field_pixels_per_em) + rim - grid.top);

  const std::size_t count = static_cast<std::size_t>(grid.width) * grid.height;
  const float reach = field_spread + widen + 1;
  std::vector<float> squares(count, reach * reach);
  std::vector<int> winding(count, 0);
  for (const Segment& s : pixels) lower_distances(s, grid, reach, squares), add_crossings(s, grid, winding);

  out.width = grid.width, out.height = grid.height;
  out.left = grid.left / field_pixels_per_em, out.top = grid.top / field_pixels_per_em;
  out.distances.resize(count);
  for (int y = 0; y < grid.height; ++y) {
    int turns = 0;
    for (int x = 0; x < grid.width; ++x) {
      const std::size_t i = static_cast<std::size_t>(y) * grid.width + x;
      turns += winding[i];
      const float distance = (turns != 0 ? 1.0f : -1.0f) * std::sqrt(squares[i]) + widen;
      out.distances[i] = static_cast<std::uint8_t>(std::clamp(128.5f + distance / field_spread * 128, 0.0f, 255.0f));
    }
  }
  return out;
}

}  // namespace atlas::text
