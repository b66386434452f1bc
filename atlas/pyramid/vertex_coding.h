#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "pyramid/units.h"

namespace atlas::pyramid {

// Appends the vertices, which stand on the grid of 2^quantum_bits, as differences from `corner` on.
void encode(std::span<const WorldPoint> vertices, WorldPoint corner, unsigned quantum_bits, std::string& bytes);

// Appends `count` vertices. False when the bytes are not what encode() wrote: they end early or differ in number.
bool decode(std::span<const std::uint8_t> bytes, std::size_t count, WorldPoint corner, unsigned quantum_bits,
            std::vector<WorldPoint>& vertices);

}  // namespace atlas::pyramid
