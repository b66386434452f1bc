#pragma once
#include "gpu/program.h"
#include "gpu/state.h"
#include "render/symbols.h"
#include "render/view.h"

namespace atlas::render {

// One drawing of a view, or of a piece of it, into a target whose lower left corner is (0, 0).
//
//   plane (x east, y north)  --  times pixels_per_unit, from the piece's lower left corner  ->  device pixels, y up
class Frame {
 public:
  Frame(const View& view, const Piece& piece);

  const View& view() const { return view_; }
  const Piece& piece() const { return piece_; }
  double zoom() const { return view_.camera.zoom; }
  double pixel_ratio() const { return view_.pixel_ratio; }
  int width() const { return width_; }
  int height() const { return height_; }
  gpu::PixelBox pixels() const { return {0, 0, width_, height_}; }

  // The device pixels of a box of the plane, rounded so that boxes which share an edge share no pixel and leave none out.
  gpu::PixelBox pixels_of(const geo::PlaneBox& box) const;
  // Sets `place`, `unit` and `picture` of place.glsl for what is drawn around `origin` in steps of `unit` plane units.
  void place(const gpu::Program& program, geo::PlanePoint origin, double unit = 1) const;
  // The same for hair.vert: `to_picture`, and `widen` for lines that are drawn `grown` device pixels to each side.
  void place_hair(const gpu::Program& program, geo::PlanePoint origin, double unit, double grown) const;

 private:
  View view_;
  Piece piece_;
  int width_, height_;
  double pixels_per_unit_;
  geo::PlanePoint lower_left_;
};

}  // namespace atlas::render
