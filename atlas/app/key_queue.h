#pragma once
#include <deque>
#include <vector>

namespace atlas::app {

// A key that went down, up, or repeats, as GLFW reports it.
struct KeyEvent {
  int key = 0, scancode = 0, action = 0, modifiers = 0;
  friend bool operator==(const KeyEvent&, const KeyEvent&) = default;
};

// ImGui 1.86 looks at keys once a frame: one that goes down and up between two frames was never pressed for it. This
// queue hands out, frame by frame, what may be seen in one: each key changes at most once.
class KeyQueue {
 public:
  void push(const KeyEvent& event) { events_.push_back(event); }
  bool empty() const { return events_.empty(); }
  std::vector<KeyEvent> take_frame();

 private:
  std::deque<KeyEvent> events_;
};

}  // namespace atlas::app
