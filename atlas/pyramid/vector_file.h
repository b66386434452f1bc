#pragma once
#include <filesystem>

#include "pyramid/contents.h"
#include "pyramid/data_file.h"

namespace atlas::pyramid {

// Whether a file (or a folder's files together) is better opened by open_vector_file() than read whole. Smaller ones fit
// in memory, and names along whole lines and in whole areas stand better than in tiles.
bool is_large(const std::filesystem::path& file);

struct VectorFile {
  std::shared_ptr<const source::TileSource> source;
  std::vector<Contents::Layer> layers;
  std::vector<Error> problems;   // what the file had wrong; the rest is drawn
  bool cached = false;           // whether its pyramid was there already
};

// A file of any size that OGR or the GeoJSON reader can read, as tiles. The first opening reads it through once and keeps
// its pyramid in the cache; later ones take that, as long as the file has not changed. Thread: any.
Result<VectorFile> open_vector_file(const DataRequest& request);

}  // namespace atlas::pyramid
