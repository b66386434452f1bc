#pragma once
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace atlas::pyramid {

// A file written from several places. Errors are kept and told at the end: a full disk must not be missed, and nothing
// can be done about it in between. Thread: any; a place belongs to whoever reserved it. Closes the file, and leaves it, when it goes.
class BlockFile {
 public:
  static Result<BlockFile> create(const std::filesystem::path& path);

  // A place for so many bytes, after all others.
  std::uint64_t reserve(std::uint64_t bytes);
  void write(std::uint64_t offset, std::string_view bytes);
  std::string read(std::uint64_t offset, std::size_t bytes) const;   // what was written; empty where that fails
  std::uint64_t append(std::string_view bytes);   // from a multiple of eight on; where that is
  std::uint64_t size() const { return state_->size; }
  Result<void> finish() const;   // whether all was written

 private:
  struct Close {
    void operator()(const int* file) const;
  };
  std::filesystem::path path_;
  std::unique_ptr<const int, Close> file_;
  struct State {
    std::atomic<std::uint64_t> size = 0;
    std::atomic<int> error = 0;
  };
  std::unique_ptr<State> state_ = std::make_unique<State>();
};

}  // namespace atlas::pyramid
