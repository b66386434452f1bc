#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

#include "base/file.h"
#include "cli/bench_parts.h"
#include "cli/command.h"
#include "cli/map_scene.h"
#include "cli/map_view.h"
#include "cli/measuring.h"
#include "cli/opened_map.h"
#include "gpu/state.h"
#include "gpu/texture.h"
#include "render/picture.h"

namespace atlas::cli {
namespace {

using Clock = std::chrono::steady_clock;
double ms_since(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

struct Options {
  SceneOptions scene;
  std::string cameras_file;
  SizeOption size{1920, 1080};
  double scale = 1, flight_s = 0;
  unsigned threads = 0;
  bool json = true, in_map = false;
};

// A map that draws into a framebuffer of the picture's size.
struct Stage {
  OpenedMap opened;
  gpu::Framebuffer target;
  render::View view;

  // The frame is done when a pixel of it has come back.
  void finish_frame() const {
    target.bind();
    gpu::read_pixels({0, 0, 1, 1});
  }
};

Result<std::unique_ptr<Stage>> stage_of(Result<OpenedMap> opened, const Options& options) {
  if (!opened) return fail(opened.error());
  auto stage = std::unique_ptr<Stage>(
      new Stage{std::move(*opened), gpu::Framebuffer(options.size.width, options.size.height, true), {}});
  stage->view.width = options.size.width / options.scale;
  stage->view.height = options.size.height / options.scale;
  stage->view.pixel_ratio = options.scale;
  stage->view.camera = default_camera(stage->opened.scene, stage->view);
  return stage;
}

Result<std::unique_ptr<Stage>> open_stage(const Options& options, Context& context) {
  return stage_of(open_map(options.scene, "en", context, options.threads), options);
}

Result<std::vector<render::Camera>> read_cameras(const std::string& file) {
  const auto text = read_file(file);
  if (!text) return fail(text.error());
  const Json json = Json::parse(*text, nullptr, false);
  std::vector<render::Camera> cameras;
  const std::string form = "give [[lon,lat,zoom],...]";
  if (!json.is_array() || json.empty()) return fail(file, "is not a list of cameras", form);
  for (const Json& one : json) {
    if (!one.is_array() || one.size() != 3 || !one[0].is_number() || !one[1].is_number() || !one[2].is_number())
      return fail(file + "[" + std::to_string(cameras.size()) + "]", "is not a camera", form);
    cameras.push_back({{one[0], one[1]}, one[2]});
  }
  return cameras;
}

struct Measured {
  std::vector<double> frame_ms, load_ms, vertices;
  double open_ms = 0, first_picture_ms = 0;
};

void visit(Stage& stage, const render::Camera& camera, Measured& measured) {
  stage.view.camera = camera;
  stage.target.bind();
  const auto loading = Clock::now();
  stage.opened.map->draw_complete(stage.view, {});
  stage.finish_frame();
  measured.load_ms.push_back(ms_since(loading));
  if (measured.first_picture_ms == 0) measured.first_picture_ms = ms_since_start();
  const auto drawing = Clock::now();
  stage.target.bind();
  const render::FrameStats stats = stage.opened.map->draw_complete(stage.view, {});
  stage.finish_frame();
  measured.frame_ms.push_back(ms_since(drawing));
  measured.vertices.push_back(static_cast<double>(stats.vertices_drawn));
}

// Along the cameras at an even pace, straight in degrees and zoom, without waiting for anything.
Json fly(Stage& stage, const std::vector<render::Camera>& cameras, double seconds, Measured& measured) {
  std::size_t blank_max = 0, uncovered_max = 0, dropped = 0;
  double upload_max = 0;
  const auto start = Clock::now();
  for (double at_s = 0; at_s < seconds; at_s = ms_since(start) / 1000) {
    const double place = at_s / seconds * static_cast<double>(cameras.size() - 1);
    const auto leg = std::min(static_cast<std::size_t>(place), cameras.size() - 1);
    const render::Camera &a = cameras[leg], &b = cameras[std::min(leg + 1, cameras.size() - 1)];
    const double t = place - static_cast<double>(leg);
    stage.view.camera = {{a.centre.lon + (b.centre.lon - a.centre.lon) * t, a.centre.lat + (b.centre.lat - a.centre.lat) * t},
                         a.zoom + (b.zoom - a.zoom) * t};
    const auto drawing = Clock::now();
    stage.target.bind();
    const render::FrameStats stats = stage.opened.map->draw(stage.view, {}, at_s);
    stage.finish_frame();
    measured.frame_ms.push_back(ms_since(drawing));
    measured.vertices.push_back(static_cast<double>(stats.vertices_drawn));
    blank_max = std::max(blank_max, stats.blank_tiles);
    uncovered_max = std::max(uncovered_max, stats.uncovered_tiles);
    upload_max = std::max(upload_max, stats.upload_ms);
    dropped = stats.dropped_late_tiles;
  }
  const double twice = 2 * percentile(measured.frame_ms, 0.5);
  const auto within = std::count_if(measured.frame_ms.begin(), measured.frame_ms.end(), [&](double ms) { return ms <= twice; });
  const double share = static_cast<double>(within) / static_cast<double>(std::max<std::size_t>(1, measured.frame_ms.size()));
  return {{"blank_tiles_max", blank_max},   // something coarser was loaded
          {"uncovered_tiles_max", uncovered_max},
          {"upload_ms_max", rounded_ms(upload_max)},
          {"within_twice_median", std::round(share * 10000) / 10000},
          {"frames", measured.frame_ms.size()},
          {"dropped_late_tiles", dropped}};
}

Json spread(const std::vector<double>& values) {
  return {{"p50", rounded_ms(percentile(values, 0.5))}, {"p95", rounded_ms(percentile(values, 0.95))},
          {"p99", rounded_ms(percentile(values, 0.99))}, {"max", rounded_ms(percentile(values, 1))}};
}

// The share of the frames that a viewer feels as even.
double within_twice_median(const std::vector<double>& frame_ms) {
  const double most = 2 * percentile(frame_ms, 0.5);
  const auto even = std::count_if(frame_ms.begin(), frame_ms.end(), [most](double ms) { return ms <= most; });
  return frame_ms.empty() ? 0 : static_cast<double>(even) / static_cast<double>(frame_ms.size());
}

Result<void> run_frames(const Options& options, Context& context) {
  Measured measured;
  const auto cameras = options.cameras_file.empty() ? Result<std::vector<render::Camera>>{} : read_cameras(options.cameras_file);
  if (!cameras) return fail(cameras.error());
  const auto stage = open_stage(options, context);
  if (!stage) return fail(stage.error());
  measured.open_ms = ms_since_start();
  std::vector<render::Camera> visited = *cameras;
  if (visited.empty()) visited.push_back((*stage)->view.camera);
  Json flight = Json::object();
  if (options.flight_s > 0) {
    visit(**stage, visited.front(), measured);
    measured.frame_ms.clear(), measured.vertices.clear();
    flight = fly(**stage, visited, options.flight_s, measured);
    flight["frames"] = measured.frame_ms.size();
    flight["within_twice_median"] = within_twice_median(measured.frame_ms);
  } else {
    for (const render::Camera& camera : visited) visit(**stage, camera, measured);
  }
  Json load = spread(measured.load_ms);
  load.erase("p99");
  Json result = {{"frame_ms", spread(measured.frame_ms)},
                 {"load_ms", std::move(load)},
                 {"open_ms", rounded_ms(measured.open_ms)},
                 {"first_picture_ms", rounded_ms(measured.first_picture_ms)},
                 {"vertices_drawn", {{"p50", percentile(measured.vertices, 0.5)}, {"max", percentile(measured.vertices, 1)}}},
                 {"peak_rss_mb", std::round(peak_memory_mb() * 10) / 10},
                 {"renderer", gpu::renderer_name()},
                 {"size", {options.size.width, options.size.height}}};
  result.update(flight);
  context.print(text_of(result));
  return {};
}

Json opening(const Scene& scene, double open_ms, double first_picture_ms) {
  return {{"open_ms", rounded_ms(open_ms)},
          {"first_picture_ms", rounded_ms(first_picture_ms)},
          {"cached", scene.cached},
          {"peak_rss_mb", std::round(peak_memory_mb() * 10) / 10}};
}

// How a file opens in a map that is there already, as in a window: counted from when the file is asked for.
Result<void> run_open_in_map(const Options& options, Context& context) {
  auto stage = stage_of(start_map(options.scene, "en", options.threads), options);
  if (!stage) return fail(stage.error());
  const auto asked = Clock::now();
  auto scene = open_scene(options.scene, context);
  if (!scene) return fail(scene.error());
  const double open_ms = ms_since(asked);
  show_scene((*stage)->opened, std::move(*scene), options.scene);
  (*stage)->view.camera = default_camera((*stage)->opened.scene, (*stage)->view);
  (*stage)->target.bind();
  (*stage)->opened.map->draw_complete((*stage)->view, {});
  (*stage)->finish_frame();
  context.print(text_of(opening((*stage)->opened.scene, open_ms, ms_since(asked))));
  return {};
}

Result<void> run_open(const Options& options, Context& context) {
  const auto stage = open_stage(options, context);
  if (!stage) return fail(stage.error());
  const double open_ms = ms_since_start();
  Measured measured;
  visit(**stage, (*stage)->view.camera, measured);
  context.print(text_of(opening((*stage)->opened.scene, open_ms, measured.first_picture_ms)));
  return {};
}

void add_common(CLI::App& command, Options& options) {
  add_scene_options(command, options.scene);
  add_size_option(command, options.size);
  command.add_option("--scale", options.scale, "device pixels for one logical pixel")->check(CLI::Range(0.25, 16.0));
  command.add_option("--threads", options.threads, "workers; 0: as many as the machine has");
  command.add_flag("--json", options.json, "as JSON, which it always is");
}

}  // namespace

void add_bench(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand("bench", "how fast it is, as JSON");
  command->require_subcommand(1);
  command->footer("Example: atlas bench frames --cameras cameras.json --size 1920x1080");
  auto frames_options = std::make_shared<Options>();
  CLI::App* frames = command->add_subcommand("frames", "time to load and to draw at each of many cameras");
  add_common(*frames, *frames_options);
  frames->add_option("--cameras", frames_options->cameras_file, "a file with [[lon,lat,zoom],...]")->type_name("FILE");
  frames->add_option("--flight", frames_options->flight_s, "move along the cameras for so long, without waiting")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.0, 3600.0));
  frames->footer("Example: atlas bench frames --cameras cameras.json");
  frames->callback([frames_options, &context] { context.finish(run_frames(*frames_options, context)); });
  auto open_options = std::make_shared<Options>();
  CLI::App* open = command->add_subcommand("open", "time from the start to the first complete picture");
  add_common(*open, *open_options);
  open->add_flag("--in-map", open_options->in_map, "count from when a map that is there already is asked for the file");
  open->footer("Example: atlas bench open data.gpkg");
  open->callback([open_options, &context] {
    context.finish(open_options->in_map ? run_open_in_map(*open_options, context) : run_open(*open_options, context));
  });
  add_bench_data(*command, context);
  add_bench_tiles(*command, context);
  add_bench_pick(*command, context);
  add_bench_labels(*command, context);
}

}  // namespace atlas::cli
