#pragma once
#include <memory>

#include "app/camera_motion.h"
#include "app/swatches.h"
#include "app/ui.h"
#include "gpu/texture.h"
#include "render/map.h"

namespace atlas::app {

// The map in the middle of the window: drawn into a texture when the view, the highlight or the tiles have changed,
// and only shown again otherwise. Turns the mouse into camera motion, hovering and selecting.
// Thread: the window's, with its GL context.
class MapArea {
 public:
  MapArea(std::unique_ptr<render::Map> map, render::Camera camera) : motion(camera), map_(std::move(map)) {}

  render::Map& map() { return *map_; }
  const render::Map& map() const { return *map_; }
  CameraMotion motion;

  // Where the map stands, in ImGui's units, and device pixels for one of them.
  void place(ImVec2 low, ImVec2 size, const Theme& theme, float unit);
  render::View view() const;
  bool holds(ImVec2 point) const;
  geo::LonLat place_at(ImVec2 point) const;

  void set_stale() { stale_ = true; }       // other tiles, another style
  // Draws anew where needed. `now_s` moves labels' fading on.
  void update(const Session& session, double now_s);
  void draw(const Ui& ui, double now_s);
  bool busy() const { return motion.moving() || stale_ || !stats_.complete; }   // the next frame will look different
  bool complete() const { return stats_.complete; }
  const render::FrameStats& stats() const { return stats_; }
  ImVec2 low() const { return low_; }
  ImVec2 size() const { return size_; }

 private:
  render::ScreenPoint to_view(ImVec2 point) const;
  void read_mouse(const Ui& ui, double now_s);
  void hover(const Ui& ui);
  void click(const Ui& ui);
  void draw_tip(const Ui& ui) const;

  std::unique_ptr<render::Map> map_;
  gpu::Framebuffer picture_;
  ImVec2 low_{}, size_{};
  float scale_ = 1, unit_ = 1;
  bool stale_ = true, was_double_click_ = false;
  double settle_until_s_ = 0, drawn_at_s_ = 0;
  render::Camera drawn_camera_;
  render::Highlight drawn_highlight_;
  render::FrameStats stats_;
  ImVec2 pressed_at_{}, hovered_at_{-1, -1};
};

}  // namespace atlas::app
