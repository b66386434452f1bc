#include "source/json_window.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "source/utf8.h"

namespace atlas::source {
namespace {

constexpr std::size_t window_size = 512 << 10;  // bytes: fits beside a batch in a core's cache

// In steps that compilers make vectors of.
std::size_t count_lines(std::string_view text) {
  constexpr std::size_t step = 32, most_steps = 255;  // what a byte can count to
  std::size_t lines = 0, at = 0;
  while (text.size() - at >= step) {
    std::uint8_t found[step] = {};
    const std::size_t steps = std::min((text.size() - at) / step, most_steps);
    for (std::size_t i = 0; i < steps; ++i, at += step)
      for (std::size_t j = 0; j < step; ++j) found[j] = static_cast<std::uint8_t>(found[j] + (text[at + j] == '\n'));
    for (const std::uint8_t count : found) lines += count;
  }
  return lines + static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), '\n'));
}

bool is_ascii(std::string_view text) {
  unsigned char all = 0;
  for (const char c : text) all |= static_cast<unsigned char>(c);
  return all < 0x80;
}

// As first_bad_utf8(), past blocks of plain ASCII at the speed of memory.
std::size_t first_bad(std::string_view text) {
  constexpr std::size_t block = 4096;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view next = text.substr(at, block);
    if (!is_ascii(next)) {
      const std::size_t bad = first_bad_utf8(next);
      if (bad == 0) return at;
      at += bad;  // a character that the block cuts is looked at again in the next one
    } else {
      at += next.size();
    }
  }
  return text.size();
}

}  // namespace

JsonWindow::Handle::~Handle() {
  if (number_ >= 0) ::close(number_);
}

JsonWindow::JsonWindow(Handle handle) : handle_(std::move(handle)), buffer_(new char[window_size + 1]) {
  at = end = buffer_.get();
  buffer_[0] = '\0';
}

Result<JsonWindow> JsonWindow::open(const std::filesystem::path& file) {
  JsonWindow window(Handle(::open(file.c_str(), O_RDONLY | O_CLOEXEC)));
  struct stat status = {};
  if (window.handle_.number() < 0 || ::fstat(window.handle_.number(), &status) != 0)
    return fail(file.string(), std::string("cannot be read (") + std::strerror(errno) + ")", "check the path");
  if (S_ISDIR(status.st_mode)) return fail(file.string(), "is a folder, not a file", "name a file");
  if (S_ISREG(status.st_mode)) window.file_size_ = static_cast<std::uint64_t>(status.st_size);
  ::posix_fadvise(window.handle_.number(), 0, 0, POSIX_FADV_SEQUENTIAL);
  window.refill();
  if (std::string_view(window.at, static_cast<std::size_t>(window.end - window.at)).starts_with("\xEF\xBB\xBF")) window.at += 3;
  return window;
}

bool JsonWindow::refill() {
  if (finished_) return false;
  char* const begin = buffer_.get();
  const std::string_view gone(begin, static_cast<std::size_t>(at - begin));
  if (const std::size_t last = gone.rfind('\n'); last != gone.npos) line_start_ = dropped_ + last + 1;
  dropped_lines_ += count_lines(gone);
  dropped_ += gone.size();
  const auto kept = static_cast<std::size_t>(end - at);
  std::memmove(begin, at, kept);
  std::memcpy(begin + kept, held_.data(), held_.size());
  char* const first = begin + kept;
  char* fill = first + held_.size();
  at = begin, end = first;
  if (fill >= begin + window_size) return *first = '\0', false;
  ::ssize_t count = -1;
  while ((count = ::read(handle_.number(), fill, static_cast<std::size_t>(begin + window_size - fill))) < 0 && errno == EINTR) {}
  if (count < 0) end_reason_ = std::string("cannot be read on (") + std::strerror(errno) + ")";
  if (count <= 0) finished_ = true;
  end = fill + std::max<::ssize_t>(count, 0);
  check_new_text(first);
  return end > first;
}

void JsonWindow::check_new_text(char* first) {
  const std::string_view text(first, static_cast<std::size_t>(end - first));
  const std::size_t bad = first_bad(text);
  constexpr std::size_t longest_character = 4;
  held_.clear();
  if (bad < text.size()) {
    end = first + bad;
    if (text.size() - bad < longest_character && !finished_)
      held_ = text.substr(bad);
    else
      finished_ = true, end_reason_ = "not UTF-8";
  }
  buffer_[static_cast<std::size_t>(end - buffer_.get())] = '\0';
}

std::string JsonWindow::line_and_column() const {
  const std::string_view before(buffer_.get(), static_cast<std::size_t>(at - buffer_.get()));
  const std::size_t last = before.rfind('\n');
  const std::uint64_t start = last == before.npos ? line_start_ : dropped_ + last + 1;
  return std::to_string(1 + dropped_lines_ + count_lines(before)) + ":" + std::to_string(offset() - start + 1);
}

}  // namespace atlas::source
