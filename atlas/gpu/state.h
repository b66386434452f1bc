#pragma once
#include <cstdint>
#include <vector>

namespace atlas::gpu {

// Device pixels from the lower left corner of the framebuffer.
struct PixelBox {
  int x = 0, y = 0, width = 0, height = 0;
  bool empty() const { return width <= 0 || height <= 0; }
  friend bool operator==(const PixelBox&, const PixelBox&) = default;
};
PixelBox intersection(const PixelBox& a, const PixelBox& b);
PixelBox bounding(const PixelBox& a, const PixelBox& b);  // an empty one adds nothing
PixelBox reduced(const PixelBox& box, int reduction);      // the same in a framebuffer of fewer pixels: all that it touches

enum class Blend { none, over };  // over: premultiplied colours

// The state of the current context that passes change. Each pass sets what it needs and leaves the rest.
void set_blend(Blend blend);
void set_viewport(const PixelBox& box);
void set_scissor(const PixelBox& box);
void clear_scissor();
void clear_color(float r, float g, float b, float a);  // premultiplied; within the scissor

// Stencil: write `value` wherever something is drawn (colours stay), keep only what equals it, or off.
void stencil_write(int value);
void stencil_keep(int value);
void stencil_off();
void clear_stencil();
bool has_stencil();

// The framebuffer that is bound, to come back to it.
unsigned bound_framebuffer();
void bind_framebuffer(unsigned id);

// Everything that another user of the context (a GUI, say) may have left is set to what passes expect.
void reset_state();

// Pixels of the bound framebuffer, four bytes each, rows from the top.
std::vector<std::uint8_t> read_pixels(const PixelBox& box);

void finish();

}  // namespace atlas::gpu
