#include "source/json_fields.h"

#include <cmath>

namespace atlas::source {

void wrong_type(const JsonNode& node, const char* wanted, Problems& problems) {
  problems.push_back({node.place().to_text(), std::string("is ") + node.json().type_name() + ", not " + wanted,
                      "see geodata/FORMAT.md"});
}

std::optional<JsonNode> member(const JsonNode& node, std::string_view key) {
  const JsonValue* found = node.json().find(key);
  if (!found || found->is_null()) return std::nullopt;
  return node.member(*found, key);
}

std::string text_of(const JsonNode& node, std::string_view key, Problems& problems) {
  const auto value = member(node, key);
  if (!value) return {};
  if (value->json().is_string()) return value->json().string();
  wrong_type(*value, "text", problems);
  return {};
}

double number_of(const JsonNode& node, std::string_view key, double otherwise, Problems& problems) {
  const auto value = member(node, key);
  if (!value) return otherwise;
  if (value->json().is_number()) return value->json().number();
  wrong_type(*value, "a number", problems);
  return otherwise;
}

catalog::Text translations_of(const JsonNode& node, std::string_view key, Problems& problems) {
  const auto value = member(node, key);
  if (!value) return {};
  if (value->json().is_object())
    return {text_of(*value, "zh", problems), text_of(*value, "en", problems), text_of(*value, "ru", problems),
            text_of(*value, "ky", problems)};
  wrong_type(*value, "{\"zh\", \"en\"}", problems);
  return {};
}

}  // namespace atlas::source
