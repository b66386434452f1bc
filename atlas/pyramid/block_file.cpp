#include "pyramid/block_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace atlas::pyramid {

void BlockFile::Close::operator()(const int* file) const {
  ::close(*file);
  delete file;
}

Result<BlockFile> BlockFile::create(const std::filesystem::path& path) {
  std::error_code code;
  std::filesystem::create_directories(path.parent_path(), code);
  const int file = ::open(path.c_str(), O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0644);
  if (file < 0) return fail(path.string(), std::strerror(errno), "make its folder writable, or set XDG_CACHE_HOME to one that is");
  BlockFile made;
  made.path_ = path;
  made.file_.reset(new int(file));
  return made;
}

std::uint64_t BlockFile::reserve(std::uint64_t bytes) {
  return state_->size.fetch_add((bytes + 7) / 8 * 8);   // so that the next one begins at a multiple of eight
}

void BlockFile::write(std::uint64_t offset, std::string_view bytes) {
  while (!bytes.empty() && state_->error == 0) {
    const ssize_t written = ::pwrite(*file_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      state_->error = written < 0 ? errno : ENOSPC;
      return;
    }
    offset += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string BlockFile::read(std::uint64_t offset, std::size_t bytes) const {
  std::string text(bytes, '\0');
  const ssize_t got = ::pread(*file_, text.data(), bytes, static_cast<off_t>(offset));
  return got == static_cast<ssize_t>(bytes) ? text : std::string();
}

std::uint64_t BlockFile::append(std::string_view bytes) {
  constexpr std::string_view padding("\0\0\0\0\0\0\0", 7);
  const std::uint64_t offset = reserve(bytes.size());
  write(offset, bytes);
  write(offset + bytes.size(), padding.substr(0, (8 - bytes.size() % 8) % 8));   // the file is as long as it says
  return offset;
}

Result<void> BlockFile::finish() const {
  if (state_->error != 0) return fail(path_.string(), std::strerror(state_->error), "make room there, or set XDG_CACHE_HOME to another folder");
  return {};
}

}  // namespace atlas::pyramid
