#include "pyramid/build.h"

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

#include "base/file.h"
#include "pyramid/batch_queue.h"
#include "pyramid/pass.h"

namespace atlas::pyramid {
namespace {


// The thread that owns the stream: opens it, tells the layers, and passes its batches on.
class ReadingThread {
 public:
  ReadingThread(const BuildRequest& request, BatchQueue& queue)
      : queue_(queue), thread_([this, &request](std::stop_token stop) { read(request, stop); }) {}
  ~ReadingThread() {
    thread_.request_stop();
    queue_.close();
  }

  Result<std::vector<source::StreamLayer>> layers() { return layers_.get_future().get(); }
  double progress() const { return progress_; }
  // After the last batch: why there was no other, where that was no end.
  std::optional<Error> fault() {
    thread_.join();
    return fault_;
  }

 private:
  void read(const BuildRequest& request, std::stop_token stop) {
    auto stream = request.open();
    if (!stream) return layers_.set_value(fail(stream.error()));
    layers_.set_value((*stream)->layers());
    source::FeatureBatch batch;
    while (!stop.stop_requested()) {
      const auto more = (*stream)->next(batch);
      progress_ = (*stream)->progress();
      if (!more) fault_ = more.error();
      if (!more || !*more || !queue_.push(batch, stop)) break;
    }
    if (!batch.problems.empty()) queue_.push(batch, stop);
    queue_.close();
  }

  BatchQueue& queue_;
  std::promise<Result<std::vector<source::StreamLayer>>> layers_;
  std::atomic<double> progress_ = 0;
  std::optional<Error> fault_;
  std::jthread thread_;
};

// When the next preview is due.
class PreviewClock {
 public:
  bool rings() {
    const auto now = Clock::now();
    if (now < due_) return false;
    wait_ *= 2;
    due_ = now + wait_;
    return true;
  }

 private:
  using Clock = std::chrono::steady_clock;
  std::chrono::milliseconds wait_{300};
  Clock::time_point due_ = Clock::now() + wait_;
};

std::string_view bytes_of(const Header& header) { return {reinterpret_cast<const char*>(&header), sizeof header}; }

Result<void> run(const BuildRequest& request, BlockFile& file, std::stop_token stop) {
  BatchQueue queue;
  ReadingThread reading(request, queue);
  const auto layers = reading.layers();
  if (!layers) return fail(layers.error());
  Pass pass(*layers, file);
  PreviewClock clock;
  source::FeatureBatch batch;
  while (queue.pop(batch, stop)) {
    pass.add(batch);
    if (request.on_progress) request.on_progress(reading.progress());
    if (request.on_preview && clock.rings()) request.on_preview(pass.preview());
  }
  if (stop.stop_requested()) return fail(request.target.string(), "was not finished");
  if (auto fault = reading.fault()) pass.add_problem(std::move(*fault));
  Header header = pass.finish();
  header.fingerprint = request.fingerprint;
  header.complete = 1;
  file.write(0, bytes_of(header));
  return file.finish();
}

}  // namespace

Result<void> build(const BuildRequest& request, std::stop_token stop) {
  return replace_file(request.target, [&](const std::filesystem::path& temporary) -> Result<void> {
    auto file = BlockFile::create(temporary);
    if (!file) return fail(file.error());
    return run(request, *file, stop);
  });
}

}  // namespace atlas::pyramid
