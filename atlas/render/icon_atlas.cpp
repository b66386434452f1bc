#include "render/icon_atlas.h"

#include <png.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

#include "embedded/icons.h"

namespace atlas::render {
namespace {

// Cells are whole tiles of the mip-map pyramid and margins stay empty down to its fourth level: no icon bleeds into
// the next.
constexpr int icon_side = 96, margin = 16, cell = icon_side + 2 * margin;

std::string name_of(std::string_view file) { return std::string(file.substr(0, file.rfind('.'))); }

Result<std::vector<std::uint8_t>> decode_png(std::string_view file, std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const std::string where = "icon " + std::string(file), remedy = "build the program again";
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) return fail(where, image.message, remedy);
  image.format = PNG_FORMAT_RGBA;
  if (image.width != icon_side || image.height != icon_side) {
    png_image_free(&image);
    return fail(where, "is not 96 pixels a side", remedy);
  }
  std::vector<std::uint8_t> rgba(PNG_IMAGE_SIZE(image));
  if (!png_image_finish_read(&image, nullptr, rgba.data(), 0, nullptr)) return fail(where, image.message, remedy);
  for (std::size_t i = 0; i < rgba.size(); i += 4)
    for (int channel = 0; channel < 3; ++channel)
      rgba[i + channel] = static_cast<std::uint8_t>(rgba[i + channel] * rgba[i + 3] / 255);
  return rgba;
}

}  // namespace

bool IconAtlas::exists(std::string_view name) {
  const auto& files = embedded::icons_files();
  return std::any_of(files.begin(), files.end(), [&](const auto& file) {
    return file.first.size() == name.size() + 4 && file.first.starts_with(name);
  });
}

Result<IconAtlas> IconAtlas::create() {
  const auto& files = embedded::icons_files();
  IconAtlas atlas;
  const int columns = std::max(1, static_cast<int>(std::ceil(std::sqrt(static_cast<double>(files.size())))));
  const int rows = std::max(1, (static_cast<int>(files.size()) + columns - 1) / columns);
  const int width = columns * cell, height = rows * cell;
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) * height * 4, 0);
  int index = 0;
  for (const auto& [file, bytes] : files) {
    const auto rgba = decode_png(file, bytes);
    if (!rgba) return fail(rgba.error());
    const int x = index % columns * cell + margin, y = index / columns * cell + margin;
    for (int row = 0; row < icon_side; ++row)
      std::memcpy(&pixels[(static_cast<std::size_t>(y + row) * width + x) * 4], &(*rgba)[row * icon_side * 4],
                  icon_side * 4);
    atlas.icons_[name_of(file)] = {static_cast<float>(x), static_cast<float>(y), icon_side};
    ++index;
  }
  atlas.texture_ = gpu::Texture(width, height, gpu::PixelFormat::rgba8, gpu::Filter::linear_mipmaps, pixels.data());
  atlas.texture_.make_mipmaps();
  return atlas;
}

const AtlasIcon* IconAtlas::find(std::string_view name) const {
  const auto found = icons_.find(name);
  return found == icons_.end() ? nullptr : &found->second;
}

}  // namespace atlas::render
