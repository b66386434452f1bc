#include "base/worker_pool.h"

#include <algorithm>

namespace atlas {

WorkerPool::WorkerPool(unsigned threads) {
  for (unsigned i = 0; i < std::max(1u, threads); ++i)
    threads_.emplace_back([this](std::stop_token stop) { work(stop); });
}

WorkerPool::~WorkerPool() {
  for (auto& thread : threads_) thread.request_stop();
}

void WorkerPool::submit(double priority, Job job) {
  {
    std::lock_guard lock(mutex_);
    queue_.push({priority, arrivals_++, std::move(job)});
  }
  wake_.notify_one();
}

void WorkerPool::work(std::stop_token stop) {
  while (true) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      if (!wake_.wait(lock, stop, [this] { return !queue_.empty(); }) || stop.stop_requested()) return;
      // top() is const, but the entry is popped at once, so its job may be moved out.
      job = std::move(const_cast<Entry&>(queue_.top()).job);
      queue_.pop();
    }
    job(stop);
  }
}

}  // namespace atlas
