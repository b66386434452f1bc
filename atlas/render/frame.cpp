#include "render/frame.h"

#include <cmath>

#include "mesh/packed_layer.h"

namespace atlas::render {

Frame::Frame(const View& view, const Piece& piece)
    : view_(view),
      piece_(piece),
      width_(std::max(1, static_cast<int>(std::lround(piece.width * view.pixel_ratio)))),
      height_(std::max(1, static_cast<int>(std::lround(piece.height * view.pixel_ratio)))),
      pixels_per_unit_(view.pixel_ratio / view.plane_units_per_pixel()),
      lower_left_(view.to_plane({piece.left, piece.top + height_ / view.pixel_ratio})) {}

gpu::PixelBox Frame::pixels_of(const geo::PlaneBox& box) const {
  const auto pixel = [](double at) { return static_cast<int>(std::lround(std::clamp(at, -1e6, 1e6))); };
  const int left = pixel((box.min_x - lower_left_.x) * pixels_per_unit_),
            right = pixel((box.max_x - lower_left_.x) * pixels_per_unit_),
            bottom = pixel((box.min_y - lower_left_.y) * pixels_per_unit_),
            top = pixel((box.max_y - lower_left_.y) * pixels_per_unit_);
  return {left, bottom, right - left, top - bottom};
}

void Frame::place(const gpu::Program& program, geo::PlanePoint origin, double unit) const {
  const geo::PlanePoint at = (origin - lower_left_) * pixels_per_unit_;
  const float values[3] = {static_cast<float>(pixels_per_unit_), static_cast<float>(at.x), static_cast<float>(at.y)};
  program.set("place", values[0], values[1], values[2]);
  program.set("unit", static_cast<float>(unit));
  program.set("picture", static_cast<float>(width_), static_cast<float>(height_));
}

void Frame::place_hair(const gpu::Program& program, geo::PlanePoint origin, double unit, double grown) const {
  const geo::PlanePoint at = (origin - lower_left_) * pixels_per_unit_;
  const double across = 2.0 / width_, up = 2.0 / height_, step = unit * pixels_per_unit_;
  program.set("to_picture", static_cast<float>(step * across), static_cast<float>(step * up),
              static_cast<float>(at.x * across - 1), static_cast<float>(at.y * up - 1));
  program.set("widen", static_cast<float>(grown * across / mesh::extrusion_steps),
              static_cast<float>(grown * up / mesh::extrusion_steps));
}

}  // namespace atlas::render
