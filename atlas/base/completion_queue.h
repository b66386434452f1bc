#pragma once
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace atlas {

// Results on their way from workers to the one thread that owns the picture.
// Thread: push from any, take from one. `on_push` is called on the pushing thread (it wakes a sleeping window).
template <class T>
class CompletionQueue {
 public:
  explicit CompletionQueue(std::function<void()> on_push = {}) : on_push_(std::move(on_push)) {}

  void push(T value) {
    {
      std::lock_guard lock(mutex_);
      values_.push_back(std::move(value));
    }
    if (on_push_) on_push_();
  }

  std::vector<T> take() {
    std::lock_guard lock(mutex_);
    return std::exchange(values_, {});
  }

 private:
  std::function<void()> on_push_;
  std::mutex mutex_;
  std::vector<T> values_;
};

}  // namespace atlas
