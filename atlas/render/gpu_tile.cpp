#include "render/gpu_tile.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace atlas::render {
namespace {

using gpu::FieldType;

using Clock = TileUpload::Clock;

constexpr std::size_t slice_bytes = 64u << 10;   // some 20 microseconds
constexpr std::size_t alignment = 4;             // of a stream in the buffer

// The layer's streams, which follow each other in the order of PackedLayer::parts() from `offset` on.
gpu::StreamArray array_of(const mesh::PackedLayer& layer, const gpu::Buffer& buffer, std::size_t offset) {
  constexpr gpu::Stream kinds[] = {{0, 2, FieldType::shorts, 0},       {0, 2, FieldType::floats, 0},
                                   {1, 2, FieldType::whole_shorts, 0}, {2, 1, FieldType::floats, 0},
                                   {3, 1, FieldType::whole, 0}};
  std::vector<gpu::Stream> streams;
  const auto parts = layer.parts();
  for (std::size_t i = 0; i < std::size(kinds); ++i) {
    if (!parts[i].empty()) streams.push_back(kinds[i]), streams.back().offset = offset;
    offset += (parts[i].size() + alignment - 1) / alignment * alignment;
  }
  return {buffer, streams, offset};
}

}  // namespace

TileUpload::TileUpload(std::shared_ptr<const mesh::TileMesh> mesh) {
  tile_.mesh = std::move(mesh);
  plan_layers();
  const auto& heights = tile_.mesh->heights;
  if (!heights) return;
  const int side = heights->size + 2 * heights->border;
  if (side <= 0 || heights->metres.size() != static_cast<std::size_t>(side) * static_cast<std::size_t>(side)) return;
  heights_side_ = side;
  tile_.heights = gpu::Texture(side, side, gpu::PixelFormat::r32_float, gpu::Filter::nearest);
  tile_.bytes += tile_.heights.bytes();
}

void TileUpload::plan_layers() {
  std::size_t size = 0;
  std::vector<std::size_t> starts;
  for (const auto* layers : {&tile_.mesh->fills, &tile_.mesh->lines})
    for (const mesh::PackedLayer& layer : *layers) {
      starts.push_back(size);
      for (const auto bytes : layer.parts()) {
        if (!bytes.empty()) parts_.push_back({size, bytes});
        size += (bytes.size() + alignment - 1) / alignment * alignment;
      }
    }
  if (size == 0) return;
  tile_.buffer = gpu::Buffer(size);
  tile_.bytes += size;
  auto start = starts.begin();
  for (const auto& layer : tile_.mesh->fills)
    tile_.fills.push_back({layer.style_layer, layer.batches, array_of(layer, tile_.buffer, *start++), layer.unit, layer.hair, layer.bounds});
  for (const auto& layer : tile_.mesh->lines)
    tile_.lines.push_back({layer.style_layer, layer.batches, array_of(layer, tile_.buffer, *start++), layer.unit, layer.hair, layer.bounds});
}

bool TileUpload::advance(Clock::time_point until) { return write_parts(until) && write_heights(until); }

bool TileUpload::write_parts(Clock::time_point until) {
  while (part_ < parts_.size()) {
    const Part& part = parts_[part_];
    const auto slice = part.bytes.subspan(written_, std::min(slice_bytes, part.bytes.size() - written_));
    tile_.buffer.write(part.offset + written_, slice);
    written_ += slice.size();
    if (written_ == part.bytes.size()) ++part_, written_ = 0;
    if (part_ < parts_.size() && Clock::now() >= until) return false;
  }
  return true;
}

bool TileUpload::write_heights(Clock::time_point until) {
  const int rows_a_slice = std::max(1, static_cast<int>(slice_bytes / sizeof(float)) / std::max(1, heights_side_));
  while (heights_row_ < heights_side_) {
    if (heights_row_ > 0 && Clock::now() >= until) return false;
    const int rows = std::min(rows_a_slice, heights_side_ - heights_row_);
    tile_.heights.write(0, heights_row_, heights_side_, rows,
                        &tile_.mesh->heights->metres[static_cast<std::size_t>(heights_row_) * static_cast<std::size_t>(heights_side_)]);
    heights_row_ += rows;
  }
  return true;
}

GpuTile TileUpload::take() { return std::move(tile_); }

GpuTile upload(std::shared_ptr<const mesh::TileMesh> mesh) {
  TileUpload upload(std::move(mesh));
  upload.advance(Clock::time_point::max());
  return upload.take();
}

AreaGrid make_grid(geo::TileId area, const geo::Projection& projection) {
  struct Vertex {
    float x, y, u, v;
  };
  const unsigned cells = projection.is_web_mercator() ? 1 : 16;
  constexpr double reach_out = 1.0 / 1024;   // half a pixel of a tile of 512
  const geo::PlaneBox box = geo::mercator_box(area);
  AreaGrid grid;
  grid.origin = projection.forward(geo::from_mercator(box.centre()));
  if (!std::isfinite(grid.origin.x) || !std::isfinite(grid.origin.y)) grid.origin = {0, 0};
  std::vector<Vertex> vertices;
  std::vector<std::uint32_t> indices;
  for (unsigned row = 0; row <= cells; ++row)
    for (unsigned column = 0; column <= cells; ++column) {
      const double u = -reach_out + (1 + 2 * reach_out) * column / cells, v = -reach_out + (1 + 2 * reach_out) * row / cells;
      const geo::PlanePoint at = projection.forward(geo::from_mercator({box.min_x + u * box.width(), box.max_y - v * box.height()})) - grid.origin;
      vertices.push_back({static_cast<float>(at.x), static_cast<float>(at.y), static_cast<float>(u), static_cast<float>(v)});
    }
  const auto finite = [&](std::uint32_t i) { return std::isfinite(vertices[i].x) && std::isfinite(vertices[i].y); };
  for (unsigned row = 0; row < cells; ++row)
    for (unsigned column = 0; column < cells; ++column) {
      const std::uint32_t a = row * (cells + 1) + column, b = a + 1, c = a + cells + 1, d = c + 1;
      if (finite(a) && finite(b) && finite(c) && finite(d)) indices.insert(indices.end(), {a, c, b, b, c, d});
    }
  grid.index_count = static_cast<std::uint32_t>(indices.size());
  grid.array = {gpu::Buffer(gpu::bytes_of(vertices)), gpu::Buffer(gpu::bytes_of(indices)), sizeof(Vertex),
                {{0, 2, FieldType::floats, 0}, {1, 2, FieldType::floats, offsetof(Vertex, u)}}};
  return grid;
}

}  // namespace atlas::render
