#include "mesh/layer_packer.h"

#include <algorithm>
#include <cmath>

namespace atlas::mesh {
namespace {

constexpr std::size_t most_indexed = 65536;      // vertices that 16 bits tell apart
constexpr std::size_t enough_vertices = 32768;   // one megabyte of them
constexpr double most_steps = 32767;

// Rounded to the nearest; a plain conversion, which the compiler makes several of at once.
std::int16_t step_of(double steps) {
  const double within = std::min(std::max(steps, -most_steps), most_steps);
  return static_cast<std::int16_t>(static_cast<int>(within + (within < 0 ? -0.5 : 0.5)));
}

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

// All lists grow once for all of them: this is the innermost loop of making a mesh.
template <class Vertex>
void LayerPacker<Vertex>::append(std::span<const Vertex> list) {
  const std::size_t first = out_.vertices;
  const auto grown = [&](auto& values, std::size_t a_vertex) {
    values.resize((first + list.size()) * a_vertex);
    return values.data() + first * a_vertex;
  };
  if (wish_.reach) {
    auto* to = grown(out_.coarse_positions, 2);
    const double steps_a_unit = 1 / out_.unit;
    for (const Vertex& v : list) *to++ = step_of(v.x * steps_a_unit), *to++ = step_of(v.y * steps_a_unit);
  } else {
    auto* to = grown(out_.fine_positions, 2);
    for (const Vertex& v : list) *to++ = v.x, *to++ = v.y;
  }
  if constexpr (std::is_same_v<Vertex, LineVertex>) {
    auto* to = grown(out_.extrusions, 2);
    for (const Vertex& v : list) {
      const PackedExtrusion extrusion = packed_extrusion(v.extrude_x, v.extrude_y, v.across);
      *to++ = extrusion.x, *to++ = extrusion.y;
    }
    if (wish_.measure != PackWish::Measure::none) {
      auto* measure = grown(out_.measures, 1);
      for (const Vertex& v : list) *measure++ = wish_.measure == PackWish::Measure::along ? v.along : v.half_width;
    }
  }
  if (wish_.features) {
    auto* feature = grown(out_.features, 1);
    for (const Vertex& v : list) *feature++ = v.feature;
  }
  for (const Vertex& v : list) {
    const double half = half_width(v);
    out_.bounds.min_x = std::min(out_.bounds.min_x, v.x - half), out_.bounds.max_x = std::max(out_.bounds.max_x, v.x + half);
    out_.bounds.min_y = std::min(out_.bounds.min_y, v.y - half), out_.bounds.max_y = std::max(out_.bounds.max_y, v.y + half);
  }
  out_.vertices += static_cast<std::uint32_t>(list.size());
}

template <class Vertex>
void LayerPacker<Vertex>::pack(const source::MapFeature& sample) {
  if (vertices.size() > most_indexed) {
    pack_in_pieces(sample);
  } else if (!indices.empty()) {
    out_.batches.push_back({static_cast<std::uint32_t>(out_.indices.size()), static_cast<std::uint32_t>(indices.size()),
                            out_.vertices, &sample});
    append(vertices);
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
      append({&vertices[indices[i]], 1});
    }
    out_.indices.push_back(static_cast<std::uint16_t>(at));
  }
  close();
}

template class LayerPacker<FillVertex>;
template class LayerPacker<LineVertex>;

}  // namespace atlas::mesh
