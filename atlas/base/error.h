#pragma once
#include <string>

namespace atlas {

// What went wrong, where, and what the reader can do about it. One line: `WHERE: WHAT; REMEDY`.
struct Error {
  std::string where;   // a file with its place, an option, an id
  std::string what;
  std::string remedy;

  std::string to_line() const { return where + ": " + what + (remedy.empty() ? "" : "; " + remedy); }
};

}  // namespace atlas
