#include "cli/progress.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>

namespace atlas::cli {

Progress::Progress(std::string what) : what_(std::move(what)) {
  if (::isatty(STDERR_FILENO)) thread_ = std::jthread([this](std::stop_token stop) { tell(stop); });
}

Progress::~Progress() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void Progress::tell(std::stop_token stop) {
  using namespace std::chrono_literals;
  std::unique_lock lock(mutex_);
  int seconds = 0;
  while (!wake_.wait_for(lock, stop, 1s, [&] { return stop.stop_requested(); })) {
    if (stop.stop_requested()) break;
    std::fprintf(stderr, "\r%s ... %d s", what_.c_str(), ++seconds);
  }
  if (seconds > 0) std::fprintf(stderr, "\r\033[K");  // the line was only for the time being
}

}  // namespace atlas::cli
