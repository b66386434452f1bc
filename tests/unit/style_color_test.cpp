#include <gtest/gtest.h>

#include "style/color_space.h"

namespace atlas::style {
namespace {

void expect_near(const Color& a, const Color& b) {
  EXPECT_NEAR(a.r, b.r, 1e-6);
  EXPECT_NEAR(a.g, b.g, 1e-6);
  EXPECT_NEAR(a.b, b.b, 1e-6);
  EXPECT_NEAR(a.a, b.a, 1e-6);
}

TEST(Color, OneColourWrittenInEveryWay) {
  for (const char* css : {"#ff8000", "#FF8000", "#ff8000ff", "rgb(255,128,0)", "rgb(255 128 0)", "rgba(255, 128, 0, 1)",
                          "rgb(255 128 0 / 100%)", "RGB( 255 , 128 , 0 )"}) {
    SCOPED_TRACE(css);
    ASSERT_TRUE(parse_color(css));
    expect_near(*parse_color(css), {1, 128 / 255.0f, 0, 1});
  }
  expect_near(*parse_color("#f80"), {1, 136 / 255.0f, 0, 1});
  expect_near(*parse_color("hsl(120,100%,25%)"), {0, 0.5f, 0, 1});
  expect_near(*parse_color("hsl(480deg 100% 25%)"), {0, 0.5f, 0, 1});
  expect_near(*parse_color("rebeccapurple"), {0x66 / 255.0f, 0x33 / 255.0f, 0x99 / 255.0f, 1});
}

TEST(Color, IsPremultiplied) {
  expect_near(*parse_color("rgba(255,0,0,0.5)"), {0.5f, 0, 0, 0.5f});
  expect_near(*parse_color("#ff000080"), {128 / 255.0f, 0, 0, 128 / 255.0f});
  expect_near(*parse_color("transparent"), {0, 0, 0, 0});
}

TEST(Color, WhatIsNoneIsRefused) {
  for (const char* css : {"", "#", "#ff", "#fffff", "#ggg", "rgb(1,2)", "rgb(1,2,3,4,5)", "rgb(10%,2,3)", "hsl(1,2,3)",
                          "rgb(1 2 3 4)", "rgb(1,2,3", "reddish", "rgb(,,)", "url(x)"})
    EXPECT_FALSE(parse_color(css)) << css;
  EXPECT_FALSE(parse_color(std::string(100000, '(')));
}

TEST(Color, EndsOfEveryRampAreItsColours) {
  Rgba red{1, 0, 0, 1}, blue{0, 0, 1, 0.5};
  for (auto space : {ColorSpace::rgb, ColorSpace::hcl, ColorSpace::lab})
    for (double t : {0.0, 1.0}) {
      Rgba end = interpolate(red, blue, t, space), wanted = t == 0 ? red : blue;
      EXPECT_NEAR(end.r, wanted.r, 1e-4);
      EXPECT_NEAR(end.g, wanted.g, 1e-4);
      EXPECT_NEAR(end.b, wanted.b, 1e-4);
      EXPECT_NEAR(end.a, wanted.a, 1e-9);
    }
}

TEST(Color, GreysStayGreyInLab) {
  Rgba grey = interpolate({0, 0, 0, 1}, {1, 1, 1, 1}, 0.5, ColorSpace::lab);
  EXPECT_NEAR(grey.r, grey.g, 1e-4);
  EXPECT_NEAR(grey.g, grey.b, 1e-4);
  EXPECT_NEAR(grey.r, 0.4663, 0.001);  // L* 50
}

TEST(Color, AsText) { EXPECT_EQ(css_text({1, 0.5, 0, 0.25}), "rgba(255,128,0,0.25)"); }

}  // namespace
}  // namespace atlas::style
