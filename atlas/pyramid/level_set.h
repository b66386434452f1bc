#pragma once
#include <condition_variable>
#include <mutex>
#include <thread>

#include "pyramid/coarse_levels.h"

namespace atlas::pyramid {

// The levels of a pyramid while the pass runs: the finest on the calling thread, all others on one of its own, since
// either takes as long as the other.
class LevelSet {
 public:
  explicit LevelSet(BlockFile& file);
  ~LevelSet();

  void add(PartList list);
  // What the coarsest level has so far; it does not grow meanwhile.
  void visit_coarsest(std::size_t most_parts, const std::function<void(const PartRecord&, std::span<const WorldPoint>)>& show);
  std::array<LevelTable, level_count> finish();

 private:
  void add_to_finest(const PartList& list);
  void work();

  LevelBuilder finest_;
  std::vector<WorldPoint> simple_;

  std::mutex coarse_mutex_;   // guards coarse_
  CoarseLevels coarse_;

  std::mutex mutex_;          // guards what follows
  std::condition_variable wake_;
  std::vector<std::shared_ptr<const PartList>> waiting_;
  bool closed_ = false;
  std::thread thread_;                      // last: it uses all of the others
};

}  // namespace atlas::pyramid
