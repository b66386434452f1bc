#include "gpu/state.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <cstring>

namespace atlas::gpu {

PixelBox intersection(const PixelBox& a, const PixelBox& b) {
  const int x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::min(a.x + a.width, b.x + b.width) - x, std::min(a.y + a.height, b.y + b.height) - y};
}

PixelBox bounding(const PixelBox& a, const PixelBox& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.x + a.width, b.x + b.width) - x, std::max(a.y + a.height, b.y + b.height) - y};
}

PixelBox reduced(const PixelBox& box, int reduction) {
  if (reduction == 1) return box;
  const auto down = [&](int at) { return at >= 0 ? at / reduction : -((-at + reduction - 1) / reduction); };
  const auto up = [&](int at) { return -down(-at); };
  const int x = down(box.x), y = down(box.y);
  return {x, y, up(box.x + box.width) - x, up(box.y + box.height) - y};
}

void set_blend(Blend blend) {
  if (blend == Blend::none) {
    glDisable(GL_BLEND);
    return;
  }
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void set_viewport(const PixelBox& box) { glViewport(box.x, box.y, box.width, box.height); }

void set_scissor(const PixelBox& box) {
  glEnable(GL_SCISSOR_TEST);
  glScissor(box.x, box.y, std::max(0, box.width), std::max(0, box.height));
}

void clear_scissor() { glDisable(GL_SCISSOR_TEST); }

void clear_color(float r, float g, float b, float a) {
  glClearColor(r, g, b, a);
  glClear(GL_COLOR_BUFFER_BIT);
}

void stencil_write(int value) {
  glEnable(GL_STENCIL_TEST);
  glStencilMask(0xff);
  glStencilFunc(GL_ALWAYS, value, 0xff);
  glStencilOp(GL_KEEP, GL_KEEP, GL_REPLACE);
  glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
}

void stencil_keep(int value) {
  glEnable(GL_STENCIL_TEST);
  glStencilMask(0);
  glStencilFunc(GL_EQUAL, value, 0xff);
  glStencilOp(GL_KEEP, GL_KEEP, GL_KEEP);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
}

void stencil_off() {
  glDisable(GL_STENCIL_TEST);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
}

void clear_stencil() {
  glStencilMask(0xff);
  glClearStencil(0);
  glClear(GL_STENCIL_BUFFER_BIT);
}

bool has_stencil() {
  const bool window = bound_framebuffer() == 0;
  const GLenum attachment = window ? GL_STENCIL : GL_STENCIL_ATTACHMENT;
  int type = GL_NONE, bits = 0;
  glGetFramebufferAttachmentParameteriv(GL_DRAW_FRAMEBUFFER, attachment, GL_FRAMEBUFFER_ATTACHMENT_OBJECT_TYPE, &type);
  if (type == GL_NONE) return false;
  glGetFramebufferAttachmentParameteriv(GL_DRAW_FRAMEBUFFER, attachment, GL_FRAMEBUFFER_ATTACHMENT_STENCIL_SIZE, &bits);
  return bits >= 8;
}

unsigned bound_framebuffer() {
  int id = 0;
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &id);
  return static_cast<unsigned>(id);
}

void bind_framebuffer(unsigned id) { glBindFramebuffer(GL_FRAMEBUFFER, id); }

void reset_state() {
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glDisable(GL_STENCIL_TEST);
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_DITHER);
  glDisable(GL_FRAMEBUFFER_SRGB);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
  set_blend(Blend::over);
}

std::vector<std::uint8_t> read_pixels(const PixelBox& box) {
  const auto row = static_cast<std::size_t>(box.width) * 4;
  std::vector<std::uint8_t> upward(row * static_cast<std::size_t>(box.height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(box.x, box.y, box.width, box.height, GL_RGBA, GL_UNSIGNED_BYTE, upward.data());
  std::vector<std::uint8_t> spare(row);
  for (std::size_t low = 0, high = static_cast<std::size_t>(box.height); low + 1 < high;) {
    --high;
    if (low >= high) break;
    std::memcpy(spare.data(), &upward[low * row], row);
    std::memcpy(&upward[low * row], &upward[high * row], row);
    std::memcpy(&upward[high * row], spare.data(), row);
    ++low;
  }
  return upward;
}

void finish() { glFinish(); }

}  // namespace atlas::gpu
