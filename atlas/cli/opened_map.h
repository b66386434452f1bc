#pragma once
#include <memory>
#include <string>

#include "cli/map_scene.h"
#include "gpu/context.h"
#include "render/map.h"

namespace atlas::cli {

// A map without a window. Members go in reverse order: the map before its context.
struct OpenedMap {
  std::unique_ptr<gpu::HeadlessContext> gl;
  Scene scene;
  std::unique_ptr<render::Map> map;
};

// A map that shows nothing yet. `threads`: workers, 0 for as many as the machine has.
Result<OpenedMap> start_map(const SceneOptions& options, const std::string& language, unsigned threads = 0);

// Puts a scene on it.
void show_scene(OpenedMap& opened, Scene scene, const SceneOptions& options);

// Both, the data read beside the start of OpenGL and of the map's programs and fonts: either takes a good part of the
// time to the first picture.
Result<OpenedMap> open_map(const SceneOptions& options, const std::string& language, Context& context, unsigned threads = 0);

}  // namespace atlas::cli
