#include "pyramid/data_file.h"

#include "pyramid/vector_file.h"
#include "source/layer_source.h"
#include "source/ogr_reader.h"
#include "source/tile_archive_source.h"

namespace atlas::pyramid {
namespace {

Result<DataFile> open_whole(const DataRequest& request) {
  DataFile opened;
  auto layers = source::read_ogr(request.file, opened.problems);
  if (!layers) return fail(layers.error());
  opened.layers = *layers;
  opened.source = source::make_layer_source(request.id, std::move(*layers));
  return opened;
}

Result<DataFile> open_large(const DataRequest& request) {
  auto file = open_vector_file(request);
  if (!file) return fail(file.error());
  DataFile opened{std::move(file->source), {}, std::move(file->problems), file->cached};
  for (const Contents::Layer& one : file->layers) {
    auto layer = std::make_shared<source::MapLayer>();
    layer->name = one.name, layer->box = one.box;
    opened.layers.push_back(std::move(layer));
  }
  return opened;
}

// Tiles tell their layers' names before any of them is read.
Result<DataFile> open_tiles(const DataRequest& request) {
  auto tiles = source::open_tile_archive_source(request.id, request.file);
  if (!tiles) return fail(tiles.error());
  DataFile opened{std::move(*tiles), {}, {}, false};
  const source::TileSourceInfo& info = opened.source->info();
  for (const std::string& name : info.layers) {
    auto layer = std::make_shared<source::MapLayer>();
    layer->name = name, layer->box = info.box, layer->attribution = info.attribution;
    opened.layers.push_back(std::move(layer));
  }
  return opened;
}

}  // namespace

Result<DataFile> open_data_file(const DataRequest& request) {
  if (source::is_tile_archive(request.file)) return open_tiles(request);
  return is_large(request.file) ? open_large(request) : open_whole(request);
}

}  // namespace atlas::pyramid
