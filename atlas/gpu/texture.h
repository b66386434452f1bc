#pragma once
#include <cstdint>

#include "gpu/object.h"

namespace atlas::gpu {

void delete_texture(unsigned id);
void delete_framebuffer(unsigned id);
void delete_renderbuffer(unsigned id);

enum class PixelFormat { rgba8, r8, r8_whole, r32_float };
enum class Filter { nearest, linear, linear_mipmaps };

// A 2D texture whose edge repeats its last texel. Rows go up or down as the caller has them.
class Texture {
 public:
  Texture() = default;
  Texture(int width, int height, PixelFormat format, Filter filter, const void* pixels = nullptr);
  void write(int x, int y, int width, int height, const void* pixels);  // rows packed without padding
  void make_mipmaps();
  void bind(unsigned unit) const;
  int width() const { return width_; }
  int height() const { return height_; }
  unsigned id() const { return object_.id(); }
  explicit operator bool() const { return static_cast<bool>(object_); }
  std::size_t bytes() const;

 private:
  Object<delete_texture> object_;
  int width_ = 0, height_ = 0;
  PixelFormat format_ = PixelFormat::rgba8;
};

// A colour texture (RGBA) to draw into, with a stencil on demand.
class Framebuffer {
 public:
  Framebuffer() = default;
  Framebuffer(int width, int height, bool stencil, Filter filter = Filter::nearest);
  // Attaches no texture of its own: see attach().
  static Framebuffer without_texture();
  void attach(const Texture& texture);
  void bind() const;
  const Texture& texture() const { return texture_; }
  Texture take_texture() { return std::move(texture_); }
  int width() const { return texture_.width(); }
  int height() const { return texture_.height(); }
  unsigned id() const { return object_.id(); }
  explicit operator bool() const { return static_cast<bool>(object_); }

 private:
  Object<delete_framebuffer> object_;
  Texture texture_;
  Object<delete_renderbuffer> stencil_;
};

}  // namespace atlas::gpu
