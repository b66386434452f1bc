#include <gtest/gtest.h>

#include <cmath>

#include "app/view_link.h"

namespace atlas::app {
namespace {

TEST(ViewLink, SaysTheViewInOneLine) {
  const ViewLink link{render::Camera{{76, 41}, 6.2}, "road-osh-irkeshtam", "zh", "light"};
  EXPECT_EQ(to_text(link), "atlas '#6.20/41.0000/76.0000&select=road-osh-irkeshtam&lang=zh&style=light'");
}

TEST(ViewLink, ComesBack) {
  const ViewLink link{render::Camera{{-75.1234, 40.5}, 11}, "plan-2015/4.2", "ky", "dark"};
  const auto parsed = parse_view_link(to_text(link));
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->selection, link.selection);
  EXPECT_EQ(parsed->language, link.language);
  EXPECT_EQ(parsed->style, link.style);
  EXPECT_NEAR(parsed->camera->centre.lon, -75.1234, 1e-5);
  EXPECT_NEAR(parsed->camera->zoom, 11, 1e-9);
}

TEST(ViewLink, IsAsExactAsHalfAPixel) {
  for (const double zoom : {3.0, 8.0, 15.0}) {
    const ViewLink link{render::Camera{{76.123456789, 41.987654321}, zoom}, "", "", ""};
    const auto parsed = parse_view_link(to_text(link));
    ASSERT_TRUE(parsed);
    const double degrees_a_pixel = 360 / (512 * std::exp2(zoom));
    EXPECT_NEAR(parsed->camera->centre.lon, 76.123456789, degrees_a_pixel / 2);
  }
}

TEST(ViewLink, TakesThePartFromTheHashOn) {
  const auto parsed = parse_view_link("#5/40/70");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->camera, (render::Camera{{70, 40}, 5}));
}

TEST(ViewLink, MaySayTheSelectionAlone) {
  const auto parsed = parse_view_link("#select=a%20b%2Fc&unknown=1");
  ASSERT_TRUE(parsed);
  EXPECT_FALSE(parsed->camera);
  EXPECT_EQ(parsed->selection, "a b/c");
}

TEST(ViewLink, RejectsWhatIsNoView) {
  for (const char* text : {"", "hello", "#", "#1/2", "#a/b/c", "#5/95/70", "#5/40/700", "#nan/40/70", "#99/40/70", "#&"})
    EXPECT_FALSE(parse_view_link(text)) << text;
}

}  // namespace
}  // namespace atlas::app
