#include "pyramid/coarse_levels.h"

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

CoarseLevels::CoarseLevels(BlockFile& file) {
  for (std::size_t level = 0; level < finest; ++level) levels_.push_back(std::make_unique<LevelBuilder>(level, file));
}

void CoarseLevels::add(const PartList& list) {
  for (std::size_t i = 0; i < list.parts.size(); ++i) {
    const PartList::Part& part = list.parts[i];
    std::size_t holes = 0;
    switch (part.kind) {
      case PartKind::points:
        for (const auto& level : levels_) level->add_points(part.feature, list.vertices_of(part));
        break;
      case PartKind::line: add_line(list, part); break;
      case PartKind::outer_ring:
        while (i + holes + 1 < list.parts.size() && list.parts[i + holes + 1].kind == PartKind::hole) ++holes;
        add_polygon(list, i, holes);
        i += holes;
        break;
      case PartKind::hole: break;   // without an outer ring it is of nothing
    }
  }
}

void CoarseLevels::add_line(const PartList& list, const PartList::Part& line) {
  std::span<const WorldPoint> finer = list.vertices_of(line);
  if (finer.empty()) return;
  const WorldBox box = box_of(finer);
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    LevelBuilder& builder = **level;
    if (builder.is_small(box)) {
      builder.add_small_line(line.feature, middle_of(box));
      continue;
    }
    simplify_line(finer, builder.quantum(), simpler_);
    builder.add(PartKind::line, line.feature, simpler_);
    std::swap(simple_, simpler_);
    finer = simple_;
  }
}

void CoarseLevels::add_polygon(const PartList& list, std::size_t outer, std::size_t holes) {
  const std::uint32_t feature = list.parts[outer].feature;
  const std::span<const WorldPoint> ring = list.vertices_of(list.parts[outer]);
  const WorldBox box = box_of(ring);
  std::span<const WorldPoint> finer = ring;
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    LevelBuilder& builder = **level;
    if (builder.is_small(box)) {
      builder.add_small_polygon(feature, middle_of(box), area_of(ring));
      continue;
    }
    simplify_ring(finer, builder.quantum(), simpler_);
    if (simpler_.empty()) continue;   // thinner than a quarter of a pixel; a coarser grid may catch it again
    builder.add(PartKind::outer_ring, feature, simpler_);
    std::swap(simple_, simpler_);
    finer = simple_;
    for (std::size_t i = outer + 1; i <= outer + holes; ++i) {
      const auto hole = list.vertices_of(list.parts[i]);
      if (builder.is_small(box_of(hole))) continue;
      simplify_ring(hole, builder.quantum(), simpler_);
      builder.add(PartKind::hole, feature, simpler_);
    }
  }
}

std::vector<LevelTable> CoarseLevels::finish() {
  std::vector<LevelTable> tables;
  for (auto& level : levels_) {
    tables.push_back(level->finish());
    level.reset();   // its memory is free for the next one
  }
  return tables;
}

}  // namespace atlas::pyramid
