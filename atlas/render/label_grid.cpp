#include "render/label_grid.h"

#include <algorithm>
#include <cmath>

namespace atlas::render {
namespace {

constexpr float cell_px = 40;   // about a short label's width: a box touches few cells, a cell holds few boxes
constexpr int most_cells = 1024;

int cell_count(double pixels) { return std::clamp(static_cast<int>(pixels / cell_px) + 1, 1, most_cells); }

int cell_index(float at, int count) {
  return static_cast<int>(std::clamp(std::floor(at / cell_px), 0.0f, count - 1.0f));
}

}  // namespace

LabelGrid::LabelGrid(double width, double height)
    : columns_(cell_count(width)), rows_(cell_count(height)), cells_(static_cast<std::size_t>(columns_) * rows_) {}

LabelGrid::Cells LabelGrid::cells_of(const ScreenBox& box) const {
  return {cell_index(box.min_x, columns_), cell_index(box.min_y, rows_), cell_index(box.max_x, columns_),
          cell_index(box.max_y, rows_)};
}

bool LabelGrid::is_free(const ScreenBox& box) const {
  const Cells cells = cells_of(box);
  for (int y = cells.y0; y <= cells.y1; ++y)
    for (int x = cells.x0; x <= cells.x1; ++x)
      for (const std::uint32_t i : cells_[static_cast<std::size_t>(y) * columns_ + x])
        if (boxes_[i].intersects(box)) return false;
  return true;
}

void LabelGrid::insert(const ScreenBox& box) {
  const auto index = static_cast<std::uint32_t>(boxes_.size());
  boxes_.push_back(box);
  const Cells cells = cells_of(box);
  for (int y = cells.y0; y <= cells.y1; ++y)
    for (int x = cells.x0; x <= cells.x1; ++x) cells_[static_cast<std::size_t>(y) * columns_ + x].push_back(index);
}

}  // namespace atlas::render
