#include "cli/opened_map.h"

#include <optional>
#include <thread>

namespace atlas::cli {
namespace {

Result<void> start_map(OpenedMap& opened, const SceneOptions& options, const std::string& language, unsigned threads) {
  auto gl = gpu::HeadlessContext::create();
  if (!gl) return fail(gl.error());
  opened.gl = std::move(*gl);
  style::Notes notes;
  auto style = style::load_style(options.style, notes);
  if (!style) return fail(style.error());
  render::MapOptions map_options;
  map_options.style = std::move(*style);
  map_options.language = language;
  map_options.threads = threads;
  auto map = render::Map::create(std::move(map_options));
  if (!map) return fail(map.error());
  opened.map = std::move(*map);
  return {};
}

}  // namespace

Result<OpenedMap> open_map(const SceneOptions& options, const std::string& language, Context& context, unsigned threads) {
  OpenedMap opened;
  std::optional<Result<Scene>> scene;
  std::jthread reading([&] { scene = open_scene(options, context); });   // alone in using `context` until it is joined
  const auto started = start_map(opened, options, language, threads);
  reading.join();
  if (!*scene) return fail(scene->error());
  if (!started) return fail(started.error());
  opened.scene = std::move(**scene);
  if (!options.files.empty()) opened.map->set_style(opened.scene.style);   // with layers for the files
  opened.map->set_catalog(opened.scene.catalog);
  for (const auto& source : opened.scene.sources) opened.map->add_source(source);
  return opened;
}

}  // namespace atlas::cli
