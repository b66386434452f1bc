#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "source/tile_source.h"

namespace atlas::pyramid {

// What a user opens, and what the opening tells on its way.
struct DataRequest {
  std::string id;               // of the source that it becomes: "file-1"
  std::filesystem::path file;
  std::function<void(double)> on_progress = {};   // 0 to 1, on the calling thread
  // Of a file that takes longer to read: the same source as far as it is known, coarsely, several times.
  std::function<void(std::shared_ptr<const source::TileSource>)> on_preview = {};
  std::stop_token stop = {};
};

struct DataFile {
  std::shared_ptr<const source::TileSource> source;
  std::vector<source::MapLayerPtr> layers;   // with their features where the file is small; else their names and boxes
  std::vector<Error> problems;               // what the file had wrong; the rest is there
  bool cached = false;                       // a large file whose pyramid was there already
};

// Anything that can be drawn, in the way that suits it: an archive of tiles as it is, a small file whole, a large one
// through its pyramid. The one place that decides. Thread: any.
Result<DataFile> open_data_file(const DataRequest& request);

}  // namespace atlas::pyramid
