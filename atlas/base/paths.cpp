#include "base/paths.h"

#include <cstdlib>
#include <string>

namespace atlas {
namespace fs = std::filesystem;
namespace {

fs::path xdg(const char* variable, const char* below_home) {
  if (const char* value = std::getenv(variable); value && *value == '/') return fs::path(value) / "tianshan-atlas";
  const char* home = std::getenv("HOME");
  return fs::path(home ? home : "/tmp") / below_home / "tianshan-atlas";
}

bool is_project(const fs::path& folder) {
  std::error_code code;
  return fs::exists(folder / "datapackage.json", code);
}

}  // namespace

fs::path embedded_atlas_folder() {
  if (const char* folder = std::getenv("ATLAS_GEODATA"); folder && *folder) return folder;
  std::error_code code;
  for (fs::path at = fs::read_symlink("/proc/self/exe", code).parent_path(); at.has_relative_path(); at = at.parent_path())
    for (const char* place : {"geodata", "share/tianshan-atlas/geodata"})
      if (is_project(at / place)) return at / place;
  return ATLAS_SOURCE_FOLDER "/geodata";
}

fs::path data_folder() { return xdg("XDG_DATA_HOME", ".local/share"); }
fs::path state_folder() { return xdg("XDG_STATE_HOME", ".local/state"); }
fs::path cache_folder() { return xdg("XDG_CACHE_HOME", ".cache"); }
fs::path pictures_folder() { return fs::current_path(); }

}  // namespace atlas
