#pragma once
#include <span>
#include <vector>

#include "pyramid/format.h"

namespace atlas::pyramid {

// Parts of some features, flat, as they come from a batch: not simplified. A hole follows its outer ring.
struct PartList {
  struct Part {
    PartKind kind;
    std::uint32_t feature, begin, end;   // in `vertices`
  };
  std::vector<Part> parts;
  std::vector<WorldPoint> vertices;

  std::span<const WorldPoint> vertices_of(const Part& part) const {
    return std::span(vertices).subspan(part.begin, part.end - part.begin);
  }
};

}  // namespace atlas::pyramid
