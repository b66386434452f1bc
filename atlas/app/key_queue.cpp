#include "app/key_queue.h"

#include <algorithm>

namespace atlas::app {

std::vector<KeyEvent> KeyQueue::take_frame() {
  std::vector<KeyEvent> frame;
  while (!events_.empty()) {
    const KeyEvent& next = events_.front();
    if (std::any_of(frame.begin(), frame.end(), [&](const KeyEvent& one) { return one.key == next.key; })) break;
    frame.push_back(next);
    events_.pop_front();
  }
  return frame;
}

}  // namespace atlas::app
