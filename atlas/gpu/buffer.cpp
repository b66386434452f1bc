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

}  // namespace

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
    const void* offset = reinterpret_cast<const void*>(field.offset);
    const auto step = static_cast<GLsizei>(stride);
    glEnableVertexAttribArray(field.location);
    if (field.type == FieldType::whole)
      glVertexAttribIPointer(field.location, field.components, GL_UNSIGNED_INT, step, offset);
    else if (field.type == FieldType::unit_bytes)
      glVertexAttribPointer(field.location, field.components, GL_UNSIGNED_BYTE, GL_TRUE, step, offset);
    else
      glVertexAttribPointer(field.location, field.components, GL_FLOAT, GL_FALSE, step, offset);
  }
  glBindVertexArray(0);
}

void VertexArray::draw(std::uint32_t first_index, std::uint32_t count) const {
  glBindVertexArray(object_.id());
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(count), GL_UNSIGNED_INT,
                 reinterpret_cast<const void*>(std::size_t{first_index} * sizeof(std::uint32_t)));
}

ScreenTriangle::ScreenTriangle() : object_(new_vertex_array()) {}

void ScreenTriangle::draw() const {
  glBindVertexArray(object_.id());
  glDrawArrays(GL_TRIANGLES, 0, 3);
}

}  // namespace atlas::gpu
