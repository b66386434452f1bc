#pragma once
#include <deque>
#include <vector>

namespace atlas::app {

// A key or a mouse button that went down, up, or repeats, as GLFW reports it, and where the pointer was.
struct InputEvent {
  bool mouse = false;
  int key = 0;                      // or the button
  int scancode = 0, action = 0, modifiers = 0;
  double x = 0, y = 0;              // screen coordinates
  double at_s = 0, waited_s = 0;    // since the start: in all, and without what was spent on frames
  friend bool operator==(const InputEvent&, const InputEvent&) = default;
};

// ImGui 1.86 looks at keys and buttons once a frame: one that goes down and up between two frames was never pressed
// for it. This queue hands out, frame by frame, what may be seen in one: each key and button changes at most once, and
// modifiers stay as they are once another key has gone down.
class InputQueue {
 public:
  void push(const InputEvent& event) { events_.push_back(event); }
  bool empty() const { return events_.empty(); }
  std::vector<InputEvent> take_frame();

 private:
  std::deque<InputEvent> events_;
};

}  // namespace atlas::app
