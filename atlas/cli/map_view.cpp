#include "cli/map_view.h"

#include <CLI/CLI.hpp>

#include "cli/unknown_id.h"

namespace atlas::cli {
namespace {

constexpr double padding_px = 64;

Result<void> choose_features(const ViewOptions& options, const Scene& scene, ViewChoice& choice) {
  if (options.feature.empty() && options.clause.empty()) return {};
  if (!scene.catalog)
    return fail(options.feature.empty() ? "--clause" : "--feature", "these files are no atlas",
                "leave FILE out, or add --over atlas");
  const catalog::Catalog& atlas = *scene.catalog;
  const auto add = [&](const catalog::Feature& feature) {
    choice.fit.include(feature.visit_box());
    choice.highlight.selected.insert(static_cast<std::uint32_t>(atlas.index_of(feature)));
  };
  if (!options.feature.empty()) {
    const catalog::Feature* feature = atlas.feature(options.feature);
    if (!feature) return fail(unknown_id(atlas, options.feature));
    add(*feature);
  }
  if (!options.clause.empty()) {
    if (!atlas.clause(options.clause)) return fail(unknown_id(atlas, options.clause));
    for (const catalog::Link* link : atlas.links_of_clause(options.clause))
      if (const catalog::Feature* feature = atlas.feature(link->feature)) add(*feature);
    if (choice.fit.empty()) return fail(options.clause, "is tied to no feature", "see atlas show " + options.clause);
  }
  return {};
}

}  // namespace

void add_view_options(CLI::App& command, ViewOptions& options) {
  CLI::Option* camera = add_camera_option(command, options.camera);
  CLI::Option* box = add_box_option(command, options.box);
  CLI::Option* feature = command.add_option("--feature", options.feature, "show a feature whole and select it")->type_name("ID");
  CLI::Option* clause =
      command.add_option("--clause", options.clause, "show what a clause is tied to, and select it")->type_name("ID");
  camera->excludes(box);
  feature->excludes(clause);
  add_size_option(command, options.size);
  command.add_option("--crs", options.crs, "the map's projection: EPSG:N, a PROJ text, or `print` (equal-area, made for the box)")
      ->type_name("EPSG:N|PROJ");
}

Result<ViewChoice> choose(const ViewOptions& options, const Scene& scene) {
  ViewChoice choice;
  const auto chosen = choose_features(options, scene, choice);
  if (!chosen) return fail(chosen.error());
  if (!options.box.empty()) choice.fit = options.box;
  choice.projection = geo::Projection::web_mercator();
  if (!options.crs.empty()) {
    geo::GeoBox box = choice.fit.empty() ? scene.box : choice.fit;
    if (options.camera) {
      ViewChoice plain = choice;
      box = view_of(options, plain, scene).geo_box();
    }
    if (options.crs == "print") {
      choice.projection = geo::print_projection(box);
    } else {
      auto projection = geo::Projection::create(options.crs);
      if (!projection) return fail("--crs", projection.error().where + " " + projection.error().what, projection.error().remedy);
      choice.projection = std::move(*projection);
    }
  }
  if (options.camera) choice.fit = {};
  return choice;
}

render::Camera default_camera(const Scene& scene, const render::View& view) {
  if (scene.catalog)
    for (const catalog::NamedView& named : scene.catalog->views())
      if (named.id == "overview") {
        // Made for a picture of 1920 pixels; a smaller one shows the same.
        const double smaller = std::log2(std::min(view.width / 1920, view.height / 1080));
        return {named.centre, std::max(0.0, named.zoom + smaller)};
      }
  return fit(scene.box, view, padding_px);
}

render::View view_of(const ViewOptions& options, const ViewChoice& choice, const Scene& scene) {
  render::View view;
  view.width = options.size.width / options.scale;
  view.height = options.size.height / options.scale;
  view.pixel_ratio = options.scale;
  if (choice.projection) view.projection = choice.projection;
  if (options.camera) view.camera = {options.camera->centre, options.camera->zoom};
  else if (!choice.fit.empty()) view.camera = fit(choice.fit, view, std::min(padding_px, std::min(view.width, view.height) / 8));
  else view.camera = default_camera(scene, view);
  return view;
}

}  // namespace atlas::cli
