#pragma once
#include <vector>

#include "pyramid/block_writer.h"
#include "pyramid/contents.h"
#include "pyramid/level_set.h"
#include "pyramid/property_coding.h"
#include "source/feature_stream.h"
#include "source/map_layer.h"

namespace atlas::pyramid {

// The one pass over a file's features, batch after batch. Memory: some 24 bytes a feature and 40 a part and level that
// shows it, whatever the number of vertices. Thread: one.
class Pass {
 public:
  Pass(const std::vector<source::StreamLayer>& layers, BlockFile& file);

  void add(const source::FeatureBatch& batch);
  void add_problem(Error problem);   // of many the first hundred are kept

  // What the coarsest level has so far, without properties: a picture for whoever waits. Nothing where that would be much.
  std::vector<source::MapLayerPtr> preview();

  // Writes all that is left; the file is whole then but for its first bytes, the header, which it gives.
  Header finish();
  const Contents& contents() const { return contents_; }

 private:
  void add_properties(const source::FeatureBatch& batch, const source::FeatureBatch::Feature& feature);
  void add_geometry(const source::FeatureBatch& batch, const source::FeatureBatch::Feature& feature);
  void add_part(std::span<const geo::LonLat> positions, geo::GeometryType type, bool within);
  void add_polygon();
  void place(PartKind kind, std::span<const geo::LonLat> positions);
  std::uint32_t number() const { return static_cast<std::uint32_t>(features_.size() - 1); }

  BlockFile& file_;
  WorldScale scale_;
  LevelSet levels_;
  BlockWriter properties_;
  NameTable names_;
  Contents contents_;
  std::vector<FeatureRecord> features_;
  std::uint64_t vertices_ = 0;
  std::vector<std::uint32_t> name_numbers_;
  PartList list_;   // of the batch at hand
  std::vector<std::span<const geo::LonLat>> polygon_;   // the rings of the one at hand
  bool rings_within_ = true;                            // +-180 degrees
};

}  // namespace atlas::pyramid
