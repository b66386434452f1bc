#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"

namespace atlas::source {

// A window that slides over a text file of any size. What is in it is UTF-8: the text ends before the first byte that
// is not. Thread: one. Nothing is mapped, so that a file cut short while it is read is only a fault in it.
class JsonWindow {
 public:
  // Of a folder, or a file that cannot be read, an error. A byte order mark is passed over.
  static Result<JsonWindow> open(const std::filesystem::path& file);
  JsonWindow(JsonWindow&&) = default;

  // The text from here to the window's end, which holds a \0.
  const char* at = nullptr;
  const char* end = nullptr;

  // Drops what is before `at` and reads on behind `end`; both move. False where nothing more comes: at the text's end, or
  // where the window is full.
  bool refill();

  std::uint64_t offset() const { return dropped_ + static_cast<std::uint64_t>(at - buffer_.get()); }  // of `at` in the file
  std::uint64_t file_size() const { return file_size_; }                                              // 0: unknown
  std::string line_and_column() const;  // of `at`, both from 1, columns in bytes
  // Why the text ends where it does, where that is not the file's end; else empty.
  const std::string& end_reason() const { return end_reason_; }

 private:
  class Handle {
   public:
    explicit Handle(int number) : number_(number) {}
    Handle(Handle&& other) noexcept : number_(other.number_) { other.number_ = -1; }
    ~Handle();
    int number() const { return number_; }

   private:
    int number_;
  };

  explicit JsonWindow(Handle handle);
  void check_new_text(char* first);

  Handle handle_;
  std::unique_ptr<char[]> buffer_;
  std::string held_;  // the beginning of a character whose other bytes have not come yet
  std::uint64_t dropped_ = 0, dropped_lines_ = 0, line_start_ = 0, file_size_ = 0;
  bool finished_ = false;
  std::string end_reason_;
};

}  // namespace atlas::source
