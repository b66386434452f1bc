#include "pyramid/small_parts.h"

namespace atlas::pyramid {
namespace {

constexpr unsigned slot_bits = 16;   // a mebibyte a level

// The finalizer of SplitMix64 (Steele, Lea and Flood 2014): neighbouring cells come out far apart.
std::uint64_t mixed(std::uint64_t cell) {
  cell = (cell ^ (cell >> 30)) * 0xBF58476D1CE4E5B9ull;
  cell = (cell ^ (cell >> 27)) * 0x94D049BB133111EBull;
  return cell ^ (cell >> 31);
}

// From 0 to 1, another one in each cell: so that where a third of the ground is covered, a third of the cells fill.
double threshold(std::uint64_t cell) { return static_cast<double>(mixed(cell) & 0xFFFFFF) / 0x1000000; }

}  // namespace

SmallParts::SmallParts(unsigned cell_bits) : cell_bits_(cell_bits), slots_(std::size_t{1} << slot_bits) {}

std::uint64_t SmallParts::cell_of(WorldPoint place) const {
  return (std::uint64_t{place.x >> cell_bits_} << 32) | (place.y >> cell_bits_);
}

SmallParts::Slot& SmallParts::slot_of(std::uint64_t cell) {
  return slots_[mixed(cell) >> (64 - slot_bits)];
}

bool SmallParts::take(WorldPoint place) {
  const std::uint64_t cell = cell_of(place);
  Slot& slot = slot_of(cell);
  if (slot.cell == cell) return false;
  slot = {cell, 0};
  return true;
}

std::optional<WorldBox> SmallParts::gather(WorldPoint place, double area) {
  const std::uint64_t cell = cell_of(place);
  Slot& slot = slot_of(cell);
  if (slot.cell != cell) slot = {cell, 0};
  const double side = static_cast<double>(std::uint64_t{1} << cell_bits_);
  slot.area += area;
  if (slot.area < threshold(cell) * side * side) return std::nullopt;
  slot.area -= side * side;   // below nothing: what it owes to the area yet to come
  const std::uint32_t mask = ~((1u << cell_bits_) - 1), width = 1u << cell_bits_;
  const WorldPoint corner{place.x & mask, place.y & mask};
  WorldBox box;
  box.include(corner);
  box.include(WorldPoint{corner.x + std::min(width, ~0u - corner.x), corner.y + std::min(width, ~0u - corner.y)});
  return box;
}

}  // namespace atlas::pyramid
