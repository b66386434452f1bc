#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "pyramid/units.h"

namespace atlas::pyramid {

// What becomes of parts smaller than half a pixel: one stands for all in its cell of half a pixel, so that a dense layer
// keeps its look and a level its size. The table has a fixed size and forgets; what it forgot stands once more, which
// does no harm.
class SmallParts {
 public:
  explicit SmallParts(unsigned cell_bits);

  // Whether nothing stands in the place's cell yet.
  bool take(WorldPoint place);

  // Areas of small polygons gather in each cell till they reach a share of it that differs from cell to cell (dithering);
  // then that cell is to be filled. So as much is filled as they cover together. Square units.
  std::optional<WorldBox> gather(WorldPoint place, double area);

 private:
  struct Slot {
    std::uint64_t cell = ~std::uint64_t{0};
    double area = 0;
  };
  Slot& slot_of(std::uint64_t cell);
  std::uint64_t cell_of(WorldPoint place) const;

  unsigned cell_bits_;
  std::vector<Slot> slots_;
};

}  // namespace atlas::pyramid
