#include "gpu/buffer.h"

#include <epoxy/gl.h>

namespace atlas::gpu {

void delete_buffer(unsigned id) { glDeleteBuffers(1, &id); }
void delete_vertex_array(unsigned id) { glDeleteVertexArrays(1, &id); }

namespace {

unsigned new_buffer() {
  unsigned id = 0;
  glGenBuffers(1, &id);
  return id;
}

unsigned new_vertex_array() {
  unsigned id = 0;
  glGenVertexArrays(1, &id);
  return id;
}

// `stride` 0: values follow each other without a gap.
void point_at(unsigned location, int components, FieldType type, std::size_t offset, GLsizei stride) {
  const void* at = reinterpret_cast<const void*>(offset);
  glEnableVertexAttribArray(location);
  switch (type) {
    case FieldType::whole: return glVertexAttribIPointer(location, components, GL_UNSIGNED_INT, stride, at);
    case FieldType::whole_shorts: return glVertexAttribIPointer(location, components, GL_SHORT, stride, at);
    case FieldType::shorts: return glVertexAttribPointer(location, components, GL_SHORT, GL_FALSE, stride, at);
    case FieldType::unit_bytes: return glVertexAttribPointer(location, components, GL_UNSIGNED_BYTE, GL_TRUE, stride, at);
    case FieldType::floats: return glVertexAttribPointer(location, components, GL_FLOAT, GL_FALSE, stride, at);
  }
}

}  // namespace

Buffer::Buffer(std::size_t size) : object_(new_buffer()), bytes_(size) {
  glBindBuffer(GL_ARRAY_BUFFER, object_.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(size), nullptr, GL_STATIC_DRAW);
}

void Buffer::write(std::size_t offset, std::span<const std::byte> bytes) {
  glBindBuffer(GL_ARRAY_BUFFER, object_.id());
  glBufferSubData(GL_ARRAY_BUFFER, static_cast<GLintptr>(offset), static_cast<GLsizeiptr>(bytes.size()), bytes.data());
}

Buffer::Buffer(std::span<const std::byte> bytes) : object_(new_buffer()), bytes_(bytes.size()) {
  // Index buffers bind to the vertex array that is bound; GL_ARRAY_BUFFER does for filling either.
  glBindBuffer(GL_ARRAY_BUFFER, object_.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(bytes.size()), bytes.data(), GL_STATIC_DRAW);
}

VertexArray::VertexArray(Buffer vertices, Buffer indices, std::size_t stride, std::initializer_list<Field> fields)
    : vertices_(std::move(vertices)), indices_(std::move(indices)), object_(new_vertex_array()) {
  glBindVertexArray(object_.id());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
  for (const Field& field : fields) {
    point_at(field.location, field.components, field.type, field.offset, static_cast<GLsizei>(stride));
  }
  glBindVertexArray(0);
}

void VertexArray::draw(std::uint32_t first_index, std::uint32_t count) const {
  glBindVertexArray(object_.id());
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(count), GL_UNSIGNED_INT,
                 reinterpret_cast<const void*>(std::size_t{first_index} * sizeof(std::uint32_t)));
}

StreamArray::StreamArray(const Buffer& buffer, std::span<const Stream> streams, std::size_t index_offset)
    : object_(new_vertex_array()), index_offset_(index_offset) {
  glBindVertexArray(object_.id());
  glBindBuffer(GL_ARRAY_BUFFER, buffer.id());
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffer.id());
  for (const Stream& stream : streams) point_at(stream.location, stream.components, stream.type, stream.offset, 0);
  glBindVertexArray(0);
}

void StreamArray::draw(std::uint32_t first_index, std::uint32_t count, std::uint32_t base_vertex) const {
  glBindVertexArray(object_.id());
  const std::size_t first = index_offset_ + std::size_t{first_index} * sizeof(std::uint16_t);
  glDrawElementsBaseVertex(GL_TRIANGLES, static_cast<GLsizei>(count), GL_UNSIGNED_SHORT,
                           reinterpret_cast<const void*>(first), static_cast<GLint>(base_vertex));
}

ScreenTriangle::ScreenTriangle() : object_(new_vertex_array()) {}

void ScreenTriangle::draw() const {
  glBindVertexArray(object_.id());
  glDrawArrays(GL_TRIANGLES, 0, 3);
}

}  // namespace atlas::gpu
