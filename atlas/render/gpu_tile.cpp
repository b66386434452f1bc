#include "render/gpu_tile.h"

#include <cmath>
#include <cstddef>


namespace atlas::render {
namespace {

using gpu::FieldType;

gpu::VertexArray fill_array(const mesh::LayerMesh<mesh::FillVertex>& layer) {
  return {gpu::Buffer(gpu::bytes_of(layer.vertices)), gpu::Buffer(gpu::bytes_of(layer.indices)), sizeof(mesh::FillVertex),
          {{0, 2, FieldType::floats, offsetof(mesh::FillVertex, x)},
           {1, 1, FieldType::whole, offsetof(mesh::FillVertex, feature)}}};
}

gpu::VertexArray line_array(const mesh::LayerMesh<mesh::LineVertex>& layer) {
  return {gpu::Buffer(gpu::bytes_of(layer.vertices)), gpu::Buffer(gpu::bytes_of(layer.indices)), sizeof(mesh::LineVertex),
          {{0, 2, FieldType::floats, offsetof(mesh::LineVertex, x)},
           {1, 2, FieldType::floats, offsetof(mesh::LineVertex, extrude_x)},
           {2, 2, FieldType::floats, offsetof(mesh::LineVertex, along)},
           {3, 1, FieldType::floats, offsetof(mesh::LineVertex, half_width)},
           {4, 1, FieldType::whole, offsetof(mesh::LineVertex, feature)}}};
}

geo::PlaneBox bounds_of(const mesh::LayerMesh<mesh::LineVertex>& layer) {
  geo::PlaneBox box;
  for (const mesh::LineVertex& v : layer.vertices) {
    box.include({static_cast<double>(v.x) - v.half_width, static_cast<double>(v.y) - v.half_width});
    box.include({static_cast<double>(v.x) + v.half_width, static_cast<double>(v.y) + v.half_width});
  }
  return box;
}

}  // namespace

GpuTile upload(std::shared_ptr<const mesh::TileMesh> mesh) {
  GpuTile tile;
  for (const auto& layer : mesh->fills) tile.fills.push_back({layer.style_layer, layer.batches, fill_array(layer), {}});
  for (const auto& layer : mesh->lines) tile.lines.push_back({layer.style_layer, layer.batches, line_array(layer), bounds_of(layer)});
  for (const auto* layers : {&tile.fills, &tile.lines})
    for (const GpuLayer& layer : *layers) tile.bytes += layer.array.bytes();
  if (mesh->heights) {
    const int side = mesh->heights->size + 2 * mesh->heights->border;
    if (side > 0 && mesh->heights->metres.size() == static_cast<std::size_t>(side) * static_cast<std::size_t>(side))
      tile.heights = gpu::Texture(side, side, gpu::PixelFormat::r32_float, gpu::Filter::nearest,
                                  mesh->heights->metres.data());
    tile.bytes += tile.heights.bytes();
  }
  tile.mesh = std::move(mesh);
  return tile;
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
