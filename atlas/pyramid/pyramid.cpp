#include "pyramid/pyramid.h"

#include "pyramid/packed_tree.h"
#include "pyramid/property_coding.h"
#include "pyramid/vertex_coding.h"

namespace atlas::pyramid {
namespace {

enum Side : unsigned { west = 1, east = 2, north = 4, south = 8 };

// The sides of `box` beyond which all of `part` lies (Cohen and Sutherland's outcode).
unsigned sides_beyond(const WorldBox& part, const WorldBox& box) {
  return (part.max_x < box.min_x ? west : 0u) | (part.min_x > box.max_x ? east : 0u) | (part.max_y < box.min_y ? north : 0u) |
         (part.min_y > box.max_y ? south : 0u);
}

}  // namespace

Result<Pyramid> Pyramid::open(const std::filesystem::path& path, std::uint64_t fingerprint) {
  auto file = MappedFile::open(path);
  if (!file) return fail(file.error());
  Pyramid pyramid;
  pyramid.file_ = std::move(*file);
  const auto unfit = [&](const char* what) { return fail(path.string(), what, "delete it: it is made again"); };
  if (pyramid.file_.bytes().size() < sizeof(Header)) return unfit("is cut short");
  const Header& header = pyramid.header();
  if (header.magic != file_magic || header.version != file_version) return unfit("is of another version");
  if (header.complete != 1 || header.file_size != pyramid.file_.bytes().size()) return unfit("is not whole");
  if (header.fingerprint != fingerprint) return unfit("is of another file or another state of it");
  if (!pyramid.take_tables()) return unfit("is damaged");
  return pyramid;
}

template <class Record>
bool Pyramid::take(const Section& section, std::span<const Record>& records) const {
  const std::uint64_t size = file_.bytes().size();
  if (section.offset > size || section.offset % alignof(Record) != 0 || section.count > (size - section.offset) / sizeof(Record))
    return false;
  records = {reinterpret_cast<const Record*>(file_.bytes().data() + section.offset), static_cast<std::size_t>(section.count)};
  return true;
}

bool Pyramid::take_tables() {
  for (std::size_t i = 0; i < level_count; ++i) {
    const LevelTable& table = header().levels[i];
    Level& level = levels_[i];
    if (!take(table.parts, level.parts) || !take(table.chunks, level.chunks) || !take(table.tree_boxes, level.tree_boxes) ||
        !take(table.tree_items, level.tree_items))
      return false;
  }
  std::span<const char> texts;
  if (!take(header().features, features_) || !take(header().texts, texts)) return false;
  auto contents = decode_contents({texts.data(), texts.size()});
  if (contents) contents_ = std::move(*contents);
  return contents.has_value();
}

std::span<const std::uint8_t> Pyramid::bytes(std::uint64_t offset, std::uint64_t size) const {
  const auto all = file_.bytes();
  if (offset > all.size() || size > all.size() - offset) return {};
  return {reinterpret_cast<const std::uint8_t*>(all.data()) + offset, static_cast<std::size_t>(size)};
}

std::vector<std::uint32_t> Pyramid::parts_near(std::size_t level, const WorldBox& box) const {
  std::vector<std::uint32_t> found;
  search(levels_[level].tree_boxes, levels_[level].tree_items, box, found);
  std::erase_if(found, [&](std::uint32_t part) { return part >= levels_[level].parts.size(); });
  std::sort(found.begin(), found.end());
  return found;
}

std::span<const ChunkRecord> Pyramid::chunks_of(std::size_t level, const PartRecord& part, ChunkRecord& whole) const {
  if (!part.chunked()) {
    whole = {part.offset, part.bytes, part.vertices, part.box};
    return {&whole, 1};
  }
  const auto chunks = levels_[level].chunks;
  if (part.offset > chunks.size() || part.bytes > chunks.size() - part.offset) return {};
  return chunks.subspan(static_cast<std::size_t>(part.offset), part.bytes);
}

void Pyramid::read_chunk(std::size_t level, const ChunkRecord& chunk, std::size_t most, std::vector<WorldPoint>& vertices) const {
  decode(bytes(chunk.offset, chunk.bytes), std::min<std::size_t>(chunk.vertices, most), {chunk.box.min_x, chunk.box.min_y},
         quantum_bits(level), vertices);
}

void Pyramid::read_points(std::size_t level, const PartRecord& part, const WorldBox& box, std::vector<WorldPoint>& vertices) const {
  ChunkRecord whole;
  for (const ChunkRecord& chunk : chunks_of(level, part, whole))
    if (chunk.box.intersects(box)) read_chunk(level, chunk, ~std::size_t{0}, vertices);
}

void Pyramid::read_line(std::size_t level, const PartRecord& part, const WorldBox& box, std::vector<WorldPoint>& vertices,
                        std::vector<std::size_t>& run_ends) const {
  ChunkRecord whole;
  std::size_t start = vertices.size();
  const auto end_run = [&] {
    if (vertices.size() > start) run_ends.push_back(vertices.size());
    start = vertices.size();
  };
  for (const ChunkRecord& chunk : chunks_of(level, part, whole)) {
    if (!chunk.box.intersects(box)) {
      end_run();
      continue;
    }
    if (vertices.size() > start) vertices.pop_back();   // the chunk begins with it
    read_chunk(level, chunk, ~std::size_t{0}, vertices);
  }
  end_run();
}

void Pyramid::read_ring(std::size_t level, const PartRecord& part, const WorldBox& box, std::vector<WorldPoint>& vertices) const {
  ChunkRecord whole;
  unsigned beyond = 0;   // the sides beyond which everything since the last vertex lies: one straight edge does for it
  for (const ChunkRecord& chunk : chunks_of(level, part, whole)) {
    const unsigned sides = sides_beyond(chunk.box, box);
    if (sides == 0) {
      const std::size_t before = vertices.size();
      read_chunk(level, chunk, ~std::size_t{0}, vertices);
      if (vertices.size() > before) vertices.pop_back();   // the next chunk, or the ring, begins with it
      beyond = 0;
    } else if ((beyond & sides) != 0) {
      beyond &= sides;
    } else {
      read_chunk(level, chunk, 1, vertices);
      beyond = sides;
    }
  }
}

source::Properties Pyramid::properties(const FeatureRecord& feature) const {
  const auto raw = bytes(feature.properties, feature.properties_size);
  return decode_properties({reinterpret_cast<const char*>(raw.data()), raw.size()}, contents_.property_names);
}

}  // namespace atlas::pyramid
