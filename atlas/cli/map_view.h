#pragma once
#include <optional>
#include <string>

#include "cli/map_scene.h"
#include "cli/options.h"
#include "render/map.h"

namespace atlas::cli {

// Where a map looks, and what is chosen on it.
struct ViewOptions {
  std::optional<CameraOption> camera;
  geo::GeoBox box;
  std::string feature, clause, crs;
  SizeOption size{1920, 1080};   // device pixels
  double scale = 1;              // device pixels for one logical pixel
};
void add_view_options(CLI::App& command, ViewOptions& options);   // --camera, --bbox, --feature, --clause, --size, --crs

// What is to be seen whole (empty with --camera), what is highlighted, and in which projection.
struct ViewChoice {
  geo::GeoBox fit;
  render::Highlight highlight;
  std::shared_ptr<const geo::Projection> projection;
};

// Fails on an id that the atlas does not have (with the nearest ones) and on a projection that PROJ does not know.
Result<ViewChoice> choose(const ViewOptions& options, const Scene& scene);

// The view of a bare map: the camera that was given, or the one that shows `choice.fit` whole.
render::View view_of(const ViewOptions& options, const ViewChoice& choice, const Scene& scene);
// Where the map looks when nothing was said: the atlas's view "overview", or all the data.
render::Camera default_camera(const Scene& scene, const render::View& view);

}  // namespace atlas::cli
