#include "cli/measuring.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

namespace atlas::cli {
namespace {

const auto first_statement = std::chrono::steady_clock::now();

// Field 22 of /proc/self/stat is the start in clock ticks after boot (proc(5)); the fields after the name in brackets
// are separated by spaces.
double start_after_boot_s() {
  std::ifstream file("/proc/self/stat");
  std::string text;
  std::getline(file, text);
  const std::size_t bracket = text.rfind(')');
  if (bracket == std::string::npos) return -1;
  std::istringstream fields(text.substr(bracket + 2));
  std::string field;
  for (int number = 3; number <= 22; ++number) fields >> field;
  return fields ? std::atof(field.c_str()) / static_cast<double>(sysconf(_SC_CLK_TCK)) : -1;
}

}  // namespace

double ms_since_start() {
  double now_s = -1;
  std::ifstream("/proc/uptime") >> now_s;
  const double start_s = start_after_boot_s();
  if (now_s >= 0 && start_s >= 0) return (now_s - start_s) * 1000;
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - first_statement).count();
}

double thread_cpu_ms() {
  timespec used{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) * 1000 + static_cast<double>(used.tv_nsec) / 1e6;
}

double peak_memory_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

double percentile(std::vector<double> values, double part) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto index = static_cast<std::size_t>(std::ceil(part * static_cast<double>(values.size()))) ;
  return values[std::min(values.size() - 1, index == 0 ? 0 : index - 1)];
}

double rounded_ms(double ms) { return std::round(ms * 100) / 100; }

}  // namespace atlas::cli
