#include "layout/png.h"

#include <png.h>

#include <algorithm>
#include <cerrno>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

#include "base/file.h"

namespace atlas::layout {
namespace {

void straighten(const std::uint8_t* premultiplied, std::uint8_t* straight, int width, bool opaque) {
  for (int x = 0; x < width; ++x, premultiplied += 4) {
    const unsigned alpha = premultiplied[3];
    for (int channel = 0; channel < 3; ++channel)
      *straight++ = alpha == 0 ? 0 : static_cast<std::uint8_t>(std::min(255u, (premultiplied[channel] * 255u + alpha / 2) / alpha));
    if (!opaque) *straight++ = static_cast<std::uint8_t>(alpha);
  }
}

bool is_opaque(const render::Image& image) {
  for (std::size_t i = 3; i < image.rgba.size(); i += 4)
    if (image.rgba[i] != 255) return false;
  return true;
}

// libpng reports errors by longjmp: nothing with a destructor may be made between setjmp and the end.
bool encode(std::FILE* file, const render::Image& image, std::vector<std::uint8_t>& row, bool opaque) {
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png ? png_create_info_struct(png) : nullptr;
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return false;
  }
  png_init_io(png, file);
  png_set_compression_level(png, 4);  // maps gain 2 % more at level 9, for five times the time
  png_set_filter(png, 0, PNG_FILTER_SUB);
  png_set_IHDR(png, info, image.width, image.height, 8, opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGBA, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_write_info(png, info);
  for (int y = 0; y < image.height; ++y) {
    straighten(&image.rgba[std::size_t(y) * image.width * 4], row.data(), image.width, opaque);
    png_write_row(png, row.data());
  }
  png_write_end(png, nullptr);
  png_destroy_write_struct(&png, &info);
  return true;
}

}  // namespace

Result<void> write_png(const std::filesystem::path& file, const render::Image& image) {
  return replace_file(file, [&](const std::filesystem::path& temporary) -> Result<void> {
    std::FILE* out = std::fopen(temporary.c_str(), "wb");
    if (!out) return fail(file.string(), std::string("cannot be written (") + std::strerror(errno) + ")", "choose a folder that you may write to");
    std::vector<std::uint8_t> row(std::size_t(image.width) * 4);
    const bool encoded = encode(out, image, row, is_opaque(image));
    const bool closed = std::fclose(out) == 0;
    if (encoded && closed) return {};
    return fail(file.string(), "cannot be written whole", "free some disk space; what was there before is unchanged");
  });
}

}  // namespace atlas::layout
