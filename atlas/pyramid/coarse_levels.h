#pragma once
#include <memory>
#include <vector>

#include "pyramid/level_builder.h"
#include "pyramid/part_list.h"

namespace atlas::pyramid {

// All levels but the finest while the pass runs: each part goes into every level that can show it, simplified from one
// to the next coarser one. Thread: one at a time.
class CoarseLevels {
 public:
  explicit CoarseLevels(BlockFile& file);

  void add(const PartList& list);
  LevelBuilder& coarsest() { return *levels_.front(); }
  std::vector<LevelTable> finish();   // the coarsest first

 private:
  void add_line(const PartList& list, const PartList::Part& line);
  // The outer ring and the `holes` parts after it.
  void add_polygon(const PartList& list, std::size_t outer, std::size_t holes);

  std::vector<std::unique_ptr<LevelBuilder>> levels_;   // the coarsest first
  std::vector<WorldPoint> simple_, simpler_;
};

}  // namespace atlas::pyramid
