#pragma once
#include <filesystem>
#include <vector>

#include "pyramid/contents.h"
#include "pyramid/format.h"
#include "pyramid/mapped_file.h"
#include "source/map_layer.h"

namespace atlas::pyramid {

// A pyramid's file, opened: tables are read where they lie. What a damaged file holds is checked wherever it is used: it
// gives less, never harm. Immutable; any thread.
class Pyramid {
 public:
  // Fails for what is no whole pyramid of this version, or of another source than the fingerprint's.
  static Result<Pyramid> open(const std::filesystem::path& path, std::uint64_t fingerprint);

  const Contents& contents() const { return contents_; }
  std::uint64_t vertices() const { return header().vertices; }
  std::size_t features() const { return features_.size(); }

  // The parts of a level that meet the box, in the file's order; holes right after their outer ring.
  std::vector<std::uint32_t> parts_near(std::size_t level, const WorldBox& box) const;
  const PartRecord& part(std::size_t level, std::uint32_t number) const { return levels_[level].parts[number]; }

  // What of a part is near the box, appended to `vertices`. A line's runs end where `run_ends` say, counted in
  // `vertices`. A ring stays one ring, open; what of it is far from the box is cut short, which leaves the ring's inside
  // within the box as it was.
  void read_points(std::size_t level, const PartRecord& part, const WorldBox& box, std::vector<WorldPoint>& vertices) const;
  void read_line(std::size_t level, const PartRecord& part, const WorldBox& box, std::vector<WorldPoint>& vertices,
                 std::vector<std::size_t>& run_ends) const;
  void read_ring(std::size_t level, const PartRecord& part, const WorldBox& box, std::vector<WorldPoint>& vertices) const;

  const FeatureRecord* feature(std::uint32_t number) const { return number < features_.size() ? &features_[number] : nullptr; }
  source::Properties properties(const FeatureRecord& feature) const;

 private:
  struct Level {
    std::span<const PartRecord> parts;
    std::span<const ChunkRecord> chunks;
    std::span<const WorldBox> tree_boxes;
    std::span<const std::uint32_t> tree_items;
  };

  const Header& header() const { return *reinterpret_cast<const Header*>(file_.bytes().data()); }
  template <class Record>
  bool take(const Section& section, std::span<const Record>& records) const;
  bool take_tables();
  std::span<const std::uint8_t> bytes(std::uint64_t offset, std::uint64_t size) const;   // empty: not in the file
  // A part's chunks; of a part that is not cut, itself as one.
  std::span<const ChunkRecord> chunks_of(std::size_t level, const PartRecord& part, ChunkRecord& whole) const;
  void read_chunk(std::size_t level, const ChunkRecord& chunk, std::size_t most, std::vector<WorldPoint>& vertices) const;

  MappedFile file_;
  Contents contents_;
  std::array<Level, level_count> levels_;
  std::span<const FeatureRecord> features_;
};

}  // namespace atlas::pyramid
