#include "source/pmtiles.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <list>
#include <mutex>

#include "source/pmtiles_directory.h"
#include "source/tile_metadata.h"
#include "source/unpack.h"

namespace atlas::source {
namespace {

constexpr std::size_t most_directory_bytes = 16u << 20;   // unpacked: millions of tiles
constexpr std::size_t most_kept_entries = 500'000;        // of leaf directories: 12 MB
constexpr int most_levels = 4;                            // the specification's

using DirectoryPtr = std::shared_ptr<const PmtilesDirectory>;

// A file opened for reading. Thread: any, several at once.
class ReadOnlyFile {
 public:
  explicit ReadOnlyFile(const std::filesystem::path& path) : where_(path.string()), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~ReadOnlyFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  ReadOnlyFile(const ReadOnlyFile&) = delete;
  ReadOnlyFile& operator=(const ReadOnlyFile&) = delete;

  Result<std::uint64_t> bytes() const {
    struct stat status {};
    if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0) return fail(where_, std::string("cannot be read (") + std::strerror(errno) + ")", "check the path");
    if (!S_ISREG(status.st_mode)) return fail(where_, "is no file", "name a .pmtiles file");
    return static_cast<std::uint64_t>(status.st_size);
  }

  Result<std::string> read(Stretch stretch) const {
    std::string bytes(stretch.length, '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t got = ::pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(stretch.offset + done));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return fail(where_, "is cut short", "copy it again");
      done += static_cast<std::size_t>(got);
    }
    return bytes;
  }

  const std::string& where() const { return where_; }

 private:
  std::string where_;
  int descriptor_;
};

TileFormat format_of_type(std::uint8_t type) {
  constexpr TileFormat formats[] = {TileFormat::unknown, TileFormat::vector, TileFormat::png, TileFormat::jpeg, TileFormat::webp};
  return type < std::size(formats) ? formats[type] : TileFormat::unknown;
}

class PmTiles final : public TileArchive {
 public:
  explicit PmTiles(const std::filesystem::path& path) : file_(path) {}

  Result<void> open() {
    const auto size = file_.bytes();
    if (!size) return fail(size.error());
    auto bytes = file_.read({0, std::min<std::uint64_t>(*size, pmtiles_header_bytes)});
    if (!bytes) return fail(bytes.error());
    const auto header = parse_pmtiles_header(*bytes, *size, where());
    if (!header) return fail(header.error());
    header_ = *header;
    take_header();
    const auto root = directory(header_.root);
    if (!root) return fail(root.error());
    root_ = *root;
    return read_metadata();
  }

  const ArchiveInfo& info() const override { return info_; }
  const std::string& where() const override { return file_.where(); }

  Result<std::optional<std::string>> read(geo::TileId tile) const override {
    if (tile.z > deepest_zoom) return std::optional<std::string>();
    const std::uint64_t number = pmtiles_number(tile);
    DirectoryPtr looked_in = root_;
    for (int level = 0; level < most_levels; ++level) {
      const PmtilesEntry* entry = find_entry(*looked_in, number);
      if (!entry) return std::optional<std::string>();
      if (entry->run > 0) return tile_bytes(*entry);
      auto leaf = leaf_directory(*entry);
      if (!leaf) return fail(leaf.error());
      looked_in = std::move(*leaf);
    }
    return fail(where(), "has directories in directories without end", "make it again");
  }

  Result<void> visit_all(const std::function<bool(geo::TileId)>& visit) const override {
    bool wanted = true;
    return visit_directory(*root_, 1, visit, wanted);
  }

 private:
  void take_header() {
    info_.box = whole_world;
    info_.format = format_of_type(header_.tile_type);
    info_.min_zoom = header_.min_zoom, info_.max_zoom = header_.max_zoom;
    const geo::GeoBox& box = header_.box;
    if (box.west < box.east && box.south < box.north && std::abs(box.west) <= 180 && std::abs(box.east) <= 180)
      info_.box = {box.west, std::max(box.south, whole_world.south), box.east, std::min(box.north, whole_world.north)};
  }

  Result<void> read_metadata() {
    if (header_.metadata.length == 0 || header_.metadata.length > most_directory_bytes) return {};
    auto packed = file_.read(header_.metadata);
    if (!packed) return fail(packed.error());
    const auto json = unpacked(std::move(*packed), where(), most_directory_bytes);
    if (!json) return fail(json.error());
    const ArchiveInfo said = info_;   // by the header, which counts for more
    take_json_metadata(info_, *json, where());
    info_.box = said.box, info_.min_zoom = said.min_zoom, info_.max_zoom = said.max_zoom;
    if (said.format != TileFormat::unknown) info_.format = said.format;
    return {};
  }

  Result<DirectoryPtr> directory(Stretch stretch) const {
    if (stretch.length > most_directory_bytes) return fail(where(), "has a directory of more than 16 MB", "make it again");
    auto packed = file_.read(stretch);
    if (!packed) return fail(packed.error());
    const auto bytes = header_.internal_compression == 2 ? unpacked(std::move(*packed), where(), most_directory_bytes) : std::move(packed);
    if (!bytes) return fail(bytes.error());
    auto entries = parse_pmtiles_directory(*bytes, where());
    if (!entries) return fail(entries.error());
    return std::make_shared<const PmtilesDirectory>(std::move(*entries));
  }

  // Within another stretch of the file, or an error.
  Result<Stretch> within(const Stretch& whole, const PmtilesEntry& entry) const {
    if (entry.length > whole.length || entry.offset > whole.length - entry.length)
      return fail(where(), "has a directory that points beyond the file's parts", "copy it again");
    return Stretch{whole.offset + entry.offset, entry.length};
  }

  Result<std::optional<std::string>> tile_bytes(const PmtilesEntry& entry) const {
    const auto stretch = within(header_.tiles, entry);
    if (!stretch) return fail(stretch.error());
    if (stretch->length > most_tile_bytes) return fail(where(), "has a tile of more than 32 MB", "make tiles of less");
    auto bytes = file_.read(*stretch);
    if (!bytes) return fail(bytes.error());
    return std::optional<std::string>(std::move(*bytes));
  }

  Result<DirectoryPtr> leaf_directory(const PmtilesEntry& entry) const {
    {
      const std::lock_guard lock(mutex_);
      for (auto kept = leaves_.begin(); kept != leaves_.end(); ++kept)
        if (kept->offset == entry.offset) {
          leaves_.splice(leaves_.begin(), leaves_, kept);
          return kept->directory;
        }
    }
    const auto stretch = within(header_.leaves, entry);
    if (!stretch) return fail(stretch.error());
    auto read = directory(*stretch);
    if (!read) return fail(read.error());
    const std::lock_guard lock(mutex_);
    leaves_.push_front({entry.offset, *read});
    kept_entries_ += (*read)->size();
    while (kept_entries_ > most_kept_entries && leaves_.size() > 1) {
      kept_entries_ -= leaves_.back().directory->size();
      leaves_.pop_back();
    }
    return read;
  }

  Result<void> visit_directory(const PmtilesDirectory& entries, int level, const std::function<bool(geo::TileId)>& visit,
                               bool& wanted) const {
    for (const PmtilesEntry& entry : entries) {
      if (entry.run == 0) {
        if (level >= most_levels) return fail(where(), "has directories in directories without end", "make it again");
        const auto leaf = leaf_directory(entry);
        if (!leaf) return fail(leaf.error());
        const auto visited = visit_directory(**leaf, level + 1, visit, wanted);
        if (!visited) return visited;
      }
      for (std::uint32_t i = 0; i < entry.run && wanted; ++i)
        if (const auto tile = pmtiles_tile(entry.first + i)) wanted = visit(*tile);
      if (!wanted) return {};
    }
    return {};
  }

  struct Leaf {
    std::uint64_t offset;
    DirectoryPtr directory;
  };

  ReadOnlyFile file_;
  PmtilesHeader header_;
  ArchiveInfo info_;
  DirectoryPtr root_;
  mutable std::mutex mutex_;
  mutable std::list<Leaf> leaves_;   // used last comes first; found by looking at each: there are few
  mutable std::size_t kept_entries_ = 0;
};

}  // namespace

Result<TileArchivePtr> open_pmtiles(const std::filesystem::path& file) {
  auto archive = std::make_shared<PmTiles>(file);
  const auto opened = archive->open();
  if (!opened) return fail(opened.error());
  return archive;
}

}  // namespace atlas::source
