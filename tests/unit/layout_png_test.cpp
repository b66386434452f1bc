#include "layout/png.h"

#include <gtest/gtest.h>
#include <png.h>

#include <filesystem>

using namespace atlas;

namespace {

std::vector<std::uint8_t> read_rgba(const std::filesystem::path& file, int& width, int& height) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  png_image_begin_read_from_file(&image, file.c_str());
  image.format = PNG_FORMAT_RGBA;
  std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(image));
  png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr);
  width = static_cast<int>(image.width), height = static_cast<int>(image.height);
  return pixels;
}

TEST(Png, PremultipliedBecomesStraight) {
  const auto file = std::filesystem::temp_directory_path() / "atlas-png-test.png";
  ASSERT_TRUE(layout::write_png(file, {2, 1, {50, 100, 0, 100, 10, 20, 30, 255}}));
  int width = 0, height = 0;
  EXPECT_EQ(read_rgba(file, width, height), (std::vector<std::uint8_t>{128, 255, 0, 100, 10, 20, 30, 255}));
  EXPECT_EQ(std::pair(width, height), std::pair(2, 1));
  std::filesystem::remove(file);
}

TEST(Png, AMissingFolderIsAnError) {
  const auto written = layout::write_png("/proc/nowhere/x.png", {1, 1, {0, 0, 0, 255}});
  ASSERT_FALSE(written);
  EXPECT_NE(written.error().to_line().find("/proc/nowhere/x.png"), std::string::npos);
}

}  // namespace
