#include "render/label_grid.h"

#include <algorithm>
#include <cmath>

namespace atlas::render {
namespace {

constexpr float cell_px = 40;   // about a short label's width: a box touches few cells, a cell holds few boxes
constexpr int most_cells = 1024;

constexpr float fine_px = 4;
constexpr int most_fine = 1 << 14;

int cell_count(double pixels) { return std::clamp(static_cast<int>(pixels / cell_px) + 1, 1, most_cells); }
int fine_count(double pixels) { return std::clamp(static_cast<int>(pixels / fine_px), 0, most_fine); }

int cell_index(float at, int count) {
  return static_cast<int>(std::min(std::max(at * (1 / cell_px), 0.0f), static_cast<float>(count - 1)));
}

// The bits from `first` to `last` that fall into one word.
std::uint64_t bits(int first, int last, int word) {
  const int low = std::max(first - word * 64, 0), high = std::min(last - word * 64, 63);
  return (~std::uint64_t{0} >> (63 - (high - low))) << low;
}

}  // namespace

LabelGrid::LabelGrid(double width, double height)
    : columns_(cell_count(width)),
      rows_(cell_count(height)),
      cells_(static_cast<std::size_t>(columns_) * rows_),
      fine_columns_(fine_count(width)),
      fine_rows_(fine_count(height)),
      words_(fine_columns_ / 64 + 1),
      full_(static_cast<std::size_t>(words_) * fine_rows_) {}

LabelGrid::Cells LabelGrid::cells_of(const ScreenBox& box) const {
  return {cell_index(box.min_x, columns_), cell_index(box.min_y, rows_), cell_index(box.max_x, columns_),
          cell_index(box.max_y, rows_)};
}

// Whether the box reaches into a square that is full.
bool LabelGrid::surely_taken(const ScreenBox& box) const {
  // Truncating what is not negative rounds down, without a call; the last square is the one before the box's end.
  const auto first = [](float at) { return static_cast<int>(std::max(at * (1 / fine_px), 0.0f)); };
  const auto last = [](float at, int count) {
    const float end = std::min(at * (1 / fine_px), static_cast<float>(count));
    return end <= 0 ? -1 : static_cast<int>(end) - (static_cast<float>(static_cast<int>(end)) == end);
  };
  const int x0 = first(box.min_x), x1 = last(box.max_x, fine_columns_), y0 = first(box.min_y), y1 = last(box.max_y, fine_rows_);
  if (x0 > x1 || !(box.min_x < 1e6f && box.min_y < 1e6f)) return false;
  for (int y = y0; y <= y1; ++y)
    for (int word = x0 / 64; word <= x1 / 64; ++word)
      if (full_[static_cast<std::size_t>(y) * words_ + word] & bits(x0, x1, word)) return true;
  return false;
}

void LabelGrid::fill_inside(const ScreenBox& box) {
  const auto within = [](float at, int count) { return static_cast<int>(std::clamp(at, 0.0f, static_cast<float>(count))); };
  const int x0 = within(std::ceil(box.min_x / fine_px), fine_columns_), x1 = within(std::floor(box.max_x / fine_px), fine_columns_) - 1;
  const int y0 = within(std::ceil(box.min_y / fine_px), fine_rows_), y1 = within(std::floor(box.max_y / fine_px), fine_rows_) - 1;
  if (x0 > x1) return;
  for (int y = y0; y <= y1; ++y)
    for (int word = x0 / 64; word <= x1 / 64; ++word) full_[static_cast<std::size_t>(y) * words_ + word] |= bits(x0, x1, word);
}

bool LabelGrid::is_free(const ScreenBox& box) const {
  if (surely_taken(box)) return false;
  const Cells cells = cells_of(box);
  for (int y = cells.y0; y <= cells.y1; ++y)
    for (int x = cells.x0; x <= cells.x1; ++x)
      for (const ScreenBox& other : cells_[static_cast<std::size_t>(y) * columns_ + x])
        if (other.intersects(box)) return false;
  return true;
}

void LabelGrid::insert(const ScreenBox& box) {
  fill_inside(box);
  const Cells cells = cells_of(box);
  for (int y = cells.y0; y <= cells.y1; ++y)
    for (int x = cells.x0; x <= cells.x1; ++x) cells_[static_cast<std::size_t>(y) * columns_ + x].push_back(box);
}

}  // namespace atlas::render
