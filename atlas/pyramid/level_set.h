#pragma once
#include <memory>
#include <span>
#include <vector>

#include "pyramid/level_builder.h"

namespace atlas::pyramid {

// All levels of a pyramid while the pass runs: each part goes into every level that can show it, simplified from one to
// the next coarser one. Thread: one.
class LevelSet {
 public:
  explicit LevelSet(BlockFile& file);

  void add_line(std::uint32_t feature, std::span<const WorldPoint> line);
  // The outer ring, then its holes; each closed.
  void add_polygon(std::uint32_t feature, std::span<const std::vector<WorldPoint>> rings);
  void add_points(std::uint32_t feature, std::span<const WorldPoint> points);

  LevelBuilder& coarsest() { return *levels_.front(); }
  std::array<LevelTable, level_count> finish();

 private:
  void add_holes(std::size_t level, std::uint32_t feature, std::span<const std::vector<WorldPoint>> holes);

  std::vector<std::unique_ptr<LevelBuilder>> levels_;   // the coarsest first
  std::vector<WorldPoint> simple_, simpler_;
};

}  // namespace atlas::pyramid
