#include <gtest/gtest.h>

#include <cmath>

#include "render/frame.h"
#include "render/view.h"

namespace atlas::render {
namespace {

View view_in(const char* definition, double zoom = 6.4) {
  View view;
  view.camera = {{75.5, 41.2}, zoom};
  view.projection = *geo::Projection::create(definition);
  return view;
}

TEST(View, PlacesGoToPixelsAndBack) {
  for (const char* definition : {"EPSG:3857", "EPSG:32643", "+proj=aea +lat_1=37 +lat_2=44 +lon_0=75"}) {
    const View view = view_in(definition);
    const ScreenPoint middle = view.to_screen(view.camera.centre);
    EXPECT_NEAR(middle.x, view.width / 2, 1e-6) << definition;
    EXPECT_NEAR(middle.y, view.height / 2, 1e-6) << definition;
    for (const ScreenPoint at : {ScreenPoint{10, 10}, {1900, 40}, {333, 999}}) {
      const ScreenPoint back = view.to_screen(view.to_place(at));
      EXPECT_NEAR(back.x, at.x, 1e-4) << definition;
      EXPECT_NEAR(back.y, at.y, 1e-4) << definition;
    }
    EXPECT_LT(view.to_screen(geo::LonLat{75.5, 42}).y, middle.y) << "north is up";
  }
}

TEST(View, AZoomIsTheSameScaleInEveryProjection) {
  const View mercator = view_in("EPSG:3857"), utm = view_in("EPSG:32643");
  EXPECT_DOUBLE_EQ(mercator.metres_per_pixel(), utm.metres_per_pixel());
  EXPECT_NEAR(utm.plane_units_per_pixel(), utm.metres_per_pixel(), utm.metres_per_pixel() * 0.002);
  View world;
  world.camera = {{0, 0}, 0};
  world.width = 512;
  EXPECT_NEAR(world.plane_box().width(), 2 * geo::mercator_half_m, 1);   // the world at zoom 0 is 512 pixels wide
}

TEST(View, FitShowsTheBoxWholeAndNoMoreThanNeedBe) {
  const geo::GeoBox box{69, 39, 80, 43};
  for (const char* definition : {"EPSG:3857", "EPSG:32643"}) {
    View view = view_in(definition);
    view.camera = fit(box, view, 48);
    double slack = 1e9;
    for (const geo::LonLat corner : {geo::LonLat{69, 39}, {69, 43}, {80, 39}, {80, 43}}) {
      const ScreenPoint at = view.to_screen(corner);
      slack = std::min({slack, at.x, at.y, view.width - at.x, view.height - at.y});
    }
    EXPECT_GT(slack, 40) << definition;
    EXPECT_LT(slack, 120) << definition;
  }
  View view = view_in("EPSG:3857");
  EXPECT_DOUBLE_EQ(fit({75, 41, 75, 41}, view).zoom, 11);   // a point: the greatest zoom
}

TEST(Frame, NeighboursShareNoPixelAndLeaveNoneOut) {
  View view = view_in("EPSG:3857", 6.37);
  view.pixel_ratio = 1.5;
  const Frame frame(view, {0, 0, view.width, view.height});
  for (std::uint32_t x = 40; x < 48; ++x) {
    const auto a = frame.pixels_of(geo::mercator_box({6, x, 24})), b = frame.pixels_of(geo::mercator_box({6, x + 1, 24}));
    EXPECT_EQ(a.x + a.width, b.x);
    const auto child = frame.pixels_of(geo::mercator_box({7, 2 * x + 2, 48}));
    EXPECT_EQ(a.x + a.width, child.x);   // between zooms too
  }
}

TEST(Frame, PiecesMeetWithoutASeam) {
  const View view = view_in("EPSG:3857");
  const Frame left(view, {0, 0, 1000, view.height}), right(view, {1000, 0, view.width - 1000, view.height});
  const geo::PlaneBox box = geo::mercator_box({9, 363, 190});
  EXPECT_EQ(left.pixels_of(box).x, right.pixels_of(box).x + 1000);
  EXPECT_EQ(left.pixels_of(box).y, right.pixels_of(box).y);
}

}  // namespace
}  // namespace atlas::render
