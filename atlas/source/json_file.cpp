#include "source/json_file.h"

#include <charconv>

#include "base/file.h"

namespace atlas::source {
namespace {

constexpr std::uint64_t largest_file = 128ull << 20;  // bytes; an atlas project is text that people edit

const JsonValue* child(const JsonValue& parent, std::string_view step) {
  if (parent.is_object()) return parent.find(step);
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
  const bool whole = error == std::errc() && end == step.data() + step.size();
  return whole && index < parent.size() ? &parent[index] : nullptr;
}

}  // namespace

Result<JsonDocument> read_json(const std::filesystem::path& file) {
  auto text = read_file(file, largest_file);
  if (!text) return fail(text.error());
  return JsonDocument::parse(std::move(*text), file.string());
}

const JsonValue* find(const JsonValue& root, std::string_view pointer) {
  const JsonValue* at = &root;
  while (at && !pointer.empty()) {
    pointer.remove_prefix(1);  // the slash
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    at = child(*at, pointer.substr(0, end));
    pointer.remove_prefix(end);
  }
  return at;
}

}  // namespace atlas::source
