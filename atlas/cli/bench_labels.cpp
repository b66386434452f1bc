#include <CLI/CLI.hpp>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <random>

#include "cli/bench_parts.h"
#include "cli/measuring.h"
#include "render/label_geometry.h"
#include "render/label_placement.h"

namespace atlas::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr unsigned seed = 7;
constexpr const char* sheet = R"({"version": 8, "sources": {"file-1": {"type": "vector"}}, "layers": [
  {"id": "names", "type": "symbol", "source": "file-1", "source-layer": "names", "layout": {"text-field": ["get", "name"],
   "text-size": 12, "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 0.6}}]})";

struct Options {
  std::size_t candidates = 10'000;
  int frames = 60;
  bool json = true;
};

// Names in four scripts, all over a view of 1920x1080 and the pan's way beside it.
class Crowd {
 public:
  static Result<std::unique_ptr<Crowd>> create(std::size_t candidates) {
    style::Notes notes;
    auto parsed = style::parse_style(sheet, "bench labels", notes);
    if (!parsed) return fail(parsed.error());
    auto fonts = text::Fonts::open();
    if (!fonts) return fail(fonts.error());
    auto crowd = std::make_unique<Crowd>();
    crowd->style = std::move(*parsed);
    crowd->fill(candidates, **fonts);
    return crowd;
  }

  render::SymbolFrame frame() const { return {.view = view, .tiles = tiles, .style = *style, .state = state, .highlight = highlight}; }

  render::View view;
  std::shared_ptr<const style::Style> style;

 private:
  void fill(std::size_t candidates, text::Fonts& fonts) {
    static constexpr std::array<const char*, 4> words = {"Kashgar", "Торугарт", "伊尔克什坦", "قەشقەر"};
    view.camera = {{75, 41}, 6};
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> x(0, view.width + 200), y(0, view.height), key(0, 100);
    features_.reserve(candidates);
    auto tile = std::make_shared<mesh::TileMesh>();
    tile->source = "file-1";
    for (std::uint32_t i = 0; i < candidates; ++i) {
      features_.push_back({.id = i});
      mesh::SymbolCandidate symbol{.style_layer = 0, .feature = &features_.back()};
      symbol.anchor = view.to_plane({x(random), y(random)});
      symbol.text = std::string(words[i % words.size()]) + " " + std::to_string(i);
      symbol.shaped = fonts.shape(symbol.text, {});
      symbol.sort_key = std::floor(key(random));
      tile->symbols.push_back(std::move(symbol));
    }
    tiles = {tile};
  }

  std::vector<source::MapFeature> features_;
  std::vector<std::shared_ptr<const mesh::TileMesh>> tiles;
  source::Object state;
  render::Highlight highlight;
};

using Labels = std::vector<render::PlacedLabel>;

// Those that stood whole inside the view then and now, and have gone or stand otherwise.
std::size_t flips(const Labels& before, const Labels& now, const render::View& view) {
  std::map<std::uint64_t, render::LabelStand> stands;
  for (const auto& label : now) stands[label.key] = label.stand;
  const render::PlaneToScreen to_screen(view);
  const render::ScreenBox inner{3, 3, static_cast<float>(view.width) - 3, static_cast<float>(view.height) - 3};
  return static_cast<std::size_t>(std::count_if(before.begin(), before.end(), [&](const render::PlacedLabel& label) {
    const render::ScreenPoint at = to_screen(label.symbol->anchor);
    const bool inside = std::all_of(label.boxes.begin(), label.boxes.end(), [&](const render::ScreenBox& box) {
      return inner.holds(box.moved(static_cast<float>(at.x), static_cast<float>(at.y)));
    });
    const auto found = stands.find(label.key);
    return inside && (found == stands.end() || !(found->second == label.stand));
  }));
}

bool same(const Labels& a, const Labels& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const auto& x, const auto& y) {
           return x.key == y.key && x.stand == y.stand;
         });
}

Result<void> run_labels(const Options& options, Context& context) {
  auto crowd = Crowd::create(options.candidates);
  if (!crowd) return fail(crowd.error());
  render::View& view = (*crowd)->view;
  render::LabelPlacement placement, again;
  std::vector<double> ms, cpu_ms;
  std::size_t placed = 0, flipped = 0;
  bool repeatable = true;
  Labels before;
  const render::ScreenPoint middle{view.width / 2 + 3, view.height / 2 + 1};   // three pixels a frame
  for (int i = 0; i < options.frames; ++i) {
    const auto start = Clock::now();
    const double cpu_start = thread_cpu_ms();
    Labels now = placement.place((*crowd)->frame(), {});
    cpu_ms.push_back(thread_cpu_ms() - cpu_start);
    ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    repeatable = repeatable && same(now, again.place((*crowd)->frame(), {}));
    flipped += flips(before, now, view);
    placed = std::max(placed, now.size());
    before = std::move(now);
    view.camera.centre = view.to_place(middle);
  }
  context.print(text_of({{"candidates", options.candidates}, {"scripts", 4}, {"placed", placed}, {"frames", options.frames},
                         {"first_ms", rounded_ms(ms.front())}, {"p50_ms", rounded_ms(percentile(ms, 0.5))},
                         {"p95_ms", rounded_ms(percentile(ms, 0.95))}, {"max_ms", rounded_ms(percentile(ms, 1))},
                         {"cpu_p50_ms", rounded_ms(percentile(cpu_ms, 0.5))}, {"cpu_max_ms", rounded_ms(percentile(cpu_ms, 1))},
                         {"flips", flipped}, {"same_every_run", repeatable}}));
  return {};
}

}  // namespace

void add_bench_labels(CLI::App& bench, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* labels = bench.add_subcommand("labels", "time to place labels while the map is panned");
  labels->add_option("--candidates", options->candidates, "how many")->check(CLI::Range(1, 1'000'000));
  labels->add_option("--frames", options->frames, "how many")->check(CLI::Range(1, 100'000));
  labels->add_flag("--json", options->json, "as JSON, which it always is");
  labels->footer("Example: atlas bench labels");
  labels->callback([options, &context] { context.finish(run_labels(*options, context)); });
}

}  // namespace atlas::cli
