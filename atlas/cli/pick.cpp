#include <CLI/CLI.hpp>
#include <cmath>
#include <optional>

#include "cli/command.h"
#include "cli/json_forms.h"
#include "cli/map_scene.h"
#include "cli/map_view.h"
#include "cli/text_table.h"
#include "geo/geodesic.h"
#include "render/pick.h"

namespace atlas::cli {
namespace {

struct Options {
  SceneOptions scene;
  ViewOptions view;
  std::optional<render::ScreenPoint> at;
  double tolerance_px = 6;
  bool json = false;
};

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

const catalog::Feature* catalogued(const Scene& scene, const render::Picked& picked) {
  if (!scene.catalog || picked.source != "atlas" || picked.feature->id >= scene.catalog->features().size()) return nullptr;
  return &scene.catalog->features()[picked.feature->id];
}

std::string id_of(const Scene& scene, const render::Picked& picked) {
  const catalog::Feature* feature = catalogued(scene, picked);
  return feature ? feature->id : std::to_string(picked.feature->id);
}

Json picked_json(const Scene& scene, const render::Picked& picked) {
  Json links = Json::array();
  if (const catalog::Feature* feature = catalogued(scene, picked))
    for (const catalog::Link* link : scene.catalog->links_of_feature(feature->id)) links.push_back(link_json(*link));
  return {{"id", id_of(scene, picked)},
          {"layer", picked.layer},
          {"distance_px", rounded(picked.distance_px, 100)},
          {"links", std::move(links)}};
}

// The middle of the picture; of a chosen feature, the place of it that a visit would go to.
render::ScreenPoint point_of(const Options& options, const Scene& scene, const render::View& view) {
  if (options.at) return *options.at;
  const catalog::Feature* feature = scene.catalog ? scene.catalog->feature(options.view.feature) : nullptr;
  if (feature) return view.to_screen(geo::anchor_of(feature->geometry));
  return {view.width / 2, view.height / 2};
}

Result<void> run(const Options& options, Context& context) {
  const auto scene = open_scene(options.scene, context, true);
  if (!scene) return fail(scene.error());
  const auto choice = choose(options.view, *scene);
  if (!choice) return fail(choice.error());
  const render::View view = view_of(options.view, *choice, *scene);
  const render::ScreenPoint at = point_of(options, *scene, view);
  const geo::LonLat place = view.to_place(at);
  const auto picked =
      render::pick_features({scene->sources, *scene->style, scene->style->state, {}}, view, at, options.tolerance_px);
  if (options.json) {
    Json features = Json::array();
    for (const render::Picked& one : picked) features.push_back(picked_json(*scene, one));
    context.print(text_of({{"at", {rounded(place.lon, 1e6), rounded(place.lat, 1e6)}}, {"features", std::move(features)}}));
    return {};
  }
  TextTable table({"id", "layer", "pixels", "clauses"});
  for (const render::Picked& one : picked) {
    std::string clauses;
    if (const catalog::Feature* feature = catalogued(*scene, one))
      for (const catalog::Link* link : scene->catalog->links_of_feature(feature->id))
        clauses += (clauses.empty() ? "" : ", ") + link->clause;
    table.add({id_of(*scene, one), one.layer, std::to_string(static_cast<int>(std::lround(one.distance_px))), clauses});
  }
  context.print(table.to_text(page_width()));
  return {};
}

}  // namespace

void add_pick(CLI::App& program, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("pick", "what is at a point of the picture that `render --bare` draws");
  add_view_options(*command, options->view);
  add_scene_options(*command, options->scene);
  command->add_option("--scale", options->view.scale, "as of render; --at counts logical pixels")->check(CLI::Range(0.25, 16.0));
  command
      ->add_option_function<std::string>("--at",
                                         [options](const std::string& text) {
                                           const auto xy = parse_numbers(text, 2);
                                           if (!xy) throw CLI::ValidationError("--at", "'" + text + "' is not of the form X,Y in pixels");
                                           options->at = render::ScreenPoint{(*xy)[0], (*xy)[1]};
                                         },
                                         "pixels from the upper left corner; none: the middle, or the chosen feature")
      ->type_name("X,Y");
  command->add_option("--tolerance", options->tolerance_px, "pixels within which lines and points count")->check(CLI::Range(0.0, 100.0));
  command->add_flag("--json", options->json, "as JSON");
  command->footer("Example: atlas pick --camera 73.96,39.73,9 --size 800x600 --at 400,300 --json");
  command->callback([options, &context] { context.finish(run(*options, context)); });
}

}  // namespace atlas::cli
