#include "source/project_files.h"

#include <algorithm>

namespace atlas::source {
namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& folder, const char* extension) {
  std::vector<fs::path> files;
  std::error_code code;
  for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code))
    if (at->path().extension() == extension && !at->path().filename().string().starts_with(".")) files.push_back(at->path());
  std::sort(files.begin(), files.end());
  return files;
}

const std::vector<std::string>& layer_order() {
  static const std::vector<std::string> order = {"regions", "border",   "crossings", "roads", "railway",  "power",
                                                 "gas",     "projects", "tourism",   "air",   "airports", "transport"};
  return order;
}

std::vector<fs::path> document_files(const fs::path& folder) { return files_in(folder / "documents", ".json"); }

std::vector<fs::path> layer_files(const fs::path& folder) {
  std::vector<fs::path> files = files_in(folder / "features", ".geojson");
  const auto rank = [](const fs::path& file) {
    return std::find(layer_order().begin(), layer_order().end(), file.stem().string()) - layer_order().begin();
  };
  std::stable_sort(files.begin(), files.end(), [&](const fs::path& a, const fs::path& b) { return rank(a) < rank(b); });
  return files;
}

}  // namespace atlas::source
