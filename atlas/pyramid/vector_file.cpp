#include "pyramid/vector_file.h"

#include "pyramid/build.h"
#include "pyramid/cache.h"
#include "pyramid/pyramid.h"
#include "pyramid/tile_features.h"
#include "source/layer_source.h"

namespace atlas::pyramid {
namespace {

class PyramidSource : public source::TileSource {
 public:
  PyramidSource(std::string id, Pyramid pyramid) : pyramid_(std::move(pyramid)) {
    info_.id = std::move(id);
    info_.max_zoom = deepest_zoom;
    for (const Contents::Layer& layer : pyramid_.contents().layers) {
      info_.layers.push_back(layer.name);
      info_.box.include(layer.box);
    }
  }

  const source::TileSourceInfo& info() const override { return info_; }
  Result<source::TileData> read(geo::TileId tile, std::stop_token stop) const override { return tile_features(pyramid_, tile, stop); }

 private:
  Pyramid pyramid_;
  source::TileSourceInfo info_;
};

// Where the cache cannot be written, in a temporary file that goes when the program does.
Result<Pyramid> build_aside(BuildRequest request, std::stop_token stop) {
  std::error_code code;
  request.target = std::filesystem::temp_directory_path(code) / request.target.filename();
  const auto built = build(request, stop);
  if (!built) return fail(built.error());
  auto pyramid = Pyramid::open(request.target, request.fingerprint);
  std::filesystem::remove(request.target, code);
  return pyramid;
}

Result<Pyramid> build_pyramid(const std::filesystem::path& file, BuildRequest request, std::stop_token stop) {
  request.open = [file] { return source::open_feature_stream(file); };
  std::error_code code;
  std::filesystem::create_directories(request.target.parent_path(), code);
  const auto built = build(request, stop);
  if (!built) {
    const bool own_fault = built.error().where.find(request.target.parent_path().string()) != std::string::npos;
    if (!own_fault || stop.stop_requested()) return fail(built.error());
    return build_aside(std::move(request), stop);
  }
  trim_cache(request.target);
  return Pyramid::open(request.target, request.fingerprint);
}

}  // namespace

bool is_large(const std::filesystem::path& file) {
  constexpr std::uintmax_t large = 12u << 20;   // half a million vertices or so
  return size_of(file) > large;
}

Result<VectorFile> open_vector_file(const DataRequest& request) {
  BuildRequest wish;
  wish.target = pyramid_path(request.file);
  wish.fingerprint = fingerprint_of(request.file);
  wish.on_progress = request.on_progress;
  if (request.on_preview)
    wish.on_preview = [&](std::vector<source::MapLayerPtr> layers) {
      if (!layers.empty()) request.on_preview(source::make_layer_source(request.id, std::move(layers), level_zooms.front()));
    };
  VectorFile opened;
  auto pyramid = Pyramid::open(wish.target, wish.fingerprint);
  opened.cached = pyramid.has_value();
  if (opened.cached) touch(wish.target);
  else pyramid = build_pyramid(request.file, std::move(wish), request.stop);
  if (!pyramid) return fail(pyramid.error());
  opened.problems = pyramid->contents().problems;
  opened.layers = pyramid->contents().layers;
  opened.source = std::make_shared<PyramidSource>(request.id, std::move(*pyramid));
  return opened;
}

}  // namespace atlas::pyramid
