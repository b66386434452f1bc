#pragma once
#include "render/map.h"
#include "render/symbols.h"

namespace atlas::render {

// What draw_picture() needs of a map beyond its public side: to load once and draw piece by piece.
class MapInPieces : public Map {
 public:
  virtual void load(const View& view) = 0;   // returns when nothing is missing
  // Draws a part of the loaded view; symbols are placed for the whole.
  virtual FrameStats draw_piece(const View& view, const Highlight& highlight, const Piece& piece) = 0;
};

}  // namespace atlas::render
