#include "tiles/store.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <utility>

#include "base/completion_queue.h"

namespace atlas::tiles {
namespace {

constexpr std::size_t most_errors = 100;

// One asking for a tile. Shared with the worker that answers it; cancelled when the tile leaves the view.
struct Ticket {
  geo::TileId tile;
  std::stop_source stop;
  double priority = 0;   // the queue's lock guards it
};

// Tickets whose work has not begun. Each job on the pool takes the one that is most urgent when it starts, not the one
// for which it was submitted. Thread: any.
class Queue {
 public:
  // How many jobs must be submitted now, so that there is one for each ticket.
  std::size_t set(const std::vector<std::shared_ptr<Ticket>>& fresh, const std::map<geo::TileId, double>& priorities) {
    std::lock_guard lock(mutex_);
    tickets_.insert(tickets_.end(), fresh.begin(), fresh.end());
    std::erase_if(tickets_, [](const auto& ticket) { return ticket->stop.stop_requested(); });
    for (const auto& ticket : tickets_)
      if (const auto found = priorities.find(ticket->tile); found != priorities.end()) ticket->priority = found->second;
    // A heap would do; there are some dozens.
    std::sort(tickets_.begin(), tickets_.end(), [](const auto& a, const auto& b) { return a->priority > b->priority; });
    if (paused_ || jobs_ >= tickets_.size()) return 0;
    return tickets_.size() - std::exchange(jobs_, tickets_.size());
  }

  // Null: there is nothing left to do.
  std::shared_ptr<Ticket> take() {
    std::lock_guard lock(mutex_);
    if (jobs_ > 0) --jobs_;
    if (paused_ || tickets_.empty()) return nullptr;
    auto ticket = std::move(tickets_.back());
    tickets_.pop_back();
    return ticket;
  }

  void pause(bool paused) {
    std::lock_guard lock(mutex_);
    paused_ = paused;
  }

 private:
  std::mutex mutex_;
  std::vector<std::shared_ptr<Ticket>> tickets_;   // the most urgent last
  std::size_t jobs_ = 0;                           // on the pool, not begun
  bool paused_ = false;
};

struct Answer {
  std::shared_ptr<Ticket> ticket;
  Result<std::shared_ptr<mesh::TileMesh>> mesh;
};

struct Ready {
  std::shared_ptr<mesh::TileMesh> mesh;
  std::size_t bytes = 0;
  std::uint64_t last_used = 0;
};

}  // namespace

struct Store::State {
  Read read;
  WorkerPool& pool;
  StoreOptions options;
  std::shared_ptr<CompletionQueue<Answer>> answers = {};  // both outlive the store in a worker's hands
  std::shared_ptr<Queue> queue = std::make_shared<Queue>();
  std::map<geo::TileId, Ready> ready = {};
  std::map<geo::TileId, std::shared_ptr<Ticket>> waiting = {};
  std::set<geo::TileId> failed = {};
  std::vector<Error> errors = {};
  std::size_t bytes = 0, dropped_late = 0;
  std::uint64_t updates = 0;

  // Tickets for what is missing and new priorities for what waits.
  void ask(const std::vector<Wanted>& load) {
    std::map<geo::TileId, double> priorities;
    std::vector<std::shared_ptr<Ticket>> fresh;
    for (const Wanted& wanted : load) {
      priorities[wanted.tile] = wanted.priority;
      if (ready.contains(wanted.tile) || waiting.contains(wanted.tile) || failed.contains(wanted.tile)) continue;
      fresh.push_back(std::make_shared<Ticket>(Ticket{wanted.tile, {}, wanted.priority}));
      waiting[wanted.tile] = fresh.back();
    }
    const double urgency = load.empty() ? 0 : load.front().priority;
    for (std::size_t jobs = queue->set(fresh, priorities); jobs > 0; --jobs)
      pool.submit(urgency, [read = read, queue = queue, answers = answers](std::stop_token pool_stops) {
        const auto ticket = queue->take();
        if (!ticket || ticket->stop.stop_requested()) return;
        const std::stop_callback pass_on(pool_stops, [&] { ticket->stop.request_stop(); });
        auto mesh = read(ticket->tile, ticket->stop.get_token());
        answers->push({ticket, std::move(mesh)});
      });
  }

  void cancel_unwanted(const std::vector<Wanted>& wanted) {
    std::set<geo::TileId> keep;
    for (const Wanted& w : wanted) keep.insert(w.tile);
    std::erase_if(waiting, [&](const auto& entry) {
      if (keep.contains(entry.first)) return false;
      entry.second->stop.request_stop();
      return true;
    });
  }

  void touch(geo::TileId tile) {
    if (const auto found = ready.find(tile); found != ready.end()) found->second.last_used = updates;
  }

  // What the last update did not use goes, least recently used first, until the rest fits.
  void evict() {
    if (bytes <= options.byte_budget) return;
    std::vector<std::pair<std::uint64_t, geo::TileId>> idle_tiles;
    for (const auto& [tile, entry] : ready)
      if (entry.last_used != updates) idle_tiles.push_back({entry.last_used, tile});
    std::sort(idle_tiles.begin(), idle_tiles.end());
    for (const auto& [used, tile] : idle_tiles) {
      if (bytes <= options.byte_budget) return;
      bytes -= ready[tile].bytes;
      ready.erase(tile);
    }
  }
};

Store::Store(Read read, WorkerPool& pool, StoreOptions options)
    : state_(std::make_unique<State>(State{std::move(read), pool, std::move(options)})) {
  state_->answers = std::make_shared<CompletionQueue<Answer>>(state_->options.on_ready);
}

Store::~Store() {
  for (auto& [tile, ticket] : state_->waiting) ticket->stop.request_stop();
}

std::vector<geo::TileId> Store::receive() {
  std::vector<geo::TileId> came;
  for (Answer& answer : state_->answers->take()) {
    const geo::TileId tile = answer.ticket->tile;
    const auto waiting = state_->waiting.find(tile);
    if (waiting == state_->waiting.end() || waiting->second != answer.ticket) {
      ++state_->dropped_late;
      continue;
    }
    state_->waiting.erase(waiting);
    if (!answer.mesh) {
      state_->failed.insert(tile);
      if (state_->errors.size() < most_errors) state_->errors.push_back(answer.mesh.error());
      continue;
    }
    const std::size_t bytes = (*answer.mesh)->bytes();
    state_->bytes += bytes;
    state_->ready[tile] = {std::move(*answer.mesh), bytes, state_->updates};
    came.push_back(tile);
  }
  return came;
}

Selected Store::look(const Sight& sight, const std::function<bool(geo::TileId)>& is_drawable) {
  ++state_->updates;
  Selected selected = select(sight, [&](geo::TileId tile) {
    return state_->ready.contains(tile) && (!is_drawable || is_drawable(tile));
  });
  for (const auto* tiles : {&selected.ideal, &selected.keep})
    for (const geo::TileId tile : *tiles) state_->touch(tile);
  for (const Drawn& drawn : selected.draw) state_->touch(drawn.tile);
  return selected;
}

Selected Store::update(const Sight& sight, const std::function<bool(geo::TileId)>& is_drawable) {
  Selected selected = look(sight, is_drawable);
  state_->cancel_unwanted(selected.load);
  state_->ask(selected.load);
  state_->evict();
  return selected;
}

void Store::pause(bool paused) { state_->queue->pause(paused); }

std::shared_ptr<const mesh::TileMesh> Store::find(geo::TileId tile) const {
  const auto found = state_->ready.find(tile);
  return found == state_->ready.end() ? nullptr : found->second.mesh;
}

mesh::TileVertices Store::take_vertices(geo::TileId tile) {
  const auto found = state_->ready.find(tile);
  if (found == state_->ready.end()) return {};
  mesh::TileVertices taken = found->second.mesh->take_vertices();
  state_->bytes -= found->second.bytes;
  found->second.bytes = found->second.mesh->bytes();
  state_->bytes += found->second.bytes;
  return taken;
}

void Store::drop(geo::TileId tile) {
  const auto found = state_->ready.find(tile);
  if (found == state_->ready.end()) return;
  state_->bytes -= found->second.bytes;
  state_->ready.erase(found);
}

bool Store::idle() const { return state_->waiting.empty(); }

void Store::clear() {
  state_->cancel_unwanted({});
  state_->ready.clear();
  state_->failed.clear();
  state_->bytes = 0;
}

std::vector<Error> Store::take_errors() { return std::exchange(state_->errors, {}); }

std::size_t Store::dropped_late() const { return state_->dropped_late; }

}  // namespace atlas::tiles
