#include "mesh/packed_layer.h"

#include <algorithm>
#include <cmath>

namespace atlas::mesh {
namespace {

std::int16_t steps_of(float length) {
  const double within = std::clamp(static_cast<double>(length), -longest_extrusion, longest_extrusion);
  return static_cast<std::int16_t>(static_cast<int>(within * extrusion_steps + (within < 0 ? -0.5 : 0.5)));
}

}  // namespace

PackedExtrusion packed_extrusion(float x, float y, float across) {
  return {static_cast<std::int16_t>(steps_of(x) * 2 + (across != 0)),
          static_cast<std::int16_t>(steps_of(y) * 2 + (across > 0))};
}

std::vector<std::span<const std::byte>> PackedLayer::parts() const {
  return {std::as_bytes(std::span(coarse_positions)), std::as_bytes(std::span(fine_positions)),
          std::as_bytes(std::span(extrusions)),       std::as_bytes(std::span(measures)),
          std::as_bytes(std::span(features)),         std::as_bytes(std::span(indices))};
}

std::size_t PackedLayer::bytes() const {
  std::size_t sum = 0;
  for (const auto& part : parts()) sum += part.size();
  return sum;
}

}  // namespace atlas::mesh
