#include "text/font_files.h"

#include <cstdlib>
#include <string_view>
#include <vector>

namespace atlas::text {
namespace fs = std::filesystem;
namespace {

// Stroke widths of Noto Sans Regular and Medium differ by 0.02 em, those of the CJK faces by 0.014 em.
constexpr float latin_medium_em = 0.020f, han_medium_em = 0.014f;

std::vector<fs::path> font_folders() {
  std::vector<fs::path> folders;
  if (const char* variable = std::getenv("ATLAS_FONTS"); variable && *variable) {
    std::string_view rest = variable;
    while (!rest.empty()) {
      const auto colon = rest.find(':');
      if (colon != 0) folders.emplace_back(rest.substr(0, colon));
      rest = colon == std::string_view::npos ? std::string_view{} : rest.substr(colon + 1);
    }
    return folders;
  }
  for (const char* root : {"/usr/share/fonts", "/usr/local/share/fonts"})
    for (const char* folder : {"truetype/noto", "opentype/noto", "noto", "noto-cjk", "google-noto", "google-noto-cjk"})
      folders.push_back(fs::path(root) / folder);
  if (const char* home = std::getenv("HOME")) folders.push_back(fs::path(home) / ".local/share/fonts");
  return folders;
}

// The first of the names that is installed.
std::optional<fs::path> find_first(std::initializer_list<std::string> names) {
  for (const std::string& name : names)
    if (auto path = find_font(name)) return path;
  return std::nullopt;
}

}  // namespace

std::optional<fs::path> find_font(const std::string& file_name) {
  for (const fs::path& folder : font_folders()) {
    std::error_code code;
    if (fs::is_regular_file(folder / file_name, code)) return folder / file_name;
  }
  return std::nullopt;
}

Result<FontFile> latin_font(FontStyle style) {
  const std::string slant = style.italic ? "Italic" : "";
  const std::string regular = style.italic ? "NotoSans-Italic.ttf" : "NotoSans-Regular.ttf";
  FontFile file;
  std::optional<fs::path> path;
  if (style.weight == Weight::bold) path = find_font("NotoSans-Bold" + slant + ".ttf");
  if (style.weight == Weight::medium) {
    path = find_font("NotoSans-Medium" + slant + ".ttf");
    if (!path) file.embolden = latin_medium_em;
  }
  if (!path) path = find_first({regular, "NotoSans-Regular.ttf"});
  if (!path)
    return fail("fonts", "Noto Sans is not installed",
                "install the Debian package fonts-noto-core, or name its folder in ATLAS_FONTS");
  file.path = *path;
  return file;
}

Result<FontFile> han_font(FontStyle style) {
  FontFile file;
  file.family = "Noto Sans CJK SC";
  std::optional<fs::path> path;
  if (style.weight == Weight::bold) path = find_first({"NotoSansCJK-Bold.ttc", "NotoSansCJKsc-Bold.otf"});
  if (style.weight == Weight::medium) {
    path = find_first({"NotoSansCJK-Medium.ttc", "NotoSansCJKsc-Medium.otf"});
    if (!path) file.embolden = han_medium_em;
  }
  if (!path) path = find_first({"NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf"});
  if (!path)
    return fail("fonts", "Noto Sans CJK is not installed",
                "install the Debian package fonts-noto-cjk, or name its folder in ATLAS_FONTS");
  file.path = *path;
  return file;
}

Result<std::string> font_file(FontStyle style, bool chinese) {
  auto file = chinese ? han_font(style) : latin_font(style);
  if (!file) return fail(file.error());
  return file->path.string();
}

}  // namespace atlas::text
