#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include "base/paths.h"
#include "cli/command.h"
#include "source/project.h"

namespace atlas::cli {

Result<Context::CatalogPtr> Context::catalog() {
  if (catalog_) return catalog_;
  std::vector<Error> problems;
  auto opened = source::open_project(embedded_atlas_folder(), problems);
  for (const Error& problem : problems) tell(problem);
  if (opened) catalog_ = *opened;
  return opened;
}

void Context::print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void Context::tell(const Error& error) {
  std::string line = "atlas: " + error.to_line();
  for (char& c : line)
    if (c == '\n' || c == '\r') c = ' ';
  std::fprintf(stderr, "%s\n", line.c_str());
}

void Context::fail(const Error& error) {
  tell(error);
  status_ = 1;
}

void Context::misuse(const Error& error) {
  tell(error);
  status_ = 2;
}

void Context::finish(const Result<void>& outcome) {
  if (!outcome) fail(outcome.error());
}

int Context::exit_status() {
  if (std::fflush(stdout) != 0 || std::ferror(stdout))
    fail({"standard output", std::string("cannot be written (") + std::strerror(errno) + ")", "give it more room"});
  return status_;
}

}  // namespace atlas::cli
