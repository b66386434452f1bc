#include "exchange/geojson_file.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>

#include "base/file.h"
#include "base/worker_pool.h"
#include "exchange/geojson_text.h"

namespace atlas::exchange {
namespace {

constexpr std::string_view head = "{\"type\":\"FeatureCollection\",\"features\":[", tail = "\n]}\n", separator = ",\n";

constexpr std::size_t most_under_way = 1 << 21;   // positions, in all batches that wait for their text or to be written
constexpr std::size_t usual_positions = 1 << 18;  // of a batch; where one huge feature needed more, its memory is given back

// A batch and, once it is made, its text: every feature with the separator before it.
struct Chunk {
  source::FeatureBatch batch;
  std::string json;
  std::size_t vertices = 0;
  bool made = false;

  void give_back_memory() {
    if (batch.positions.capacity() > usual_positions) batch = {}, json = {};
  }
  void make() {
    json.clear(), vertices = 0;
    for (const auto& feature : batch.features) {
      json += separator;
      vertices += append_feature(json, batch, feature);
    }
  }
};

// Makes the texts on all cores; they are taken in the order of their batches.
class TextMaker {
 public:
  TextMaker() : pool_(std::clamp(std::thread::hardware_concurrency(), 1u, 8u)) {
    chunks_.resize(2 * pool_.thread_count() + 1);
    for (Chunk& chunk : chunks_) free_.push_back(&chunk);
  }

  // Where the next batch goes; none while as many are under way as may be.
  Chunk* free_chunk() { return free_.empty() ? nullptr : free_.back(); }
  void start_free_chunk() {
    Chunk* chunk = free_.back();
    free_.pop_back();
    chunk->made = false;
    started_.push_back(chunk);
    under_way_ += chunk->batch.positions.size();
    pool_.submit(0, [this, chunk](std::stop_token) {
      chunk->make();
      const std::lock_guard lock(mutex_);
      chunk->made = true;
      made_.notify_one();
    });
  }

  // The oldest one, made; valid until release(). Null where none is under way.
  Chunk* wait_for_oldest() {
    if (started_.empty()) return nullptr;
    std::unique_lock lock(mutex_);
    made_.wait(lock, [&] { return started_.front()->made; });
    return started_.front();
  }
  bool oldest_is_made() {
    const std::lock_guard lock(mutex_);
    return !started_.empty() && started_.front()->made;
  }
  bool has_too_much() const { return under_way_ > most_under_way; }
  void release_oldest() {
    under_way_ -= started_.front()->batch.positions.size();
    started_.front()->give_back_memory();
    free_.push_back(started_.front());
    started_.pop_front();
  }

 private:
  std::deque<Chunk> chunks_;
  std::vector<Chunk*> free_;
  std::deque<Chunk*> started_;
  std::size_t under_way_ = 0;
  std::mutex mutex_;
  std::condition_variable made_;
  WorkerPool pool_;  // last: its jobs use the others
};

class GeoJsonWriter {
 public:
  GeoJsonWriter(const NextBatch& next, const TakePiece& take) : next_(next), take_(take) {}

  Result<Written> write() {
    if (auto put_head = put(head); !put_head) return fail(put_head.error());
    bool more = true;
    while (more) {
      while (!maker_.free_chunk() || maker_.has_too_much() || maker_.oldest_is_made())
        if (auto done = put_oldest(); !done) return fail(done.error());
      source::FeatureBatch& batch = maker_.free_chunk()->batch;
      auto read = next_(batch);
      if (!read) return fail(read.error());
      more = *read;
      if (more) written_.features += batch.features.size(), maker_.start_free_chunk();
    }
    while (maker_.wait_for_oldest())
      if (auto done = put_oldest(); !done) return fail(done.error());
    if (auto put_tail = put(tail); !put_tail) return fail(put_tail.error());
    return written_;
  }

 private:
  Result<void> put(std::string_view text) {
    written_.bytes += text.size();
    return take_(text);
  }
  Result<void> put_oldest() {
    const Chunk& chunk = *maker_.wait_for_oldest();
    // Before the very first feature stands no comma.
    const bool first = written_.bytes == head.size() && !chunk.json.empty();
    auto done = put(std::string_view(chunk.json).substr(first ? 1 : 0));
    written_.vertices += chunk.vertices;
    maker_.release_oldest();
    return done;
  }

  const NextBatch& next_;
  const TakePiece& take_;
  Written written_;
  TextMaker maker_;
};

}  // namespace

Result<Written> write_geojson(const std::filesystem::path& file, const NextBatch& next) {
  Written written;
  const auto done = write_file(file, [&](const TakePiece& take) -> Result<void> {
    auto all = GeoJsonWriter(next, take).write();
    if (!all) return fail(all.error());
    written = *all;
    return {};
  });
  if (!done) return fail(done.error());
  return written;
}

}  // namespace atlas::exchange
