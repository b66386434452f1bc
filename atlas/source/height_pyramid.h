#pragma once
#include <array>
#include <mutex>
#include <optional>

#include "source/gdal_module.h"

// Private to source/.
namespace atlas::source {

// A grid of heights and coarser ones, each of half as many cells a side, made when first asked for. Any thread may ask.
class HeightPyramid {
 public:
  explicit HeightPyramid(HeightGrid grid) { levels_[0].grid = std::move(grid); }

  const HeightGrid& finest() const { return *levels_[0].grid; }
  // The coarsest level whose cells are no larger than this.
  const HeightGrid& for_cell(double cell_degrees) const;

 private:
  struct Level {
    mutable std::once_flag made;
    mutable std::optional<HeightGrid> grid;
  };
  const HeightGrid& level(std::size_t number) const;

  std::array<Level, 12> levels_;
};

}  // namespace atlas::source
