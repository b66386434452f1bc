#pragma once
#include <optional>
#include <span>

#include "mesh/packed_layer.h"
#include "mesh/vertex.h"

namespace atlas::mesh {

struct PackWish {
  std::size_t style_layer = 0;
  std::optional<double> reach;   // plane units that positions lie within, of the origin: 16 bits do; none: floats
  bool features = false;         // somebody will ask which feature a vertex is of
  enum class Measure { none, along, half_width } measure = Measure::none;
};

// Gathers the triangles of one style layer and packs them piece by piece, so that what is gathered stays in the
// processor's cache however large the layer grows. Thread: one worker.
template <class Vertex>
class LayerPacker {
 public:
  explicit LayerPacker(const PackWish& wish);

  // Where the next triangles go: indices count from the first vertex here.
  std::vector<Vertex> vertices;
  std::vector<std::uint32_t> indices;

  void end_feature(const source::MapFeature& sample);   // packs when enough has been gathered
  void end_batch(const source::MapFeature& sample);     // what follows has another paint
  PackedLayer take();                                   // after end_batch()

 private:
  void pack(const source::MapFeature& sample);
  void pack_in_pieces(const source::MapFeature& sample);
  void append(std::span<const Vertex> list);

  PackWish wish_;
  PackedLayer out_;
};

extern template class LayerPacker<FillVertex>;
extern template class LayerPacker<LineVertex>;

}  // namespace atlas::mesh
