#pragma once
#include <cstdint>
#include <vector>

#include "geo/lon_lat.h"
#include "source/json_scanner.h"

namespace atlas::source {

// What a "coordinates" member holds, before it is known which type of geometry it belongs to: positions, the ends of the
// lists of positions among them (paths), and the ends of the lists of paths (groups, counted in paths).
struct Coordinates {
  enum class Height { nothing, position, path, group, groups };  // of lists: a polygon's coordinates are a group

  Height height = Height::nothing;
  std::uint32_t begin = 0;  // of the positions in the list they were added to
  std::vector<std::uint32_t> path_ends, group_ends;
  const char* problem = nullptr;  // what keeps them from being coordinates; the JSON is right all the same

  void clear(std::uint32_t first_position);
};

// Reads coordinates of any type and adds their positions (longitude and latitude; what else a position has is left out).
class CoordinateReader {
 public:
  CoordinateReader(JsonScanner& scanner, std::vector<geo::LonLat>& positions) : scanner_(scanner), positions_(positions) {}

  // False where the JSON is broken.
  bool read(Coordinates& coordinates);

 private:
  using Height = Coordinates::Height;

  bool list(Height& height, int depth);
  bool children(Height& height, int depth);
  void positions();
  bool position_in_general(int depth);
  void problem(const char* what) {
    if (!coordinates_->problem) coordinates_->problem = what;
  }

  JsonScanner& scanner_;
  std::vector<geo::LonLat>& positions_;
  Coordinates* coordinates_ = nullptr;
};

}  // namespace atlas::source
