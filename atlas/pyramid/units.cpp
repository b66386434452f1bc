#include "pyramid/units.h"

#include <numbers>

namespace atlas::pyramid {
namespace {

constexpr std::size_t steps = 4096;   // an eighth of a mebibyte; the error falls with the fourth power of their number

struct Latitude {
  double y, slope;   // units; units for a step
};

Latitude latitude(double degrees, double step_degrees) {
  constexpr double radian = std::numbers::pi / 180;
  const double y = std::asinh(std::tan(degrees * radian));
  constexpr double units_per_radian = 2147483648.0 / std::numbers::pi;
  return {2147483648.0 - y * units_per_radian, -units_per_radian / std::cos(degrees * radian) * step_degrees * radian};
}

}  // namespace

WorldBox box_of(geo::TileId tile, double rim) {
  const double size = std::exp2(32 - tile.z), grow = size * rim;
  const auto units = [](double at) { return static_cast<std::uint32_t>(std::clamp(at, 0.0, 4294967295.0)); };
  WorldBox box;
  box.include(WorldPoint{units(tile.x * size - grow), units(tile.y * size - grow)});
  box.include(WorldPoint{units((tile.x + 1) * size + grow), units((tile.y + 1) * size + grow)});
  return box;
}

// Hermite's cubics through the values and slopes at the steps' ends.
WorldScale::WorldScale() : steps_per_degree_(steps / (2 * geo::mercator_max_lat)), cubics_(steps) {
  const double step_degrees = 1 / steps_per_degree_;
  for (std::size_t i = 0; i < steps; ++i) {
    const Latitude p = latitude(-geo::mercator_max_lat + static_cast<double>(i) * step_degrees, step_degrees);
    const Latitude q = latitude(-geo::mercator_max_lat + static_cast<double>(i + 1) * step_degrees, step_degrees);
    cubics_[i] = {p.y, p.slope, 3 * (q.y - p.y) - 2 * p.slope - q.slope, 2 * (p.y - q.y) + p.slope + q.slope};
  }
}

}  // namespace atlas::pyramid
