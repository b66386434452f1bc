#pragma once
#include <cstdint>
#include <vector>

#include "geo/geometry.h"
#include "geo/projection.h"
#include "geo/tile_id.h"

namespace atlas::mesh {

// A line in Web Mercator with its length so far at each point. Places along it are the same in every tile, whatever
// the map's projection.
class MeasuredLine {
 public:
  explicit MeasuredLine(const geo::Path& path);
  double length() const { return along_.empty() ? 0 : along_.back(); }   // Mercator metres
  geo::PlanePoint at(double distance) const;                             // clamped to the line

  // Distances (k + offset) * spacing that lie inside the tile; its western and northern edges belong to it.
  std::vector<double> stops_in(geo::TileId tile, double spacing, double offset) const;

 private:
  std::vector<geo::PlanePoint> points_;
  std::vector<double> along_;
};

// Parts of a line that end where the next begins, joined: rivers and roads come in many pieces.
std::vector<geo::Path> joined_parts(const std::vector<geo::Path>& parts);

// The tile that a place belongs to, at a zoom: every place has exactly one.
geo::TileId tile_of(geo::PlanePoint mercator, std::uint8_t z);

struct LabelPath {
  std::vector<geo::PlanePoint> points;   // plane
  std::uint32_t anchor = 0;              // index of the point at `distance`
};

// The line `reach` to both sides of `distance` (less at its ends), a point every `step`, each the weighted mean of the
// line within `smoothing`: letters cannot follow every bend. Mercator metres. Empty where the projection has no place.
LabelPath path_around(const MeasuredLine& line, double distance, double reach, double step, double smoothing,
                      const geo::Projection& projection);

}  // namespace atlas::mesh
