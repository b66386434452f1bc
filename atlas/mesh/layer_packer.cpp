#include "mesh/layer_packer.h"

#include <algorithm>
#include <cmath>

namespace atlas::mesh {
namespace {

constexpr std::size_t most_indexed = 65536;      // vertices that 16 bits tell apart
constexpr std::size_t enough_vertices = 32768;   // one megabyte of them
constexpr double most_steps = 32767;

double half_width(const FillVertex&) { return 0; }
double half_width(const LineVertex& vertex) { return vertex.half_width; }

}  // namespace

template <class Vertex>
LayerPacker<Vertex>::LayerPacker(const PackWish& wish) : wish_(wish) {
  out_.style_layer = wish.style_layer;
  if (wish.reach) out_.unit = *wish.reach / most_steps;
}

template <class Vertex>
void LayerPacker<Vertex>::end_feature(const source::MapFeature& sample) {
  if (vertices.size() >= enough_vertices) pack(sample);
}

template <class Vertex>
void LayerPacker<Vertex>::end_batch(const source::MapFeature& sample) {
  pack(sample);
}

template <class Vertex>
PackedLayer LayerPacker<Vertex>::take() {
  return std::move(out_);
}

template <class Vertex>
void LayerPacker<Vertex>::append(const Vertex& v) {
  if (wish_.reach) {
    const auto steps = [&](float at) {
      return static_cast<std::int16_t>(std::lrint(std::clamp(at / out_.unit, -most_steps, most_steps)));
    };
    out_.coarse_positions.insert(out_.coarse_positions.end(), {steps(v.x), steps(v.y)});
  } else {
    out_.fine_positions.insert(out_.fine_positions.end(), {v.x, v.y});
  }
  if constexpr (std::is_same_v<Vertex, LineVertex>) {
    const PackedExtrusion extrusion = packed_extrusion(v.extrude_x, v.extrude_y, v.across);
    out_.extrusions.insert(out_.extrusions.end(), {extrusion.x, extrusion.y});
    if (wish_.measure == PackWish::Measure::along) out_.measures.push_back(v.along);
    if (wish_.measure == PackWish::Measure::half_width) out_.measures.push_back(v.half_width);
  }
  if (wish_.features) out_.features.push_back(v.feature);
  const double half = half_width(v);
  out_.bounds.include({v.x - half, v.y - half});
  out_.bounds.include({v.x + half, v.y + half});
  ++out_.vertices;
}

template <class Vertex>
void LayerPacker<Vertex>::pack(const source::MapFeature& sample) {
  if (vertices.size() > most_indexed) {
    pack_in_pieces(sample);
  } else if (!indices.empty()) {
    out_.batches.push_back({static_cast<std::uint32_t>(out_.indices.size()), static_cast<std::uint32_t>(indices.size()),
                            out_.vertices, &sample});
    for (const Vertex& vertex : vertices) append(vertex);
    out_.indices.insert(out_.indices.end(), indices.begin(), indices.end());
  }
  vertices.clear(), indices.clear();
}

// One feature of more vertices than an index can name: a piece is closed when it is full, and the vertices at its end
// are given once more to the next.
template <class Vertex>
void LayerPacker<Vertex>::pack_in_pieces(const source::MapFeature& sample) {
  constexpr std::uint32_t not_here = ~0u;
  std::vector<std::uint32_t> place(vertices.size(), not_here), here;
  Batch piece{static_cast<std::uint32_t>(out_.indices.size()), 0, out_.vertices, &sample};
  const auto close = [&] {
    piece.index_count = static_cast<std::uint32_t>(out_.indices.size()) - piece.first_index;
    if (piece.index_count > 0) out_.batches.push_back(piece);
    piece.first_index = static_cast<std::uint32_t>(out_.indices.size());
    piece.base_vertex = out_.vertices;
    for (const std::uint32_t index : here) place[index] = not_here;
    here.clear();
  };
  for (std::size_t i = 0; i < indices.size(); ++i) {
    if (i % 3 == 0 && here.size() + 3 > most_indexed) close();
    std::uint32_t& at = place[indices[i]];
    if (at == not_here) {
      at = static_cast<std::uint32_t>(here.size());
      here.push_back(indices[i]);
      append(vertices[indices[i]]);
    }
    out_.indices.push_back(static_cast<std::uint16_t>(at));
  }
  close();
}

template class LayerPacker<FillVertex>;
template class LayerPacker<LineVertex>;

}  // namespace atlas::mesh
