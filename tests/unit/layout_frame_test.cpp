#include "layout/frame.h"

#include <gtest/gtest.h>

#include <cmath>

#include "layout/marks.h"
#include "layout/page.h"

using namespace atlas::layout;

namespace {

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

TEST(Frame, PartsStandApartInsideTheMargin) {
  for (const std::string& layout : layout_names())
    for (const auto& [width, height] : {std::pair{0, 0}, {1920, 1080}, {3840, 2160}, {1000, 1000}, {3000, 1000}}) {
      const Frame frame = make_frame(layout, width, height, 1).value();
      const Rect parts[] = {frame.title, frame.map, frame.column, frame.foot};
      const double margin = 0.022 * frame.width;
      for (const Rect& part : parts) {
        EXPECT_GE(part.x, margin - 1e-6);
        EXPECT_LE(part.right(), frame.width - margin + 1e-6);
        EXPECT_GT(part.height, 0);
        EXPECT_LE(part.bottom(), frame.height - margin + 1e-6);
        for (const Rect& other : parts) {
          if (&other != &part) {
            EXPECT_FALSE(overlap(part, other));
          }
        }
      }
    }
}

TEST(Frame, TwiceThePixelsIsTheSamePageTwiceAsSharp) {
  const Frame small = make_frame("briefing", 1920, 1080, 1).value(), large = make_frame("briefing", 3840, 2160, 1).value();
  EXPECT_DOUBLE_EQ(large.device_pixels, 2 * small.device_pixels);
  EXPECT_DOUBLE_EQ(large.map.width, small.map.width);
}

TEST(Frame, WhatCannotHoldItsTypeIsRefused) {
  EXPECT_FALSE(make_frame("briefing", 1920, 1080, 4));
  EXPECT_FALSE(make_frame("poster", 1920, 1080, 1));
}

TEST(ScaleBar, IsRoundAndFits) {
  for (double metres_per_pixel = 0.3; metres_per_pixel < 1e5; metres_per_pixel *= 1.37) {
    const double bar = bar_length_m(metres_per_pixel, 150);
    EXPECT_LE(bar / metres_per_pixel, 150 + 1e-9);
    EXPECT_GT(bar / metres_per_pixel, 150 / 2.5 - 1e-9);
    const double mantissa = bar / std::pow(10, std::floor(std::log10(bar) + 1e-9));
    EXPECT_TRUE(std::abs(mantissa - 1) < 1e-6 || std::abs(mantissa - 2) < 1e-6 || std::abs(mantissa - 5) < 1e-6) << bar;
  }
}

}  // namespace
