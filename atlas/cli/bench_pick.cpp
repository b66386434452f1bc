#include <CLI/CLI.hpp>
#include <chrono>
#include <cmath>
#include <random>

#include "cli/bench_parts.h"
#include "cli/map_scene.h"
#include "cli/measuring.h"
#include "render/pick.h"
#include "source/layer_source.h"
#include "style/data_layers.h"

namespace atlas::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint32_t made_features = 1'000'000;
constexpr unsigned seed = 20150;
constexpr double farthest_north = 75;   // degrees

struct Options {
  SceneOptions scene;
  int picks = 2000;
  double tolerance_px = 6;
  bool json = true;
};

// Points, lines and areas all over the world, the same in every run.
class FeatureMaker {
 public:
  source::MapFeature make(std::uint32_t id) {
    source::MapFeature feature{.id = id};
    const geo::LonLat at = anywhere();
    if (id % 3 == 0) {
      feature.geometry.type = geo::GeometryType::point;
      feature.geometry.points = {at};
    } else if (id % 3 == 1) {
      feature.geometry.type = geo::GeometryType::line;
      feature.geometry.lines = {wander(at)};
    } else {
      feature.geometry.type = geo::GeometryType::polygon;
      feature.geometry.polygons = {{{around(at)}}};
    }
    feature.box = geo::box_of(feature.geometry);
    return feature;
  }

  geo::LonLat anywhere() { return {180 * part(random_), farthest_north * part(random_)}; }
  double number(double low, double high) { return low + (high - low) * (part(random_) + 1) / 2; }

 private:
  geo::Path wander(geo::LonLat at) {
    geo::Path path{at};
    for (int i = 0; i < 8; ++i) {
      at = {std::clamp(at.lon + 0.05 * part(random_), -180.0, 180.0), at.lat + 0.05 * part(random_)};
      path.push_back(at);
    }
    return path;
  }
  geo::Path around(geo::LonLat at) {
    geo::Path ring;
    const double radius = number(0.005, 0.05);
    for (int i = 0; i <= 12; ++i) ring.push_back({at.lon + radius * std::cos(i % 12 * M_PI / 6), at.lat + radius * std::sin(i % 12 * M_PI / 6)});
    return ring;
  }

  std::mt19937 random_{seed};
  std::uniform_real_distribution<double> part{-1, 1};
};

struct Subject {
  Scene scene;
  std::size_t features = 0;   // 0: only the source knows
};

Subject made_subject(std::shared_ptr<const style::Style> style) {
  static constexpr const char* names[] = {"points", "lines", "areas"};
  Subject subject;
  std::vector<std::shared_ptr<source::MapLayer>> layers;
  for (const char* name : names) layers.push_back(std::make_shared<source::MapLayer>()), layers.back()->name = name;
  FeatureMaker maker;
  for (std::uint32_t id = 0; id < made_features; ++id) {
    source::MapLayer& layer = *layers[id % 3];
    layer.features.push_back(maker.make(id));
    layer.box.include(layer.features.back().box);
  }
  subject.scene.style = style::with_data_layers(*style, "file-1", {names[0], names[1], names[2]}, 0, false);
  subject.scene.sources = {source::make_layer_source("file-1", {layers.begin(), layers.end()})};
  subject.scene.box = {-180, -farthest_north, 180, farthest_north};
  subject.features = made_features;
  return subject;
}

Result<Subject> open_subject(const Options& options, Context& context) {
  auto scene = open_scene(options.scene, context, true);
  if (!scene) return fail(scene.error());
  if (options.scene.files.empty()) return made_subject(scene->style);
  return Subject{std::move(*scene), 0};
}

Result<void> run_pick(const Options& options, Context& context) {
  const auto subject = open_subject(options, context);
  if (!subject) return fail(subject.error());
  const Scene& scene = subject->scene;
  FeatureMaker random;
  render::View view;
  std::vector<double> ms, cpu_ms;
  std::size_t hits = 0;
  for (int i = 0; i < options.picks; ++i) {
    view.camera = {{random.number(scene.box.west, scene.box.east), random.number(scene.box.south, scene.box.north)},
                   random.number(2, 14)};
    const render::ScreenPoint at{random.number(0, view.width), random.number(0, view.height)};
    const auto start = Clock::now();
    const double cpu_start = thread_cpu_ms();
    const auto picked = render::pick_features({scene.sources, *scene.style, scene.style->state, {}}, view, at, options.tolerance_px);
    ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    cpu_ms.push_back(thread_cpu_ms() - cpu_start);
    hits += picked.size();
  }
  const auto rounded = [](const std::vector<double>& values, double part) { return std::round(percentile(values, part) * 10000) / 10000; };
  Json result = {{"picks", options.picks}, {"hits", hits}, {"p50_ms", rounded(ms, 0.5)},
                 {"p95_ms", rounded(ms, 0.95)}, {"max_ms", rounded(ms, 1)}, {"cpu_max_ms", rounded(cpu_ms, 1)}};
  if (subject->features > 0) result["features"] = subject->features;
  context.print(text_of(result));
  return {};
}

}  // namespace

void add_bench_pick(CLI::App& bench, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* pick = bench.add_subcommand("pick", "time to say what is at a point, at any zoom");
  add_scene_options(*pick, options->scene);
  pick->get_option("FILE")->description("what to pick from; none: a million points, lines and areas, the same in every run");
  pick->add_option("--picks", options->picks, "how many")->check(CLI::Range(1, 10'000'000));
  pick->add_option("--tolerance", options->tolerance_px, "logical pixels")->check(CLI::Range(0.0, 100.0));
  pick->add_flag("--json", options->json, "as JSON, which it always is");
  pick->footer("Example: atlas bench pick");
  pick->callback([options, &context] { context.finish(run_pick(*options, context)); });
}

}  // namespace atlas::cli
