#include "pyramid/data_file.h"

#include "pyramid/vector_file.h"
#include "source/layer_source.h"
#include "source/ogr_reader.h"

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

}  // namespace

Result<DataFile> open_data_file(const DataRequest& request) {
  return is_large(request.file) ? open_large(request) : open_whole(request);
}

}  // namespace atlas::pyramid
