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
  bool surely_taken(const ScreenBox& box) const;
  void fill_inside(const ScreenBox& box);

  int columns_, rows_;
  std::vector<std::vector<ScreenBox>> cells_;
  // A bit for each square of a few pixels that lies within one box: in a crowd it answers nine questions of ten.
  int fine_columns_, fine_rows_, words_;
  std::vector<std::uint64_t> full_;   // rows of `words_`
};

}  // namespace atlas::render
