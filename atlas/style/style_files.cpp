#include <fmt/format.h>

#include "base/file.h"
#include "embedded/assets.h"
#include "style/style.h"

namespace atlas::style {
namespace {

constexpr std::string_view folder = "styles/", ending = ".json", template_name = "data";

}  // namespace

std::vector<std::string> embedded_style_names() {
  std::vector<std::string> names;
  for (const auto& [path, bytes] : embedded::assets_files())
    if (path.starts_with(folder) && path.ends_with(ending)) {
      auto name = path.substr(folder.size(), path.size() - folder.size() - ending.size());
      if (name != template_name) names.emplace_back(name);
    }
  return names;
}

Result<std::string_view> read_embedded_style(const std::string& name) {
  auto bytes = embedded::assets_file(fmt::format("{}{}{}", folder, name, ending));
  if (bytes.empty())
    return fail("style " + name, "there is no style of this name", fmt::format("use {}", fmt::join(embedded_style_names(), ", ")));
  return bytes;
}

Result<std::shared_ptr<const Style>> load_style(const std::string& name_or_file, Notes& notes) {
  if (auto embedded = read_embedded_style(name_or_file)) return parse_style(*embedded, "style " + name_or_file, notes);
  auto text = read_file(name_or_file, 64ull << 20);
  if (text) return parse_style(*text, name_or_file, notes);
  if (name_or_file.find('/') != std::string::npos || name_or_file.ends_with(ending)) return fail(text.error());
  return fail("style " + name_or_file, "there is no style of this name",
              fmt::format("use {} or a file", fmt::join(embedded_style_names(), ", ")));
}

}  // namespace atlas::style
