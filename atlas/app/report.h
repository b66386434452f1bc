#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "render/map.h"

namespace atlas::app {

class Session;

// Screen coordinates of the window: left, top, width, height.
struct Rectangle {
  float x = 0, y = 0, width = 0, height = 0;
};

// What the window shows beside the session.
struct WindowState {
  render::Camera camera;
  Rectangle map;
  double first_complete_ms = 0;   // from the program's start to the first complete picture; 0: not yet
  double font_ms = 0;
  bool complete = false, keys_open = false, typing = false;
  std::vector<std::string> toasts;
};

// The window's state as JSON in a file (`--report FILE`), written anew when the picture has settled, so that tests and
// screen robots read what is there instead of guessing it from pixels. Without a file it does nothing.
class Report {
 public:
  explicit Report(std::filesystem::path file) : file_(std::move(file)) {}

  bool wanted() const { return !file_.empty(); }
  void begin_frame() { places_.clear(); }
  // Where something to click is on the screen: "clause:plan-2015/4.2", "tab:search".
  void place(const std::string& what, Rectangle where) {
    if (wanted()) places_.emplace(what, where);
  }
  void write(const Session& session, const WindowState& window);

 private:
  std::filesystem::path file_;
  std::map<std::string, Rectangle> places_;
  std::string written_;
};

}  // namespace atlas::app
