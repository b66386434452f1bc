#include "cli/opened_map.h"

#include <optional>
#include <thread>

namespace atlas::cli {

Result<OpenedMap> start_map(const SceneOptions& options, const std::string& language, unsigned threads) {
  OpenedMap opened;
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
  return opened;
}

void show_scene(OpenedMap& opened, Scene scene, const SceneOptions& options) {
  opened.scene = std::move(scene);
  if (!options.files.empty()) opened.map->set_style(opened.scene.style);   // with layers for the files
  opened.map->set_catalog(opened.scene.catalog);
  for (const auto& source : opened.scene.sources) opened.map->add_source(source);
}

Result<OpenedMap> open_map(const SceneOptions& options, const std::string& language, Context& context, unsigned threads) {
  std::optional<Result<Scene>> scene;
  std::jthread reading([&] { scene = open_scene(options, context); });   // alone in using `context` until it is joined
  auto opened = start_map(options, language, threads);
  reading.join();
  if (!*scene) return fail(scene->error());
  if (!opened) return fail(opened.error());
  show_scene(*opened, std::move(**scene), options);
  return opened;
}

}  // namespace atlas::cli
