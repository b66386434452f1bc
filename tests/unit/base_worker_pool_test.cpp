#include "base/worker_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <vector>

#include "base/completion_queue.h"

using atlas::CompletionQueue;
using atlas::WorkerPool;

TEST(WorkerPool, RunsTheLowestPriorityValueFirst) {
  std::vector<int> order;
  std::latch gate(1), done(1);
  WorkerPool pool(1);
  pool.submit(0, [&](std::stop_token) { gate.wait(); });
  for (const int priority : {3, 1, 2}) pool.submit(priority, [&, priority](std::stop_token) { order.push_back(priority); });
  pool.submit(9, [&](std::stop_token) { done.count_down(); });
  gate.count_down();
  done.wait();
  EXPECT_EQ(order, (std::vector{1, 2, 3}));
}

TEST(WorkerPool, EndsByDroppingWhatHasNotStarted) {
  std::atomic<int> ran = 0;
  {
    WorkerPool pool(2);
    for (int i = 0; i < 1000; ++i)
      pool.submit(0, [&](std::stop_token stop) {
        while (!stop.stop_requested()) std::this_thread::yield();
        ++ran;
      });
  }
  EXPECT_LE(ran, 2);
}

TEST(CompletionQueue, NothingIsLostBetweenThreads) {
  std::atomic<int> woken = 0;
  CompletionQueue<int> queue([&] { ++woken; });
  long sum = 0;
  std::latch done(4000);
  {
    WorkerPool pool(4);
    for (int i = 1; i <= 4000; ++i)
      pool.submit(0, [&, i](std::stop_token) {
        queue.push(i);
        done.count_down();
      });
    done.wait();
  }
  for (const int value : queue.take()) sum += value;
  EXPECT_EQ(sum, 4000L * 4001 / 2);
  EXPECT_EQ(woken, 4000);
  EXPECT_TRUE(queue.take().empty());
}
