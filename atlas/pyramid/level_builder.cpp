#include "pyramid/level_builder.h"

#include "pyramid/packed_tree.h"
#include "pyramid/simplify.h"
#include "pyramid/vertex_coding.h"

namespace atlas::pyramid {
namespace {

constexpr std::size_t most_bytes_a_vertex = 10;

WorldBox box_of(std::span<const WorldPoint> vertices) {
  WorldBox box;
  for (const WorldPoint p : vertices) box.include(p);
  return box;
}

template <class Record>
Section append(BlockFile& file, const std::vector<Record>& records) {
  const std::string_view bytes(reinterpret_cast<const char*>(records.data()), records.size() * sizeof(Record));
  return {file.append(bytes), records.size()};
}

}  // namespace

LevelBuilder::LevelBuilder(std::size_t level, BlockFile& file)
    : bits_(quantum_bits(level)), file_(file), blocks_(file), small_(bits_ + 1) {}

LevelBuilder::Piece LevelBuilder::write(std::span<const WorldPoint> vertices, WorldPoint corner) {
  const std::uint64_t offset = blocks_.begin(vertices.size() * most_bytes_a_vertex);
  const std::size_t before = blocks_.pending().size();
  encode(vertices, corner, bits_, blocks_.pending());
  return {offset, static_cast<std::uint32_t>(blocks_.pending().size() - before)};
}

void LevelBuilder::add(PartKind kind, std::uint32_t feature, std::span<const WorldPoint> vertices) {
  if (vertices.empty()) return;
  PartRecord part{.vertices = static_cast<std::uint32_t>(vertices.size()), .feature = feature, .kind = kind, .box = {}};
  if (!part.chunked()) {
    part.box = box_of(vertices);
    const Piece piece = write(vertices, {part.box.min_x, part.box.min_y});
    part.offset = piece.offset, part.bytes = piece.bytes;
    parts_.push_back(part);
    return;
  }
  part.offset = chunks_.size();
  const std::size_t shared = kind == PartKind::points ? 0 : 1;   // lines go on from chunk to chunk
  for (std::size_t first = 0; first + shared < vertices.size(); first += chunk_vertices) {
    const auto chunk = vertices.subspan(first, std::min<std::size_t>(chunk_vertices + shared, vertices.size() - first));
    ChunkRecord record{.vertices = static_cast<std::uint32_t>(chunk.size()), .box = box_of(chunk)};
    const Piece piece = write(chunk, {record.box.min_x, record.box.min_y});
    record.offset = piece.offset, record.bytes = piece.bytes;
    part.box.include(record.box);
    chunks_.push_back(record);
  }
  part.bytes = static_cast<std::uint32_t>(chunks_.size() - part.offset);
  parts_.push_back(part);
}

void LevelBuilder::add_small_line(std::uint32_t feature, WorldPoint place) {
  if (!small_.take(place)) return;
  const WorldPoint at = on_grid(place, quantum());
  const WorldPoint dot[] = {at, {at.x < ~0u - quantum() ? at.x + quantum() : at.x - quantum(), at.y}};
  add(PartKind::line, feature, dot);
}

void LevelBuilder::add_small_polygon(std::uint32_t feature, WorldPoint place, double square_units) {
  const auto cell = small_.gather(place, square_units);
  if (!cell) return;
  const WorldPoint ring[] = {{cell->min_x, cell->min_y}, {cell->max_x, cell->min_y}, {cell->max_x, cell->max_y},
                             {cell->min_x, cell->max_y}, {cell->min_x, cell->min_y}};
  simplify_ring(ring, quantum(), points_);
  add(PartKind::outer_ring, feature, points_);
}

void LevelBuilder::add_points(std::uint32_t feature, std::span<const WorldPoint> points) {
  if (bits_ == 0) return add(PartKind::points, feature, points);
  std::vector<WorldPoint> kept;
  for (const WorldPoint p : points)
    if (small_.take(p)) kept.push_back(on_grid(p, quantum()));
  add(PartKind::points, feature, kept);
}

void LevelBuilder::read(std::uint64_t offset, std::uint32_t bytes, std::uint32_t vertices, const WorldBox& box,
                        std::vector<WorldPoint>& out) const {
  const std::string raw = file_.read(offset, bytes);
  decode({reinterpret_cast<const std::uint8_t*>(raw.data()), raw.size()}, vertices, {box.min_x, box.min_y}, bits_, out);
}

void LevelBuilder::visit(const std::function<void(const PartRecord&, std::span<const WorldPoint>)>& show) {
  blocks_.flush();
  for (const PartRecord& part : parts_) {
    points_.clear();
    if (!part.chunked()) read(part.offset, part.bytes, part.vertices, part.box, points_);
    for (std::uint64_t i = part.offset; part.chunked() && i < part.offset + part.bytes; ++i) {
      if (!points_.empty() && part.kind != PartKind::points) points_.pop_back();   // the chunk begins with it
      read(chunks_[i].offset, chunks_[i].bytes, chunks_[i].vertices, chunks_[i].box, points_);
    }
    show(part, points_);
  }
}

LevelTable LevelBuilder::finish() {
  blocks_.flush();
  std::vector<WorldBox> boxes;
  boxes.reserve(parts_.size());
  for (const PartRecord& part : parts_) boxes.push_back(part.box);
  const PackedTree tree = pack(boxes);
  return {append(file_, parts_), append(file_, chunks_), append(file_, tree.boxes), append(file_, tree.items)};
}

}  // namespace atlas::pyramid
