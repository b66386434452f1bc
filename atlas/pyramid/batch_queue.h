#pragma once
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

#include "source/feature_batch.h"

namespace atlas::pyramid {

// Batches from the thread that reads to the thread that builds, a few at a time; emptied ones go back, so that their
// memory is used again.
class BatchQueue {
 public:
  // Waits for room. False when the other side has gone.
  bool push(source::FeatureBatch& batch, std::stop_token stop) {
    std::unique_lock lock(mutex_);
    if (!wake_.wait(lock, stop, [&] { return full_.size() < most || closed_; }) || closed_) return false;
    full_.push_back(std::move(batch));
    batch = {};
    if (!empty_.empty()) batch = std::move(empty_.back()), empty_.pop_back();
    wake_.notify_all();
    return true;
  }

  // Waits for a batch. None at the end.
  bool pop(source::FeatureBatch& batch, std::stop_token stop) {
    std::unique_lock lock(mutex_);
    if (!batch.features.empty()) batch.clear(), empty_.push_back(std::move(batch));
    if (!wake_.wait(lock, stop, [&] { return !full_.empty() || closed_; }) || full_.empty()) return false;
    batch = std::move(full_.front());
    full_.erase(full_.begin());
    wake_.notify_all();
    return true;
  }

  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    wake_.notify_all();
  }

 private:
  static constexpr std::size_t most = 4;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::vector<source::FeatureBatch> full_, empty_;
  bool closed_ = false;
};

}  // namespace atlas::pyramid
