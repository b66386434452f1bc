#pragma once
#include <string>
#include <vector>

#include "source/json_fields.h"

// Private to source/: what the rules of project_check find.
namespace atlas::source {

class Findings {
 public:
  // `subject`: the id of what it is about, said beside the place; may be empty.
  void add(const Place& place, std::string what, std::string remedy, std::string subject = {});
  void add(const JsonNode& node, std::string what, std::string remedy, std::string subject = {});
  // A finding that has no place inside a JSON file.
  void add(Error error);

  // All of them in the order of files and lines, each with `FILE:LINE /pointer (subject)`.
  std::vector<Error> take();

 private:
  struct Finding {
    Place place;
    std::string what, remedy, subject;
    std::size_t line = 0;
  };
  void find_lines();

  std::vector<Finding> findings_;
};

}  // namespace atlas::source
