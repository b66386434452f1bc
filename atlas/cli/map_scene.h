#pragma once
#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"
#include "render/map.h"

namespace CLI {
class App;
}

namespace atlas::cli {

// What a map on the command line shows: the embedded atlas, an atlas project folder, or the user's files.
struct SceneOptions {
  std::string style = "light";
  std::vector<std::string> files;
  bool over_atlas = false;   // --over atlas: the files on top of the embedded atlas
};
void add_scene_options(CLI::App& command, SceneOptions& options);   // --style, --over, FILE...

// Everything a map is made of, opened. `catalog` is null where the files are no atlas.
struct Scene {
  std::shared_ptr<const catalog::Catalog> catalog;
  std::vector<std::shared_ptr<const source::TileSource>> sources;
  std::shared_ptr<const style::Style> style;
  geo::GeoBox box;   // of what it is about, without the ground
  bool cached = false;   // every large file was there already as a pyramid
};

// What is broken in the data is told through the context, and the rest is there. `without_ground`: no base map and no
// relief, for questions that need no picture.
Result<Scene> open_scene(const SceneOptions& options, Context& context, bool without_ground = false);

}  // namespace atlas::cli
