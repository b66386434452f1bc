#pragma once
#include <optional>
#include <string>
#include <vector>

#include "catalog/feature.h"
#include "source/json_file.h"

// Private to source/: members of JSON objects as the catalogue's values. A member of the wrong type is told and read
// as if it were not there; a member that is not there is read as empty.
namespace atlas::source {

using Problems = std::vector<Error>;

// The member, or nothing where the node is no object or has no such member (or it is null).
std::optional<JsonNode> member(const JsonNode& node, std::string_view key);
std::string text_of(const JsonNode& node, std::string_view key, Problems& problems);
double number_of(const JsonNode& node, std::string_view key, double otherwise, Problems& problems);
catalog::Text translations_of(const JsonNode& node, std::string_view key, Problems& problems);  // {"zh", "en"}, maybe "ru", "ky"

// Calls `read(element)` for each element of the list.
template <class Read>
void each_of(const JsonNode& node, std::string_view key, Problems& problems, Read read);

void wrong_type(const JsonNode& node, const char* wanted, Problems& problems);

template <class Read>
void each_of(const JsonNode& node, std::string_view key, Problems& problems, Read read) {
  const auto list = member(node, key);
  if (!list) return;
  if (!list->json().is_array()) return wrong_type(*list, "a list", problems);
  std::size_t index = 0;
  for (const JsonValue& element : list->json().children()) read(list->element(element, index++));
}

}  // namespace atlas::source
