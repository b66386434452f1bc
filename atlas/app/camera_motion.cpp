#include "app/camera_motion.h"

#include <algorithm>
#include <cmath>

namespace atlas::app {
namespace {

using geo::PlanePoint;
using render::Camera;
using render::ScreenPoint;
using render::View;

constexpr double ease_s = 0.25;         // zoom and pan steps
constexpr double longest_flight_s = 0.6;
constexpr double glide_s = 0.14;        // the thrown map loses 63 % of its speed in this time
constexpr double glide_end_px = 0.5;    // what is left to go when it counts as still
constexpr double trail_s = 0.08;        // how far back the throw's speed is measured

double eased(double t) { return 1 - std::pow(1 - std::clamp(t, 0.0, 1.0), 3); }

double clamp_zoom(double zoom) { return std::clamp(zoom, least_zoom, greatest_zoom); }

View with(const View& view, const Camera& camera) {
  View moved = view;
  moved.camera = camera;
  return moved;
}

double distance(PlanePoint a, PlanePoint b) { return std::hypot(a.x - b.x, a.y - b.y); }

}  // namespace

void CameraMotion::jump(Camera camera) {
  camera.zoom = clamp_zoom(camera.zoom);
  camera_ = camera;
  motion_ = Still{};
}

Camera CameraMotion::goal(const View& view) const {
  CameraMotion later = *this;
  later.advance(view, 1e18);
  return later.camera_;
}

void CameraMotion::set_centre(PlanePoint centre, const View& view) {
  const geo::LonLat place = view.projection->inverse(centre);
  if (!std::isfinite(place.lon) || !std::isfinite(place.lat)) return motion_ = Still{}, void();
  camera_.centre = {std::clamp(place.lon, -180.0, 180.0), std::clamp(place.lat, -85.0, 85.0)};
}

void CameraMotion::hold(PlanePoint held, ScreenPoint at, const View& view) {
  const View now = with(view, camera_);
  const double unit = now.plane_units_per_pixel();
  set_centre({held.x - (at.x - view.width / 2) * unit, held.y + (at.y - view.height / 2) * unit}, view);
}

void CameraMotion::zoom_at(ScreenPoint anchor, double levels, const View& view, double now_s) {
  advance(view, now_s);
  const Zoom* running = std::get_if<Zoom>(&motion_);
  const double goal = clamp_zoom((running ? running->to : camera_.zoom) + levels);
  motion_ = Zoom{anchor, with(view, camera_).to_plane(anchor), camera_.zoom, goal, now_s};
}

void CameraMotion::pan(double right_px, double down_px, const View& view, double now_s) {
  advance(view, now_s);
  const View now = with(view, camera_);
  const double unit = now.plane_units_per_pixel();
  const Pan* running = std::get_if<Pan>(&motion_);
  const PlanePoint from = now.centre(), goal = running ? running->to : from;
  motion_ = Pan{from, {goal.x + right_px * unit, goal.y - down_px * unit}, now_s};
}

void CameraMotion::fly_to(Camera goal, const View& view, double now_s) {
  advance(view, now_s);
  goal.zoom = clamp_zoom(goal.zoom);
  if (goal == camera_ || !std::isfinite(goal.zoom + goal.centre.lon + goal.centre.lat)) return stop();
  constexpr double rho = 1.42;  // how much it zooms out on its way; the authors' measured taste
  Flight f{camera_, goal, with(view, camera_).centre(), with(view, goal).centre()};
  f.width = view.width * with(view, camera_).plane_units_per_pixel();
  const double w0 = f.width, w1 = view.width * with(view, goal).plane_units_per_pixel();
  const double d = f.distance = distance(f.from_plane, f.to_plane);
  f.in_place = d < w0 * 1e-3;
  if (f.in_place) {
    f.length = std::abs(std::log(w1 / w0)) / rho;
  } else {
    const double rho2 = rho * rho, rho4 = rho2 * rho2;
    const auto r = [&](double w, double sign) {
      const double b = (w1 * w1 - w0 * w0 + sign * rho4 * d * d) / (2 * w * rho2 * d);
      return std::log(std::sqrt(b * b + 1) - b);
    };
    f.r0 = r(w0, 1);
    f.length = (r(w1, -1) - f.r0) / rho;
  }
  f.start_s = now_s;
  f.duration_s = std::clamp(f.length * 0.15, ease_s, longest_flight_s);
  motion_ = f;
}

void CameraMotion::grab(ScreenPoint at, const View& view, double now_s) {
  advance(view, now_s);
  motion_ = Drag{with(view, camera_).to_plane(at), {{now_s, at}}};
}

void CameraMotion::drag(ScreenPoint at, const View& view, double now_s) {
  auto* drag = std::get_if<Drag>(&motion_);
  if (!drag) return;
  std::erase_if(drag->trail, [&](const Drag::Sample& s) { return s.at_s < now_s - trail_s; });
  drag->trail.push_back({now_s, at});
  const PlanePoint held = drag->held;
  hold(held, at, view);
}

void CameraMotion::release(const View& view, double now_s) {
  auto* drag = std::get_if<Drag>(&motion_);
  if (!drag) return;
  std::erase_if(drag->trail, [&](const Drag::Sample& s) { return s.at_s < now_s - trail_s; });
  if (drag->trail.size() < 2) return stop();
  const auto first = drag->trail.front(), last = drag->trail.back();
  const double seconds = now_s - first.at_s;
  if (seconds < 1e-3) return stop();
  const View now = with(view, camera_);
  const double unit = now.plane_units_per_pixel() / seconds;
  motion_ = Glide{now.centre(), (first.at.x - last.at.x) * unit, (last.at.y - first.at.y) * unit, now_s};
}

void CameraMotion::advance(const View& view, double now_s) {
  // A copy, because a step may end the motion.
  const auto motion = motion_;
  if (const auto* zoom = std::get_if<Zoom>(&motion)) step(*zoom, view, now_s);
  if (const auto* pan = std::get_if<Pan>(&motion)) step(*pan, view, now_s);
  if (const auto* flight = std::get_if<Flight>(&motion)) step(*flight, view, now_s);
  if (const auto* glide = std::get_if<Glide>(&motion)) step(*glide, view, now_s);
}

void CameraMotion::step(const Zoom& zoom, const View& view, double now_s) {
  const double t = (now_s - zoom.start_s) / ease_s;
  camera_.zoom = t >= 1 ? zoom.to : zoom.from + (zoom.to - zoom.from) * eased(t);
  hold(zoom.held, zoom.anchor, view);
  if (t >= 1) stop();
}

void CameraMotion::step(const Pan& pan, const View& view, double now_s) {
  const double t = (now_s - pan.start_s) / ease_s, k = eased(t);
  set_centre(pan.from + (pan.to - pan.from) * k, view);
  if (t >= 1) stop();
}

void CameraMotion::step(const Flight& f, const View& view, double now_s) {
  const double t = (now_s - f.start_s) / f.duration_s;
  if (t >= 1) {
    camera_ = f.to;
    return stop();
  }
  const double u = std::clamp(t, 0.0, 1.0), k = u * u * (3 - 2 * u);
  if (f.in_place) {
    camera_.zoom = f.from.zoom + (f.to.zoom - f.from.zoom) * k;
    set_centre(f.from_plane + (f.to_plane - f.from_plane) * k, view);
    return;
  }
  constexpr double rho = 1.42;
  const double s = k * f.length, r = rho * s + f.r0;
  const double along = f.width / (rho * rho) * (std::cosh(f.r0) * std::tanh(r) - std::sinh(f.r0));
  const double width = f.width * std::cosh(f.r0) / std::cosh(r);
  camera_.zoom = clamp_zoom(f.from.zoom + std::log2(f.width / width));
  set_centre(f.from_plane + (f.to_plane - f.from_plane) * (along / f.distance), view);
}

void CameraMotion::step(const Glide& glide, const View& view, double now_s) {
  const double left = std::exp(-(now_s - glide.start_s) / glide_s);
  const PlanePoint whole{glide.right * glide_s, glide.up * glide_s};
  set_centre(glide.from + whole * (1 - left), view);
  const double to_go_px = std::hypot(whole.x, whole.y) * left / with(view, camera_).plane_units_per_pixel();
  if (to_go_px < glide_end_px) stop();
}

}  // namespace atlas::app
