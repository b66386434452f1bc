#pragma once
#include <variant>
#include <vector>

#include "render/view.h"

namespace atlas::app {

// How the camera moves: eased, short, and ready to be interrupted by the next wish. Times are seconds of any clock
// that only goes forward; points are logical pixels of the view. The camera inside a `view` argument is not looked
// at: this object has the camera. Pure: no window, no clock of its own.
class CameraMotion {
 public:
  explicit CameraMotion(render::Camera start) : camera_(start) {}

  const render::Camera& camera() const { return camera_; }
  // Where the camera will be when nothing more is asked of it.
  render::Camera goal(const render::View& view) const;
  bool moving() const { return !std::holds_alternative<Still>(motion_); }
  bool dragging() const { return std::holds_alternative<Drag>(motion_); }

  void jump(render::Camera camera);
  void stop() { motion_ = Still{}; }
  // What is under `anchor` stays there. Further steps add to those on their way.
  void zoom_at(render::ScreenPoint anchor, double levels, const render::View& view, double now_s);
  void pan(double right_px, double down_px, const render::View& view, double now_s);
  // Along the path that looks straight and even (van Wijk and Nuij, Smooth and efficient zooming and panning, 2003).
  void fly_to(render::Camera goal, const render::View& view, double now_s);

  // What was grabbed stays under the pointer; thrown, it glides on and comes to rest.
  void grab(render::ScreenPoint at, const render::View& view, double now_s);
  void drag(render::ScreenPoint at, const render::View& view, double now_s);
  void release(const render::View& view, double now_s);

  void advance(const render::View& view, double now_s);

 private:
  struct Still {};
  struct Zoom {
    render::ScreenPoint anchor;
    geo::PlanePoint held;
    double from = 0, to = 0, start_s = 0;
  };
  struct Pan {
    geo::PlanePoint from, to;
    double start_s = 0;
  };
  struct Flight {
    render::Camera from, to;
    geo::PlanePoint from_plane, to_plane;
    double width = 0;        // plane units across the view at the start
    double distance = 0;     // plane units
    double r0 = 0, length = 0;
    bool in_place = false;   // only the zoom changes
    double start_s = 0, duration_s = 0;
  };
  struct Drag {
    struct Sample {
      double at_s;
      render::ScreenPoint at;
    };
    geo::PlanePoint held;
    std::vector<Sample> trail;
  };
  struct Glide {
    geo::PlanePoint from;
    double right = 0, up = 0;  // plane units a second at the start
    double start_s = 0;
  };

  void step(const Zoom& zoom, const render::View& view, double now_s);
  void step(const Pan& pan, const render::View& view, double now_s);
  void step(const Flight& flight, const render::View& view, double now_s);
  void step(const Glide& glide, const render::View& view, double now_s);
  void hold(geo::PlanePoint held, render::ScreenPoint at, const render::View& view);
  void set_centre(geo::PlanePoint centre, const render::View& view);

  render::Camera camera_;
  std::variant<Still, Zoom, Pan, Flight, Drag, Glide> motion_;
};

inline constexpr double least_zoom = 2, greatest_zoom = 16;

}  // namespace atlas::app
