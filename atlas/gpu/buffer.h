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

// A buffer of bytes on the GPU, written once.
class Buffer {
 public:
  Buffer() = default;
  explicit Buffer(std::span<const std::byte> bytes);  // vertices or indices alike
  unsigned id() const { return object_.id(); }
  std::size_t bytes() const { return bytes_; }

 private:
  Object<delete_buffer> object_;
  std::size_t bytes_ = 0;
};

// One field of a vertex: `offset` bytes from its start, floats, bytes from 0 to 1, or whole numbers.
enum class FieldType { floats, unit_bytes, whole };
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
