#include <gtest/gtest.h>

#include "app/key_queue.h"

namespace atlas::app {
namespace {

constexpr int up = 0, down = 1, control = 341, letter = 86;

TEST(KeyQueue, AKeyThatWentDownAndUpIsSeenInTwoFrames) {
  KeyQueue queue;
  queue.push({control, 0, down, 0}), queue.push({letter, 0, down, 2});
  queue.push({letter, 0, up, 2}), queue.push({control, 0, up, 0});
  EXPECT_EQ(queue.take_frame(), (std::vector<KeyEvent>{{control, 0, down, 0}, {letter, 0, down, 2}}));
  EXPECT_FALSE(queue.empty());
  EXPECT_EQ(queue.take_frame(), (std::vector<KeyEvent>{{letter, 0, up, 2}, {control, 0, up, 0}}));
  EXPECT_TRUE(queue.empty());
  EXPECT_TRUE(queue.take_frame().empty());
}

TEST(KeyQueue, NothingIsLostOrTurnedRound) {
  KeyQueue queue;
  std::vector<KeyEvent> all, seen;
  for (int i = 0; i < 20; ++i) all.push_back({i % 3, i, i % 2, 0}), queue.push(all.back());
  while (!queue.empty())
    for (const KeyEvent& event : queue.take_frame()) seen.push_back(event);
  EXPECT_EQ(seen, all);
}

}  // namespace
}  // namespace atlas::app
