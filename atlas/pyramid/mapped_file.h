#pragma once
#include <cstddef>
#include <filesystem>
#include <span>
#include <utility>

#include "base/result.h"

namespace atlas::pyramid {

// A whole file in memory as the kernel pages it in. Read only; any thread.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& path);
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~MappedFile();

  std::span<const std::byte> bytes() const { return bytes_; }

 private:
  std::span<const std::byte> bytes_;
};

}  // namespace atlas::pyramid
