#include "base/file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <unistd.h>

namespace atlas {
namespace fs = std::filesystem;
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using FileHandle = std::unique_ptr<std::FILE, CloseFile>;

tl::unexpected<Error> write_error(const fs::path& path) {
  const int code = errno;
  return fail(path.string(), std::string("cannot be written (") + std::strerror(code) + ")",
              code == ENOSPC ? "free some disk space; what was there before is unchanged"
                             : "choose a folder that you may write to");
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::uint64_t limit) {
  std::error_code code;
  if (fs::is_directory(path, code)) return fail(path.string(), "is a folder, not a file", "name a file");
  FileHandle file(std::fopen(path.c_str(), "rb"));
  if (!file) return fail(path.string(), std::string("cannot be read (") + std::strerror(errno) + ")", "check the path");
  std::string bytes;
  char buffer[1 << 16];
  while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, file.get())) {
    bytes.append(buffer, n);
    if (bytes.size() > limit)
      return fail(path.string(), "is larger than " + std::to_string(limit >> 20) + " MB", "give a smaller file");
  }
  if (std::ferror(file.get())) return fail(path.string(), "cannot be read to its end", "check the disk");
  return bytes;
}

Result<void> replace_file(const fs::path& path, const std::function<Result<void>(const fs::path&)>& write) {
  std::error_code code;
  // Renaming over a device or a pipe would put a file in its place, and over a link would cut it.
  if (const auto kind = fs::status(path, code).type(); kind != fs::file_type::not_found && kind != fs::file_type::regular)
    return write(path);
  if (const fs::path real = fs::is_symlink(path, code) ? fs::weakly_canonical(path, code) : path; !real.empty() && real != path)
    return replace_file(real, write);
  const fs::path temporary =
      path.parent_path() / ("." + path.stem().string() + "." + std::to_string(::getpid()) + path.extension().string());
  const auto written = write(temporary);
  if (!written) {
    fs::remove(temporary, code);
    return written;
  }
  fs::rename(temporary, path, code);
  if (!code) return {};
  errno = code.value();
  auto error = write_error(path);
  fs::remove(temporary, code);
  return error;
}

Result<void> write_file(const fs::path& path, const std::function<Result<void>(const TakePiece&)>& write) {
  return replace_file(path, [&](const fs::path& temporary) -> Result<void> {
    FileHandle file(std::fopen(temporary.c_str(), "wb"));
    if (!file) return write_error(path);
    const auto written = write([&](std::string_view bytes) -> Result<void> {
      if (std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size()) return write_error(path);
      return {};
    });
    if (!written) return written;
    // fsync on a pipe or a device fails with EINVAL, which loses nothing.
    if (std::fflush(file.get()) != 0 || (::fsync(::fileno(file.get())) != 0 && errno != EINVAL)) return write_error(path);
    if (std::fclose(file.release()) != 0) return write_error(path);
    return {};
  });
}

Result<void> write_file(const fs::path& path, std::string_view bytes) {
  return write_file(path, [&](const TakePiece& take) { return take(bytes); });
}

}  // namespace atlas
