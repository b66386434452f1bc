#include <gtest/gtest.h>

#include <cmath>

#include "app/camera_motion.h"

namespace atlas::app {
namespace {

using render::Camera;
using render::View;

View view_of(Camera camera) {
  View view;
  view.camera = camera;
  view.width = 1000, view.height = 600;
  return view;
}

const Camera start{{76, 41}, 6};

void expect_near(geo::LonLat a, geo::LonLat b, double tolerance = 1e-6) {
  EXPECT_NEAR(a.lon, b.lon, tolerance);
  EXPECT_NEAR(a.lat, b.lat, tolerance);
}

TEST(CameraMotion, WheelKeepsThePlaceUnderThePointer) {
  CameraMotion motion(start);
  const View view = view_of(start);
  const render::ScreenPoint pointer{730, 120};
  const geo::LonLat place = view.to_place(pointer);
  motion.zoom_at(pointer, 1, view, 0);
  for (const double now : {0.05, 0.1, 0.2, 0.25}) {
    motion.advance(view, now);
    expect_near(view_of(motion.camera()).to_place(pointer), place);
  }
  EXPECT_DOUBLE_EQ(motion.camera().zoom, 7);
  EXPECT_FALSE(motion.moving());
}

TEST(CameraMotion, WheelStepsAddUpWhileMoving) {
  CameraMotion motion(start);
  const View view = view_of(start);
  motion.zoom_at({500, 300}, 0.5, view, 0);
  motion.zoom_at({500, 300}, 0.5, view, 0.1);
  EXPECT_DOUBLE_EQ(motion.goal(view).zoom, 7);
  motion.advance(view, 1);
  EXPECT_DOUBLE_EQ(motion.camera().zoom, 7);
}

TEST(CameraMotion, ZoomEndsAtItsLimits) {
  CameraMotion motion(start);
  const View view = view_of(start);
  motion.zoom_at({0, 0}, 100, view, 0), motion.advance(view, 1);
  EXPECT_DOUBLE_EQ(motion.camera().zoom, greatest_zoom);
  motion.zoom_at({0, 0}, -100, view, 2), motion.advance(view, 3);
  EXPECT_DOUBLE_EQ(motion.camera().zoom, least_zoom);
}

TEST(CameraMotion, DragKeepsWhatWasGrabbedUnderThePointer) {
  CameraMotion motion(start);
  const View view = view_of(start);
  const geo::LonLat place = view.to_place({200, 200});
  motion.grab({200, 200}, view, 0);
  motion.drag({350, 280}, view, 0.05);
  expect_near(view_of(motion.camera()).to_place({350, 280}), place);
}

TEST(CameraMotion, AThrownMapGlidesOnAndComesToRest) {
  CameraMotion motion(start);
  const View view = view_of(start);
  motion.grab({500, 300}, view, 0);
  motion.drag({450, 300}, view, 0.02);
  motion.drag({400, 300}, view, 0.04);
  const double released = motion.camera().centre.lon;
  motion.release(view, 0.04);
  EXPECT_TRUE(motion.moving());
  motion.advance(view, 0.1);
  EXPECT_GT(motion.camera().centre.lon, released);
  motion.advance(view, 3);
  EXPECT_FALSE(motion.moving());
}

TEST(CameraMotion, APointerAtRestDoesNotThrow) {
  CameraMotion motion(start);
  const View view = view_of(start);
  motion.grab({500, 300}, view, 0);
  motion.drag({400, 300}, view, 0.02);
  motion.release(view, 1);
  EXPECT_FALSE(motion.moving());
}

TEST(CameraMotion, AFlightArrivesAndGoesHighOnItsWay) {
  CameraMotion motion({{60, 40}, 8});
  const Camera goal{{90, 42}, 8};
  const View view = view_of(start);
  motion.fly_to(goal, view, 0);
  double lowest = 8, last = 60;
  for (double now = 0.01; motion.moving() && now < 5; now += 0.01) {
    motion.advance(view, now);
    lowest = std::min(lowest, motion.camera().zoom);
    EXPECT_GE(motion.camera().centre.lon, last - 1e-9);
    last = motion.camera().centre.lon;
  }
  EXPECT_EQ(motion.camera(), goal);
  EXPECT_LT(lowest, 6);
}

TEST(CameraMotion, AFlightInPlaceOnlyZooms) {
  CameraMotion motion(start);
  const View view = view_of(start);
  motion.fly_to({start.centre, 9}, view, 0);
  motion.advance(view, 0.1);
  expect_near(motion.camera().centre, start.centre);
  EXPECT_GT(motion.camera().zoom, 6);
  EXPECT_LT(motion.camera().zoom, 9);
}

TEST(CameraMotion, AFlightIsInterruptedWhereItIs) {
  CameraMotion motion({{60, 40}, 8});
  const View view = view_of(start);
  motion.fly_to({{90, 42}, 8}, view, 0);
  motion.advance(view, 0.2);
  const Camera here = motion.camera();
  motion.grab({10, 10}, view, 0.2);
  EXPECT_EQ(motion.camera(), here);
  EXPECT_TRUE(motion.dragging());
}

TEST(CameraMotion, PanStepsAddUp) {
  CameraMotion motion(start);
  const View view = view_of(start);
  motion.pan(100, 0, view, 0);
  motion.pan(100, 0, view, 0.05);
  motion.advance(view, 1);
  EXPECT_NEAR(view_of(motion.camera()).to_screen(start.centre).x, 300, 1e-6);
}

}  // namespace
}  // namespace atlas::app
