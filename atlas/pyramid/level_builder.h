#pragma once
#include <functional>
#include <span>
#include <vector>

#include "pyramid/block_writer.h"
#include "pyramid/format.h"
#include "pyramid/small_parts.h"

namespace atlas::pyramid {

// One level while the pass runs: vertices go into blocks of the file, records stay in memory till the end. Thread: one.
class LevelBuilder {
 public:
  LevelBuilder(std::size_t level, BlockFile& file);

  std::uint32_t quantum() const { return std::uint32_t{1} << bits_; }
  // Of a part before it is simplified: less than half a pixel.
  bool is_small(const WorldBox& box) const { return bits_ > 0 && box.extent() < 2 * quantum(); }

  // Vertices that are simplified for this level.
  void add(PartKind kind, std::uint32_t feature, std::span<const WorldPoint> vertices);
  // Parts that are small: a dot, a share in a filled cell, or nothing.
  void add_small_line(std::uint32_t feature, WorldPoint place);
  void add_small_polygon(std::uint32_t feature, WorldPoint place, double square_units);
  void add_points(std::uint32_t feature, std::span<const WorldPoint> points);   // one a cell

  // What there is so far: `show` gets each part in turn, with its vertices. For a level with few of them.
  void visit(const std::function<void(const PartRecord&, std::span<const WorldPoint>)>& show);
  std::size_t part_count() const { return parts_.size(); }

  // Writes what is left, and the tables.
  LevelTable finish();

 private:
  struct Piece {
    std::uint64_t offset;
    std::uint32_t bytes;
  };
  Piece write(std::span<const WorldPoint> vertices, WorldPoint corner);
  void read(std::uint64_t offset, std::uint32_t bytes, std::uint32_t vertices, const WorldBox& box, std::vector<WorldPoint>& out) const;

  unsigned bits_;
  BlockFile& file_;
  BlockWriter blocks_;
  SmallParts small_;
  std::vector<PartRecord> parts_;
  std::vector<ChunkRecord> chunks_;
  std::vector<WorldPoint> points_;
};

}  // namespace atlas::pyramid
