#include "pyramid/level_set.h"

#include "pyramid/simplify.h"

namespace atlas::pyramid {
namespace {

WorldBox box_of(std::span<const WorldPoint> vertices) {
  WorldBox box;
  for (const WorldPoint p : vertices) box.include(p);
  return box;
}

WorldPoint middle_of(const WorldBox& box) {
  return {box.min_x + (box.max_x - box.min_x) / 2, box.min_y + (box.max_y - box.min_y) / 2};
}

// The shoelace formula, from the first vertex so that no digits are lost; square units.
double area_of(std::span<const WorldPoint> ring) {
  double twice = 0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    const double ax = static_cast<double>(ring[i].x) - ring[0].x, ay = static_cast<double>(ring[i].y) - ring[0].y;
    const double bx = static_cast<double>(ring[i + 1].x) - ring[0].x, by = static_cast<double>(ring[i + 1].y) - ring[0].y;
    twice += ax * by - bx * ay;
  }
  return std::abs(twice) / 2;
}

}  // namespace

LevelSet::LevelSet(BlockFile& file) {
  for (std::size_t level = 0; level < level_count; ++level) levels_.push_back(std::make_unique<LevelBuilder>(level, file));
}

void LevelSet::add_line(std::uint32_t feature, std::span<const WorldPoint> line) {
  if (line.empty()) return;
  const WorldBox box = box_of(line);
  std::span<const WorldPoint> finer = line;
  for (std::size_t level = level_count; level-- > 0;) {
    LevelBuilder& builder = *levels_[level];
    if (builder.is_small(box)) {
      builder.add_small_line(feature, middle_of(box));
      continue;
    }
    simplify_line(finer, builder.quantum(), simpler_);
    builder.add(PartKind::line, feature, simpler_);
    std::swap(simple_, simpler_);
    finer = simple_;
  }
}

void LevelSet::add_polygon(std::uint32_t feature, std::span<const std::vector<WorldPoint>> rings) {
  if (rings.empty()) return;
  const WorldBox box = box_of(rings[0]);
  std::span<const WorldPoint> finer = rings[0];
  for (std::size_t level = level_count; level-- > 0;) {
    LevelBuilder& builder = *levels_[level];
    if (builder.is_small(box)) {
      builder.add_small_polygon(feature, middle_of(box), area_of(rings[0]));
      continue;
    }
    simplify_ring(finer, builder.quantum(), simpler_);
    if (simpler_.empty()) continue;   // thinner than a quarter of a pixel; a coarser grid may catch it again
    builder.add(PartKind::outer_ring, feature, simpler_);
    std::swap(simple_, simpler_);
    finer = simple_;
    add_holes(level, feature, rings.subspan(1));
  }
}

void LevelSet::add_holes(std::size_t level, std::uint32_t feature, std::span<const std::vector<WorldPoint>> holes) {
  LevelBuilder& builder = *levels_[level];
  for (const auto& hole : holes) {
    if (builder.is_small(box_of(hole))) continue;
    simplify_ring(hole, builder.quantum(), simpler_);
    builder.add(PartKind::hole, feature, simpler_);
  }
}

void LevelSet::add_points(std::uint32_t feature, std::span<const WorldPoint> points) {
  for (const auto& builder : levels_) builder->add_points(feature, points);
}

std::array<LevelTable, level_count> LevelSet::finish() {
  std::array<LevelTable, level_count> tables;
  for (std::size_t level = 0; level < level_count; ++level) {
    tables[level] = levels_[level]->finish();
    levels_[level].reset();   // its memory is free for the next one
  }
  return tables;
}

}  // namespace atlas::pyramid
