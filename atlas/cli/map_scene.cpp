#include "cli/map_scene.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <thread>

#include "base/paths.h"
#include "pyramid/data_file.h"
#include "source/base_map.h"
#include "source/catalog_layers.h"
#include "source/layer_source.h"
#include "source/project.h"
#include "source/relief_source.h"
#include "style/data_layers.h"

namespace atlas::cli {
namespace {

using SourcePtr = std::shared_ptr<const source::TileSource>;

bool is_project(const std::string& file) {
  std::error_code code;
  return std::filesystem::exists(std::filesystem::path(file) / "links.json", code);
}

// The base map and the relief of a project, read beside each other and beside the caller.
class Ground {
 public:
  explicit Ground(const std::filesystem::path& project) {
    base_thread_ = std::jthread([this, project] {
      auto layers = source::read_base_map(project, base_problems_);
      if (!layers.empty()) base_ = source::make_layer_source("base", std::move(layers));
    });
    relief_thread_ = std::jthread([this, project] {
      const auto files = source::relief_files(project);
      if (files.empty()) return;
      auto relief = source::open_relief("relief", files);
      if (relief) relief_ = std::move(*relief);
      else relief_problems_.push_back(relief.error());
    });
  }

  void add_to(Scene& scene, Context& context) {
    base_thread_.join();
    relief_thread_.join();
    for (const auto* problems : {&base_problems_, &relief_problems_})
      for (const Error& problem : *problems) context.tell(problem);
    for (const SourcePtr& source : {relief_, base_})
      if (source) scene.sources.push_back(source);
  }

 private:
  SourcePtr base_, relief_;
  std::vector<Error> base_problems_, relief_problems_;
  std::jthread base_thread_, relief_thread_;
};

Result<Context::CatalogPtr> open_catalog(const std::string& folder, Context& context) {
  if (folder.empty()) return context.catalog();
  std::vector<Error> problems;
  auto opened = source::open_project(folder, problems);
  for (const Error& problem : problems) context.tell(problem);
  return opened;
}

Result<void> add_atlas(Scene& scene, const std::string& folder, Context& context, bool without_ground) {
  std::unique_ptr<Ground> ground;
  if (!without_ground)
    ground = std::make_unique<Ground>(folder.empty() ? embedded_atlas_folder() : std::filesystem::path(folder));
  const auto catalog = open_catalog(folder, context);
  if (!catalog) return fail(catalog.error());
  scene.catalog = *catalog;
  for (const catalog::Feature& feature : scene.catalog->features()) scene.box.include(feature.box);
  if (ground) ground->add_to(scene, context);
  scene.sources.push_back(source::make_layer_source("atlas", source::catalog_layers(*scene.catalog)));
  return {};
}

Result<void> add_file(Scene& scene, const std::string& file, std::size_t number, bool dark, Context& context) {
  pyramid::DataRequest request{.id = "file-" + std::to_string(number + 1), .file = file};
  auto opened = pyramid::open_data_file(request);
  if (!opened) return fail(opened.error());
  for (const Error& problem : opened->problems) context.tell(problem);
  scene.cached = opened->cached && (number == 0 || scene.cached);
  const source::TileSourceInfo& info = opened->source->info();
  if (number == 0) scene.box = {};
  scene.box.include(info.box);
  scene.style = style::with_data_layers(*scene.style, request.id, info.layers, number, dark);
  scene.sources.push_back(std::move(opened->source));
  return {};
}

}  // namespace

void add_scene_options(CLI::App& command, SceneOptions& options) {
  command.add_option("--style", options.style, "light, dark, or a MapLibre style file")->type_name("NAME|FILE");
  command
      .add_option_function<std::string>(
          "--over", [&options](const std::string&) { options.over_atlas = true; }, "draw the files over the embedded atlas")
      ->check(CLI::IsMember({"atlas"}))
      ->type_name("atlas");
  command.add_option("FILE", options.files, "an atlas project folder, anything GDAL reads, or vector tiles (.mbtiles, .pmtiles, a folder of z/x/y);\n"
                 "none: the embedded atlas");
}

Result<Scene> open_scene(const SceneOptions& options, Context& context, bool without_ground) {
  Scene scene;
  style::Notes notes;
  auto style = style::load_style(options.style, notes);
  if (!style) return fail(style.error());
  scene.style = std::move(*style);
  std::vector<std::string> files = options.files;
  const bool project = files.size() == 1 && is_project(files[0]);
  if (files.empty() || project || options.over_atlas) {
    const auto added = add_atlas(scene, project ? files[0] : "", context, without_ground);
    if (!added) return fail(added.error());
    if (project) files.clear();
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto added = add_file(scene, files[i], i, options.style == "dark", context);
    if (!added) return fail(added.error());
  }
  return scene;
}

}  // namespace atlas::cli
