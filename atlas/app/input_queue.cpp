#include "app/input_queue.h"

#include <GLFW/glfw3.h>

#include <algorithm>

namespace atlas::app {
namespace {

bool is_modifier(const InputEvent& event) {
  return !event.mouse && event.key >= GLFW_KEY_LEFT_SHIFT && event.key <= GLFW_KEY_RIGHT_SUPER;
}

bool is_press(const InputEvent& event) { return !is_modifier(event) && event.action != GLFW_RELEASE; }

}  // namespace

std::vector<InputEvent> InputQueue::take_frame() {
  std::vector<InputEvent> frame;
  while (!events_.empty()) {
    const InputEvent& next = events_.front();
    const auto same_key = [&](const InputEvent& one) { return one.mouse == next.mouse && one.key == next.key; };
    if (std::any_of(frame.begin(), frame.end(), same_key)) break;
    // Ctrl let go in the frame in which V goes down would be V alone.
    if (is_modifier(next) && std::any_of(frame.begin(), frame.end(), is_press)) break;
    frame.push_back(next);
    events_.pop_front();
  }
  return frame;
}

}  // namespace atlas::app
