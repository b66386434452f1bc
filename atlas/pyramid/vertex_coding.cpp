#include "pyramid/vertex_coding.h"

#include "pyramid/varint.h"

namespace atlas::pyramid {

void encode(std::span<const WorldPoint> vertices, WorldPoint corner, unsigned quantum_bits, std::string& bytes) {
  std::int64_t x = corner.x >> quantum_bits, y = corner.y >> quantum_bits;
  for (const WorldPoint p : vertices) {
    const std::int64_t next_x = p.x >> quantum_bits, next_y = p.y >> quantum_bits;
    put_varint(zigzag(next_x - x), bytes), put_varint(zigzag(next_y - y), bytes);
    x = next_x, y = next_y;
  }
}

bool decode(std::span<const std::uint8_t> bytes, std::size_t count, WorldPoint corner, unsigned quantum_bits,
            std::vector<WorldPoint>& vertices) {
  if (count > bytes.size() / 2) return false;   // a vertex takes two bytes or more
  const std::uint32_t half = quantum_bits ? 1u << (quantum_bits - 1) : 0;
  std::int64_t x = corner.x >> quantum_bits, y = corner.y >> quantum_bits;
  const std::uint8_t *at = bytes.data(), *end = at + bytes.size();
  vertices.reserve(vertices.size() + count);
  for (std::size_t i = 0; i < count; ++i) {
    std::uint64_t dx = 0, dy = 0;
    if (!(at = get_varint(at, end, dx)) || !(at = get_varint(at, end, dy))) return false;
    x += unzigzag(dx), y += unzigzag(dy);
    vertices.push_back({(static_cast<std::uint32_t>(x) << quantum_bits) + half, (static_cast<std::uint32_t>(y) << quantum_bits) + half});
  }
  return true;
}

}  // namespace atlas::pyramid
