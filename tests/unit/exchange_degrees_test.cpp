#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <random>
#include <string>

#include "exchange/degrees_text.h"

namespace atlas::exchange {
namespace {

std::string ours(double degrees) {
  char text[longest_degrees];
  return {text, write_degrees(text, degrees)};
}

std::string printed(double degrees) {
  char text[64];
  std::string all(text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%.7f", degrees)));
  while (all.back() == '0') all.pop_back();
  if (all.back() == '.') all.pop_back();
  return all == "-0" ? "0" : all;
}

TEST(DegreesText, RoundsAsPrintfDoesHalfWay) {
  for (const double degrees : {0.0, -0.0, 1.0, 9.0, 10.0, 99.0, 100.0, 180.0, -180.0, 540.0, 0.1, 0.12345675, 179.99999995, 179.99999994999999, 89.9999999,
                               89.99999999, 99.99999999, 999.99999999, -1e-8, 5e-8, 4.9999999e-8, 1e-300, 70.00000005, 0.5, 0.25, 1234.5, 999998.5})
    EXPECT_EQ(ours(degrees), printed(degrees));
  // Exact halves of the last decimal: multiples of 2^-8 and their like, and the doubles beside them.
  for (int i = -100'000; i < 100'000; ++i) {
    const double half = (i + 0.5) / 1e7, exact = i / 256.0;
    for (const double degrees : {half, std::nextafter(half, 1e9), std::nextafter(half, -1e9), exact, 179 + half, -89 - half}) ASSERT_EQ(ours(degrees), printed(degrees));
  }
}

TEST(DegreesText, WritesMillionsAsPrintfDoes) {
  std::mt19937_64 random(3);
  std::uniform_real_distribution<double> longitude(-540, 540);
  for (int i = 0; i < 1'000'000; ++i) {
    const double degrees = longitude(random), rounded = std::round(degrees * 1e6) / 1e6;
    ASSERT_EQ(ours(degrees), printed(degrees));
    ASSERT_EQ(ours(rounded), printed(rounded));
    ASSERT_EQ(ours(static_cast<float>(degrees)), printed(static_cast<float>(degrees)));
  }
}

TEST(DegreesText, StaysANumberBeyondTheEarth) {
  EXPECT_EQ(ours(1e300), "1e+300");
  EXPECT_EQ(ours(std::nan("")), "0");
  EXPECT_EQ(ours(-INFINITY), "0");
  for (int i = 0; i < 100'000; ++i) {
    static std::mt19937_64 random(4);
    EXPECT_LE(ours(std::bit_cast<double>(random())).size(), static_cast<std::size_t>(longest_degrees));
  }
}

}  // namespace
}  // namespace atlas::exchange
