#include "gpu/texture.h"

#include <epoxy/gl.h>

namespace atlas::gpu {

void delete_texture(unsigned id) { glDeleteTextures(1, &id); }
void delete_framebuffer(unsigned id) { glDeleteFramebuffers(1, &id); }
void delete_renderbuffer(unsigned id) { glDeleteRenderbuffers(1, &id); }

namespace {

struct FormatWords {
  int stored;
  unsigned layout, type;
  int bytes;
};

FormatWords words_of(PixelFormat format) {
  switch (format) {
    case PixelFormat::r8: return {GL_R8, GL_RED, GL_UNSIGNED_BYTE, 1};
    case PixelFormat::r8_whole: return {GL_R8UI, GL_RED_INTEGER, GL_UNSIGNED_BYTE, 1};
    case PixelFormat::r32_float: return {GL_R32F, GL_RED, GL_FLOAT, 4};
    case PixelFormat::rgba8: break;
  }
  return {GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE, 4};
}

unsigned new_texture() {
  unsigned id = 0;
  glGenTextures(1, &id);
  return id;
}

unsigned new_framebuffer() {
  unsigned id = 0;
  glGenFramebuffers(1, &id);
  return id;
}

unsigned new_renderbuffer() {
  unsigned id = 0;
  glGenRenderbuffers(1, &id);
  return id;
}

}  // namespace

Texture::Texture(int width, int height, PixelFormat format, Filter filter, const void* pixels)
    : object_(new_texture()), width_(width), height_(height), format_(format) {
  const FormatWords words = words_of(format);
  glBindTexture(GL_TEXTURE_2D, object_.id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, words.stored, width, height, 0, words.layout, words.type, pixels);
  const int nearness = filter == Filter::nearest ? GL_NEAREST : GL_LINEAR;
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, nearness);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER,
                  filter == Filter::linear_mipmaps ? GL_LINEAR_MIPMAP_LINEAR : nearness);
  if (filter != Filter::linear_mipmaps) glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

void Texture::write(int x, int y, int width, int height, const void* pixels) {
  const FormatWords words = words_of(format_);
  glBindTexture(GL_TEXTURE_2D, object_.id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, width, height, words.layout, words.type, pixels);
}

void Texture::make_mipmaps() {
  glBindTexture(GL_TEXTURE_2D, object_.id());
  glGenerateMipmap(GL_TEXTURE_2D);
}

void Texture::bind(unsigned unit) const {
  glActiveTexture(GL_TEXTURE0 + unit);
  glBindTexture(GL_TEXTURE_2D, object_.id());
}

std::size_t Texture::bytes() const {
  return static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) *
         static_cast<std::size_t>(words_of(format_).bytes);
}

Framebuffer Framebuffer::without_texture() {
  Framebuffer made;
  made.object_ = Object<delete_framebuffer>(new_framebuffer());
  return made;
}

Framebuffer::Framebuffer(int width, int height, bool stencil, Filter filter)
    : object_(new_framebuffer()), texture_(width, height, PixelFormat::rgba8, filter) {
  glBindFramebuffer(GL_FRAMEBUFFER, object_.id());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.id(), 0);
  if (!stencil) return;
  stencil_ = Object<delete_renderbuffer>(new_renderbuffer());
  glBindRenderbuffer(GL_RENDERBUFFER, stencil_.id());
  glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH24_STENCIL8, width, height);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER, stencil_.id());
}

void Framebuffer::attach(const Texture& texture) {
  glBindFramebuffer(GL_FRAMEBUFFER, object_.id());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture.id(), 0);
}

void Framebuffer::bind() const { glBindFramebuffer(GL_FRAMEBUFFER, object_.id()); }

}  // namespace atlas::gpu
