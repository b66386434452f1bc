#pragma once
#include <cstdint>
#include <vector>

#include "render/label.h"

namespace atlas::render {

// Boxes on the screen, found by the cells they touch. Boxes may lie outside the screen in part or whole.
class LabelGrid {
 public:
  LabelGrid(double width, double height);
  bool is_free(const ScreenBox& box) const;
  void insert(const ScreenBox& box);

 private:
  struct Cells {
    int x0, y0, x1, y1;   // both ends included
  };
  Cells cells_of(const ScreenBox& box) const;

  int columns_, rows_;
  std::vector<ScreenBox> boxes_;
  std::vector<std::vector<std::uint32_t>> cells_;
};

}  // namespace atlas::render
