#include "render/picture.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "gpu/context.h"
#include "gpu/state.h"
#include "gpu/texture.h"
#include "render/frame.h"
#include "render/map_pieces.h"

namespace atlas::render {
namespace {

// Small enough for any driver, and for groups of layers beside it.
constexpr int most_pixels_a_side = 4096;
constexpr std::size_t most_bytes = 4ull << 30;

void copy_rows(const std::vector<std::uint8_t>& from, const gpu::PixelBox& box, int left, int top, Image& image) {
  for (int row = 0; row < box.height; ++row)
    std::memcpy(&image.rgba[(static_cast<std::size_t>(top + row) * static_cast<std::size_t>(image.width) +
                             static_cast<std::size_t>(left)) * 4],
                &from[static_cast<std::size_t>(row) * static_cast<std::size_t>(box.width) * 4],
                static_cast<std::size_t>(box.width) * 4);
}

}  // namespace

Result<Image> draw_picture(Map& map, const View& view, const Highlight& highlight) {
  auto* pieces = dynamic_cast<MapInPieces*>(&map);
  if (!pieces) return fail("picture", "this map cannot be drawn in pieces");
  Image image;
  image.width = static_cast<int>(std::lround(view.width * view.pixel_ratio));
  image.height = static_cast<int>(std::lround(view.height * view.pixel_ratio));
  if (image.width < 1 || image.height < 1) return fail("picture", "has no pixels", "give a size such as 1920x1080");
  const std::size_t bytes = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 4;
  if (bytes > most_bytes) return fail("picture", "is larger than a billion pixels", "give a smaller size or scale");
  image.rgba.resize(bytes);

  const unsigned before = gpu::bound_framebuffer();
  const int side = std::min(most_pixels_a_side, gpu::largest_texture());
  const gpu::Framebuffer target(std::min(side, image.width), std::min(side, image.height), true);
  pieces->load(view);
  for (int top = 0; top < image.height; top += side)
    for (int left = 0; left < image.width; left += side) {
      const int width = std::min(side, image.width - left), height = std::min(side, image.height - top);
      target.bind();
      const double ratio = view.pixel_ratio;
      pieces->draw_piece(view, highlight, {left / ratio, top / ratio, width / ratio, height / ratio});
      const gpu::PixelBox box{0, 0, width, height};
      copy_rows(gpu::read_pixels(box), box, left, top, image);
    }
  gpu::bind_framebuffer(before);
  return image;
}

}  // namespace atlas::render
