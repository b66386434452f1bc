#include "source/base_map.h"

#include <atomic>
#include <optional>
#include <thread>

#include "source/ogr_reader.h"
#include "source/project_files.h"

namespace atlas::source {
namespace fs = std::filesystem;
namespace {

struct BaseFile {
  fs::path path;
  MapLayerPtr layer;  // empty where it could not be read
  std::vector<Error> problems;
};

void read(BaseFile& file) {
  auto layers = read_ogr(file.path, file.problems);
  if (!layers) return file.problems.push_back(layers.error());
  if (layers->empty()) return;
  file.layer = std::move(layers->front());
  if (const std::string name = file.path.stem().string(); file.layer->name != name) {
    auto named = std::make_shared<MapLayer>(*file.layer);
    named->name = name;
    file.layer = std::move(named);
  }
}

}  // namespace

std::vector<MapLayerPtr> read_base_map(const fs::path& project, std::vector<Error>& problems) {
  std::vector<BaseFile> files;
  for (const fs::path& path : files_in(project / "base", ".fgb")) files.push_back({path, nullptr, {}});
  std::atomic<std::size_t> next = 0;
  {
    std::vector<std::jthread> readers;
    const std::size_t most = std::min<std::size_t>(files.size(), std::max(1u, std::thread::hardware_concurrency()));
    for (std::size_t i = 0; i < most; ++i)
      readers.emplace_back([&] {
        for (std::size_t mine = next++; mine < files.size(); mine = next++) read(files[mine]);
      });
  }
  std::vector<MapLayerPtr> layers;
  for (BaseFile& file : files) {
    problems.insert(problems.end(), file.problems.begin(), file.problems.end());
    if (file.layer) layers.push_back(std::move(file.layer));
  }
  return layers;
}

std::vector<fs::path> relief_files(const fs::path& project) { return files_in(project / "base", ".tif"); }

}  // namespace atlas::source
