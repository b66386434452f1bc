#include <gtest/gtest.h>

#include "app/input_queue.h"

namespace atlas::app {
namespace {

constexpr int up = 0, down = 1, control = 341, letter = 86;

InputEvent key(int code, int action) { return {false, code, 0, action, 0}; }
InputEvent button(int action) { return {true, 0, 0, action, 0}; }

TEST(InputQueue, AKeyThatWentDownAndUpIsSeenInTwoFrames) {
  InputQueue queue;
  for (const InputEvent& event : {key(control, down), key(letter, down), key(letter, up), key(control, up)}) queue.push(event);
  EXPECT_EQ(queue.take_frame(), (std::vector<InputEvent>{key(control, down), key(letter, down)}));
  EXPECT_FALSE(queue.empty());
  EXPECT_EQ(queue.take_frame(), (std::vector<InputEvent>{key(letter, up), key(control, up)}));
  EXPECT_TRUE(queue.empty());
  EXPECT_TRUE(queue.take_frame().empty());
}

TEST(InputQueue, AModifierHoldsForTheKeyThatWentDownWithIt) {
  InputQueue queue;
  for (const InputEvent& event : {key(control, down), key(letter, down), key(control, up), key(letter, up)}) queue.push(event);
  queue.take_frame();
  EXPECT_EQ(queue.take_frame(), (std::vector<InputEvent>{key(control, up), key(letter, up)}));
  for (const InputEvent& event : {key(letter, down), key(control, up)}) queue.push(event);
  EXPECT_EQ(queue.take_frame(), (std::vector<InputEvent>{key(letter, down)}));
}

TEST(InputQueue, ADoubleClickIsFourFrames) {
  InputQueue queue;
  for (const int action : {down, up, down, up}) queue.push(button(action));
  for (const int action : {down, up, down, up}) EXPECT_EQ(queue.take_frame(), (std::vector<InputEvent>{button(action)}));
  EXPECT_TRUE(queue.empty());
}

TEST(InputQueue, NothingIsLostOrTurnedRound) {
  InputQueue queue;
  std::vector<InputEvent> all, seen;
  for (int i = 0; i < 20; ++i) all.push_back({i % 5 == 0, i % 3, i, i % 2, 0}), queue.push(all.back());
  while (!queue.empty())
    for (const InputEvent& event : queue.take_frame()) seen.push_back(event);
  EXPECT_EQ(seen, all);
}

}  // namespace
}  // namespace atlas::app
