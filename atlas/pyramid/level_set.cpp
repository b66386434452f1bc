#include "pyramid/level_set.h"

#include "pyramid/simplify.h"

namespace atlas::pyramid {
namespace {
constexpr std::size_t most_waiting = 3;   // lists; each is a batch of some 64 thousand vertices
}

LevelSet::LevelSet(BlockFile& file) : finest_(finest, file), coarse_(file), thread_([this] { work(); }) {}

LevelSet::~LevelSet() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    waiting_.clear();
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void LevelSet::add(PartList list) {
  const auto shared = std::make_shared<const PartList>(std::move(list));
  {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [&] { return waiting_.size() < most_waiting; });
    waiting_.push_back(shared);
  }
  wake_.notify_all();
  add_to_finest(*shared);
}

void LevelSet::add_to_finest(const PartList& list) {
  for (const PartList::Part& part : list.parts) {
    const auto vertices = list.vertices_of(part);
    if (part.kind == PartKind::points) {
      finest_.add_points(part.feature, vertices);
      continue;
    }
    if (part.kind == PartKind::line) simplify_line(vertices, finest_.quantum(), simple_);
    else simplify_ring(vertices, finest_.quantum(), simple_);
    finest_.add(part.kind, part.feature, simple_);
  }
}

void LevelSet::work() {
  while (true) {
    std::shared_ptr<const PartList> list;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      list = waiting_.front();
      waiting_.erase(waiting_.begin());
    }
    wake_.notify_all();
    const std::lock_guard lock(coarse_mutex_);
    coarse_.add(*list);
  }
}

void LevelSet::visit_coarsest(std::size_t most_parts,
                              const std::function<void(const PartRecord&, std::span<const WorldPoint>)>& show) {
  const std::lock_guard lock(coarse_mutex_);
  if (coarse_.coarsest().part_count() <= most_parts) coarse_.coarsest().visit(show);
}

std::array<LevelTable, level_count> LevelSet::finish() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;   // what waits is still worked off
  }
  wake_.notify_all();
  std::array<LevelTable, level_count> tables;
  std::thread finishing([&] { tables[finest] = finest_.finish(); });
  thread_.join();
  const auto coarse = coarse_.finish();
  finishing.join();
  std::copy(coarse.begin(), coarse.end(), tables.begin());
  return tables;
}

}  // namespace atlas::pyramid
