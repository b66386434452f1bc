#include "source/vector_tile_geometry.h"

namespace atlas::source {
namespace {

enum Command : std::uint32_t { move_to = 1, line_to = 2, close_path = 7 };

// Twice the area; positive for rings that turn clockwise as they are drawn, y down.
double twice_area(std::span<const TilePoint> ring) {
  double sum = 0;
  const double from_x = ring[0].x, from_y = ring[0].y;
  double ax = 0, ay = 0;
  for (const TilePoint p : ring.subspan(1)) {
    const double bx = p.x - from_x, by = p.y - from_y;
    sum += ax * by - bx * ay;
    ax = bx, ay = by;
  }
  return sum;
}

class Reader {
 public:
  Reader(std::string_view commands, TileGeometry& geometry, std::uint32_t version)
      : varints_(commands), geometry_(geometry), version_(version) {}

  bool points() {
    std::uint32_t count = 0;
    if (!command(move_to, count) || count == 0 || !places(count)) return false;
    // More MoveTo commands are not allowed, and are as clear as one.
    while (!varints_.at_end())
      if (!command(move_to, count) || !places(count)) return false;
    end_part(false);
    return true;
  }

  bool lines() {
    while (!varints_.at_end()) {
      if (!path()) return false;
      std::uint32_t word = 0;
      if (version_ == 1 && Varints(varints_).read(word) && (word & 7) == close_path) {
        varints_.read(word);   // some makers closed their lines
        geometry_.points.push_back(TilePoint(geometry_.points[first_]));
      }
      end_part(false);
    }
    return true;
  }

  bool rings() {
    bool first = true, clockwise = true;
    while (!varints_.at_end()) {
      std::uint32_t count = 0;
      if (!path() || !command(close_path, count) || count != 1) return false;
      const double area = twice_area({geometry_.points.data() + first_, geometry_.points.size() - first_});
      if (area == 0) {
        geometry_.points.resize(first_);
        continue;
      }
      if (first) first = false, clockwise = area > 0;
      end_part((area > 0) != clockwise);
    }
    return true;
  }

 private:
  bool command(std::uint32_t wanted, std::uint32_t& count) {
    std::uint32_t word = 0;
    if (!varints_.read(word) || (word & 7) != wanted) return false;
    count = word >> 3;
    return true;
  }

  // Each takes two bytes of what is left: a count that lies comes to the end before it costs anything.
  bool places(std::uint32_t count) {
    std::uint32_t dx = 0, dy = 0;
    for (; count > 0; --count) {
      if (!varints_.read(dx) || !varints_.read(dy)) return false;
      x_ += (dx >> 1) ^ (0 - (dx & 1)), y_ += (dy >> 1) ^ (0 - (dy & 1));
      geometry_.points.push_back({static_cast<std::int32_t>(x_), static_cast<std::int32_t>(y_)});
    }
    return true;
  }

  bool path() {
    first_ = geometry_.points.size();
    std::uint32_t count = 0;
    if (!command(move_to, count) || count != 1 || !places(1)) return false;
    return command(line_to, count) && count > 0 && places(count);
  }

  void end_part(bool hole) { geometry_.parts.push_back({static_cast<std::uint32_t>(geometry_.points.size()), hole}); }

  Varints varints_;
  TileGeometry& geometry_;
  std::uint32_t version_, x_ = 0, y_ = 0;   // unsigned: they wrap where a tile overflows
  std::size_t first_ = 0;                   // of the part's points
};

}  // namespace

bool append_geometry(std::string_view commands, geo::GeometryType type, std::uint32_t version, TileGeometry& geometry) {
  Reader reader(commands, geometry, version);
  bool whole = false;
  if (type == geo::GeometryType::point) whole = reader.points();
  if (type == geo::GeometryType::line) whole = reader.lines();
  if (type == geo::GeometryType::polygon) whole = reader.rings();
  geometry.feature_ends.push_back(static_cast<std::uint32_t>(geometry.parts.size()));
  return whole;
}

}  // namespace atlas::source
