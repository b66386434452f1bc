#include "source/height_pyramid.h"

#include <algorithm>

namespace atlas::source {
namespace {

// The mean of the known ones among four cells; at an odd edge of two or one.
std::int16_t mean_of(const HeightGrid& grid, int row, int column) {
  int sum = 0, count = 0;
  for (int r = row; r < std::min(row + 2, grid.height); ++r)
    for (int c = column; c < std::min(column + 2, grid.width); ++c) {
      const std::int16_t height = grid.metres[static_cast<std::size_t>(r) * static_cast<std::size_t>(grid.width) + static_cast<std::size_t>(c)];
      if (grid.has_unknown && height == HeightGrid::unknown) continue;
      sum += height, ++count;
    }
  if (count == 0) return HeightGrid::unknown;
  return static_cast<std::int16_t>((sum + (sum >= 0 ? count / 2 : -count / 2)) / count);
}

// Where every cell is known and both rows are whole, as nearly everywhere.
void halve_rows(const std::int16_t* upper, const std::int16_t* lower, int pairs, std::vector<std::int16_t>& half) {
  for (int i = 0; i < pairs; ++i) {
    const int sum = upper[2 * i] + upper[2 * i + 1] + lower[2 * i] + lower[2 * i + 1];
    half.push_back(static_cast<std::int16_t>((sum + 2) >> 2));
  }
}

HeightGrid halved(const HeightGrid& grid) {
  HeightGrid half = {(grid.width + 1) / 2, (grid.height + 1) / 2, grid.west, grid.north, grid.cell_lon * 2, grid.cell_lat * 2, {}, grid.has_unknown};
  half.metres.reserve(static_cast<std::size_t>(half.width) * static_cast<std::size_t>(half.height));
  for (int row = 0; row < grid.height; row += 2) {
    int column = 0;
    if (!grid.has_unknown && row + 1 < grid.height) {
      const std::int16_t* upper = grid.metres.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.width);
      halve_rows(upper, upper + grid.width, grid.width / 2, half.metres);
      column = grid.width / 2 * 2;
    }
    for (; column < grid.width; column += 2) half.metres.push_back(mean_of(grid, row, column));
  }
  return half;
}

}  // namespace

const HeightGrid& HeightPyramid::level(std::size_t number) const {
  const Level& wanted = levels_[number];
  if (number > 0) std::call_once(wanted.made, [&] { wanted.grid = halved(level(number - 1)); });
  return *wanted.grid;
}

const HeightGrid& HeightPyramid::for_cell(double cell_degrees) const {
  std::size_t number = 0;
  const double fine = std::max(finest().cell_lon, finest().cell_lat);
  int side = std::min(finest().width, finest().height);
  // Four cells are kept at the least: the spline needs them.
  while (number + 1 < levels_.size() && fine * static_cast<double>(2u << number) <= cell_degrees && side >= 8) ++number, side /= 2;
  return level(number);
}

}  // namespace atlas::source
