#pragma once
#include <string>

#include "pyramid/block_file.h"

namespace atlas::pyramid {

// Small pieces of bytes of one sort, gathered into blocks of a file that others write to as well. Where a piece will lie
// is known when its block is begun, so pieces of a block keep together.
class BlockWriter {
 public:
  explicit BlockWriter(BlockFile& file) : file_(&file) {}

  // Makes room for the next piece of at most `bytes`, which the caller appends to pending(); where it will lie.
  std::uint64_t begin(std::size_t bytes) {
    if (pending_.size() + bytes > capacity_) {
      flush();
      capacity_ = std::max(block_bytes, bytes);
      offset_ = file_->reserve(capacity_);
      pending_.reserve(capacity_);
    }
    return offset_ + pending_.size();
  }
  std::string& pending() { return pending_; }

  void flush() {
    file_->write(offset_, pending_);
    pending_.clear();
    capacity_ = 0;
  }

 private:
  static constexpr std::size_t block_bytes = std::size_t{256} << 10;
  BlockFile* file_;
  std::string pending_;
  std::size_t capacity_ = 0;
  std::uint64_t offset_ = 0;
};

}  // namespace atlas::pyramid
