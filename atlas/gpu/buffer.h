#pragma once
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include "gpu/object.h"

namespace atlas::gpu {

void delete_buffer(unsigned id);
void delete_vertex_array(unsigned id);

// A buffer of bytes on the GPU, written once, at once or in parts.
class Buffer {
 public:
  Buffer() = default;
  explicit Buffer(std::span<const std::byte> bytes);  // vertices or indices alike
  explicit Buffer(std::size_t size);                  // bytes, to be written
  void write(std::size_t offset, std::span<const std::byte> bytes);
  unsigned id() const { return object_.id(); }
  std::size_t bytes() const { return bytes_; }

 private:
  Object<delete_buffer> object_;
  std::size_t bytes_ = 0;
};

// One field of a vertex: `offset` bytes from its start. Floats, bytes from 0 to 1, 32-bit whole numbers, or 16-bit ones
// with a sign that the shader sees as floats or as whole numbers.
enum class FieldType { floats, unit_bytes, whole, shorts, whole_shorts };
struct Field {
  unsigned location = 0;
  int components = 1;
  FieldType type = FieldType::floats;
  std::size_t offset = 0;
};

// Vertices and indices with the layout of a vertex. Owns both buffers.
class VertexArray {
 public:
  VertexArray() = default;
  VertexArray(Buffer vertices, Buffer indices, std::size_t stride, std::initializer_list<Field> fields);
  void draw(std::uint32_t first_index, std::uint32_t count) const;  // triangles
  std::size_t bytes() const { return vertices_.bytes() + indices_.bytes(); }

 private:
  Buffer vertices_, indices_;
  Object<delete_vertex_array> object_;
};

// Where a field's values lie one after another in a buffer: `offset` bytes from the buffer's start.
struct Stream {
  unsigned location = 0;
  int components = 1;
  FieldType type = FieldType::floats;
  std::size_t offset = 0;
};

// Streams of vertices with 16-bit indices, in a buffer that others use too and that must outlive it. A field that the
// shader asks for and that has no stream is 0.
class StreamArray {
 public:
  StreamArray() = default;
  StreamArray(const Buffer& buffer, std::span<const Stream> streams, std::size_t index_offset);
  // Triangles; `base_vertex` is added to each index.
  void draw(std::uint32_t first_index, std::uint32_t count, std::uint32_t base_vertex) const;

 private:
  Object<delete_vertex_array> object_;
  std::size_t index_offset_ = 0;
};

// A triangle over the whole viewport, its corners made in the shader (screen.vert).
class ScreenTriangle {
 public:
  ScreenTriangle();
  void draw() const;

 private:
  Object<delete_vertex_array> object_;
};

template <class T>
std::span<const std::byte> bytes_of(const T& values) {
  return std::as_bytes(std::span(values.data(), values.size()));
}

}  // namespace atlas::gpu
