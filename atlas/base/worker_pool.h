#pragma once
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <queue>
#include <stop_token>
#include <thread>
#include <vector>

namespace atlas {

// Runs jobs on a fixed number of threads, the lowest priority value first, equal ones in order of arrival.
// Thread: every member may be called from any thread. The destructor drops what has not started, asks what runs
// to stop, and waits for it.
class WorkerPool {
 public:
  using Job = std::function<void(std::stop_token)>;

  explicit WorkerPool(unsigned threads);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  void submit(double priority, Job job);
  unsigned thread_count() const { return static_cast<unsigned>(threads_.size()); }

 private:
  struct Entry {
    double priority;
    std::uint64_t arrival;
    Job job;
  };
  struct Later {
    bool operator()(const Entry& a, const Entry& b) const {
      return a.priority != b.priority ? a.priority > b.priority : a.arrival > b.arrival;
    }
  };

  void work(std::stop_token stop);

  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::priority_queue<Entry, std::vector<Entry>, Later> queue_;
  std::uint64_t arrivals_ = 0;
  std::vector<std::jthread> threads_;  // last: joined before the queue goes
};

}  // namespace atlas
