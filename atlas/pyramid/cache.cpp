#include "pyramid/cache.h"

#include <fmt/format.h>

#include <vector>

#include "base/paths.h"

namespace atlas::pyramid {
namespace {

namespace fs = std::filesystem;

// FNV-1a, 64 bits.
class Hash {
 public:
  void add(std::string_view bytes) {
    for (const char byte : bytes) value_ = (value_ ^ static_cast<unsigned char>(byte)) * 0x100000001b3ull;
  }
  template <class Number>
  void add_number(Number number) {
    add({reinterpret_cast<const char*>(&number), sizeof number});
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325ull;
};

fs::path whole_path(const fs::path& file) {
  std::error_code code;
  const fs::path path = fs::weakly_canonical(file, code);
  return code ? file : path;
}

std::vector<fs::path> files_of(const fs::path& file) {
  std::error_code code;
  const bool folder = fs::is_directory(file, code);
  std::vector<fs::path> files;
  if (!folder) files.push_back(file);
  constexpr std::size_t most = 1000;
  for (auto at = fs::directory_iterator(folder ? file : file.parent_path(), code); !code && at != fs::directory_iterator() && files.size() < most;
       at.increment(code))
    if (folder || (at->path().stem() == file.stem() && at->path() != file)) files.push_back(at->path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

fs::path pyramid_path(const fs::path& file) {
  Hash hash;
  hash.add(whole_path(file).string());
  return cache_folder() / "pyramids" / fmt::format("{:016x}.pyramid", hash.value());
}

std::uint64_t fingerprint_of(const fs::path& file) {
  Hash hash;
  std::error_code code;
  for (const fs::path& part : files_of(whole_path(file))) {
    hash.add(part.string());
    hash.add_number(fs::file_size(part, code));
    hash.add_number(fs::last_write_time(part, code).time_since_epoch().count());
  }
  return hash.value();
}

std::uintmax_t size_of(const fs::path& file) {
  std::uintmax_t sum = 0;
  for (const fs::path& part : files_of(whole_path(file))) {
    std::error_code code;
    const std::uintmax_t size = fs::file_size(part, code);
    if (!code) sum += size;
  }
  return sum;
}

void touch(const fs::path& pyramid) {
  std::error_code code;
  fs::last_write_time(pyramid, fs::file_time_type::clock::now(), code);
}

void trim_cache(const fs::path& keep, std::uint64_t most_bytes) {
  struct Kept {
    fs::file_time_type used;
    std::uint64_t size;
    fs::path path;
  };
  std::vector<Kept> all;
  std::uint64_t sum = 0;
  std::error_code code;
  for (auto at = fs::directory_iterator(keep.parent_path(), code); !code && at != fs::directory_iterator(); at.increment(code)) {
    if (at->path().extension() != ".pyramid") continue;
    std::error_code ignored;
    all.push_back({at->last_write_time(ignored), at->file_size(ignored), at->path()});
    sum += all.back().size;
  }
  std::sort(all.begin(), all.end(), [](const Kept& a, const Kept& b) { return a.used < b.used; });
  for (const Kept& one : all) {
    if (sum <= most_bytes) break;
    if (one.path == keep || !fs::remove(one.path, code)) continue;
    sum -= one.size;
  }
}

}  // namespace atlas::pyramid
