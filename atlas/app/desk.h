#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/commands.h"
#include "base/result.h"

struct GLFWwindow;

namespace atlas::app {

// The window on the screen with its OpenGL context and ImGui: opening, events, frames, clipboard.
// Thread: the main one; only wake() may be called from any.
class Desk {
 public:
  // Fails in one line: without a display (which command works there), without OpenGL 3.3 (what to install).
  // Sizes in screen coordinates; 0: a good part of the screen.
  static Result<std::unique_ptr<Desk>> open(int width, int height, const char* title);
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  // Device pixels for one logical pixel, for one of ImGui's units, and ImGui's units for one logical pixel.
  float raster_scale() const;
  float unit() const;
  float scale() const { return raster_scale() / unit(); }

  bool closing() const;
  void close();
  // Sleeps until an event, a wake() or the end of `seconds` (infinite: for ever; 0: not at all).
  void wait(double seconds);
  static void wake();

  void begin_frame();
  void end_frame();             // draws what ImGui has, shows it
  void fonts_changed();         // ImGui's font atlas was built: its texture is made anew

  std::vector<Pressed> take_pressed();
  std::vector<std::filesystem::path> take_dropped();
  bool take_touched();          // whether there was any event since the last call
  bool visible() const;         // neither minimised nor of no size
  std::string clipboard() const;
  void set_clipboard(const std::string& text);
  double now_s() const;
  void size(int& width, int& height) const;   // screen coordinates

 private:
  struct Inbox;
  void listen();
  Desk(GLFWwindow* window, std::unique_ptr<Inbox> inbox);

  GLFWwindow* window_;
  std::unique_ptr<Inbox> inbox_;
};

}  // namespace atlas::app
