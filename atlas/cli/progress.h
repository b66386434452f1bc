#pragma once
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace atlas::cli {

// While it lives, and from the first second on, a line on standard error says what is being done and for how long.
// Says nothing where standard error is no terminal.
class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  void tell(std::stop_token stop);

  std::string what_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;  // last: it uses the others
};

}  // namespace atlas::cli
