#include "render/map.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "gpu/state.h"
#include "render/map_pieces.h"
#include "render/painter.h"
#include "render/pick.h"
#include "render/source_tiles.h"
#include "render/swatch.h"
#include "render/symbols.h"

namespace atlas::render {
namespace {

constexpr double upload_ms_a_frame = 1.5;   // a slice that has been begun is finished: 2 at most
constexpr double no_limit = 1e9;
using Clock = std::chrono::steady_clock;
constexpr auto longest_wait = std::chrono::milliseconds(1500);   // for a new style to be complete

// Workers ring it when a tile has arrived; draw_complete() sleeps until then.
class Bell {
 public:
  explicit Bell(std::function<void()> also) : also_(std::move(also)) {}
  void ring() {
    {
      std::lock_guard lock(mutex_);
      rung_ = true;
    }
    wake_.notify_all();
    if (also_) also_();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return rung_; });
    rung_ = false;
  }

 private:
  std::function<void()> also_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool rung_ = false;
};

class TiledMap final : public MapInPieces {
 public:
  TiledMap(MapOptions options, std::shared_ptr<text::Fonts> fonts, std::unique_ptr<Painter> painter,
           std::unique_ptr<SymbolPass> symbols)
      : options_(std::move(options)),
        fonts_(std::move(fonts)),
        painter_(std::move(painter)),
        symbols_(std::move(symbols)),
        bell_(std::make_shared<Bell>(options_.on_ready)),
        pool_(options_.threads ? options_.threads : std::max(1u, std::thread::hardware_concurrency())) {
    make_recipe(false);
  }

  void set_style(std::shared_ptr<const style::Style> style) override {
    options_.style = std::move(style);
    make_recipe(true);
  }

  void set_language(const std::string& language) override {
    if (language == options_.language) return;
    options_.language = language;
    make_recipe(true);
  }

  void set_projection(std::shared_ptr<const geo::Projection> projection) override {
    options_.projection = std::move(projection);
    make_recipe(false);
  }

  void set_catalog(std::shared_ptr<const catalog::Catalog> catalog) override { options_.catalog = std::move(catalog); }

  void add_source(std::shared_ptr<const source::TileSource> source) override {
    const auto before = std::find_if(options_.sources.begin(), options_.sources.end(),
                                     [&](const auto& one) { return one->info().id == source->info().id; });
    if (before != options_.sources.end()) {
      *before = std::move(source);
      return make_recipe(true);   // the old one's tiles stay in view until the new one's are there
    }
    options_.sources.push_back(source);
    add_tiles(shown_, source);
    if (next_) add_tiles(*next_, source);
  }

  void set_layer_visible(const std::string& source, const std::string& layer, bool visible) override {
    if (visible) hidden_.erase({source, layer});
    else hidden_.insert({source, layer});
  }

  const MapOptions& options() const override { return options_; }

  FrameStats draw(const View& view, const Highlight& highlight, double now_s) override {
    follow(view);
    View ahead = view;
    if (!ahead.goal) ahead.goal = estimated_goal(view.camera, now_s);
    update(ahead, upload_ms_a_frame, true);
    if (next_ && next_can_be_shown()) show_next();
    return paint(view, highlight, {0, 0, view.width, view.height}, now_s, true);
  }

  FrameStats draw_complete(const View& view, const Highlight& highlight) override {
    load(view);
    return paint(view, highlight, {0, 0, view.width, view.height}, 0, false);
  }

  void load(const View& view) override {
    follow(view);
    while (true) {
      update(view, no_limit, false);
      if (complete()) break;
      bell_->wait();
    }
    if (next_) show_next();
  }

  FrameStats draw_piece(const View& view, const Highlight& highlight, const Piece& piece) override {
    return paint(view, highlight, piece, 0, false);
  }

  std::vector<Picked> pick(const View& view, ScreenPoint at, double tolerance_px) const override {
    return pick_features(data_scene(), view, at, tolerance_px, symbols_->pick(at, tolerance_px));
  }

  Shown shown(const View& view) const override { return shown_features(data_scene(), view); }

  Image swatch(const std::vector<std::size_t>& style_layers, const source::MapFeature& sample, int width, int height,
               double pixel_ratio) override {
    return draw_swatch({*painter_, *symbols_, *newest().recipe, zoom_}, style_layers, sample, width, height, pixel_ratio);
  }

  std::vector<Error> take_errors() override {
    std::vector<Error> errors;
    for (auto& tiles : newest().tiles)
      for (Error& error : tiles->take_errors()) errors.push_back(std::move(error));
    return errors;
  }

 private:
  // Tiles of all sources, made for one style and language.
  struct Tiling {
    std::shared_ptr<const style::Style> style;
    std::shared_ptr<const mesh::Recipe> recipe;
    std::vector<std::unique_ptr<SourceTiles>> tiles;
    bool complete() const {
      return std::all_of(tiles.begin(), tiles.end(), [](const auto& one) { return one->complete(); });
    }
  };

  const Tiling& newest() const { return next_ ? *next_ : shown_; }

  void add_tiles(Tiling& tiling, const std::shared_ptr<const source::TileSource>& source) {
    tiling.tiles.push_back(std::make_unique<SourceTiles>(source, pool_, [bell = bell_] { bell->ring(); }));
    tiling.tiles.back()->set_recipe(tiling.recipe);
  }

  void make_recipe(bool keep_shown) {
    auto recipe = std::make_shared<mesh::Recipe>();
    recipe->style = options_.style;
    recipe->projection = options_.projection;
    recipe->fonts = fonts_;
    recipe->state = options_.style->state;
    std::erase_if(recipe->state, [](const auto& entry) { return entry.first == "language"; });
    recipe->state.push_back({"language", source::Value(options_.language)});
    recipe->chosen_source = "atlas";
    next_.reset();
    Tiling fresh{options_.style, recipe, {}};
    for (const auto& source : options_.sources) add_tiles(fresh, source);
    next_ = std::move(fresh);
    asked_at_ = Clock::now();
    const bool something = std::any_of(shown_.tiles.begin(), shown_.tiles.end(), [](const auto& one) { return !one->drawn().empty(); });
    if (!keep_shown || !something) show_next();
  }

  // When nothing is missing, or, while the camera does not rest, nothing is blank.
  bool next_can_be_shown() const {
    if (next_->complete()) return true;
    const bool covered = std::all_of(next_->tiles.begin(), next_->tiles.end(), [](const auto& one) { return one->uncovered() == 0; });
    return covered && Clock::now() - asked_at_ > longest_wait;
  }

  void show_next() {
    shown_ = std::move(*next_);
    next_.reset();
    painter_->forget();
    symbols_->forget();
  }

  // Half a second on, if it goes on as since the last frame; none while it rests.
  std::optional<Camera> estimated_goal(const Camera& camera, double now_s) {
    const auto [before, before_s] = std::exchange(last_seen_, {camera, now_s});
    const double passed = now_s - before_s;
    if (before == camera || passed <= 0 || passed > 0.5) return std::nullopt;
    const double times = 0.5 / passed;
    const auto on = [&](double from, double to, double most) { return to + std::clamp((to - from) * times, -most, most); };
    return Camera{{on(before.centre.lon, camera.centre.lon, 90), std::clamp(on(before.centre.lat, camera.centre.lat, 45), -85.0, 85.0)},
                  std::clamp(on(before.zoom, camera.zoom, 2), 0.0, 22.0)};
  }

  // A view in another projection makes that the map's.
  void follow(const View& view) {
    zoom_ = view.camera.zoom;
    if (view.projection->definition() != options_.projection->definition()) set_projection(view.projection);
  }

  void update(const View& view, double budget_ms, bool ahead) {
    Tiling& wanted = next_ ? *next_ : shown_;
    for (auto& tiles : wanted.tiles) {
      tiles->update(view, budget_ms, ahead);
      budget_ms = std::max(0.0, budget_ms - tiles->upload_ms());
    }
    if (next_ && ahead)
      for (auto& tiles : shown_.tiles) tiles->look(view);
  }

  bool complete() const { return newest().complete(); }

  bool is_shown(const std::string& source, const style::Layer& layer) const {
    return !hidden_.contains({source, layer.source_layer});
  }

  DataScene data_scene() const {
    return {options_.sources, *shown_.style, shown_.recipe->state,
            [this](const std::string& source, const style::Layer& layer) { return is_shown(source, layer); }};
  }

  FrameStats paint(const View& view, const Highlight& highlight, const Piece& piece, double now_s, bool history) {
    const auto shown = [this](const std::string& source, const style::Layer& layer) { return is_shown(source, layer); };
    FrameStats stats;
    std::map<std::string, std::vector<DrawnTile>> drawn;
    std::vector<std::shared_ptr<const mesh::TileMesh>> meshes;
    for (const auto& tiles : newest().tiles) {
      stats.upload_ms += tiles->upload_ms();
      stats.uploading = stats.uploading || tiles->uploading();
      stats.dropped_late_tiles += tiles->dropped_late();
    }
    for (const auto& tiles : shown_.tiles) {
      drawn[tiles->source()->info().id] = tiles->drawn();
      stats.tiles_drawn += tiles->drawn().size();
      stats.blank_tiles += tiles->blank();
      stats.uncovered_tiles += tiles->uncovered();
      for (const DrawnTile& tile : tiles->drawn())
        if (std::find(meshes.begin(), meshes.end(), tile.tile->mesh) == meshes.end()) meshes.push_back(tile.tile->mesh);
    }
    const Frame frame(view, piece);
    stats.vertices_drawn = painter_->draw(frame, {*shown_.style, shown_.recipe->state, drawn, highlight, shown});
    const SymbolStats symbols =
        symbols_->place({view, meshes, *shown_.style, shown_.recipe->state, highlight, now_s, history, shown});
    gpu::set_viewport(frame.pixels());
    symbols_->draw(piece, view.pixel_ratio);
    gpu::reset_state();
    stats.labels_drawn = symbols.labels;
    stats.complete = complete() && !symbols.fading;
    return stats;
  }

  MapOptions options_;
  std::shared_ptr<text::Fonts> fonts_;
  std::unique_ptr<Painter> painter_;
  std::unique_ptr<SymbolPass> symbols_;
  std::set<std::pair<std::string, std::string>> hidden_;
  double zoom_ = 5;   // of the last view
  std::pair<Camera, double> last_seen_;   // the camera of the last draw(), and when
  std::shared_ptr<Bell> bell_;
  Tiling shown_;
  std::optional<Tiling> next_;     // another style's, until it can take the place of what is shown
  Clock::time_point asked_at_;     // for the next one
  WorkerPool pool_;   // last: workers stop before what they fill goes
};

}  // namespace

Result<std::unique_ptr<Map>> Map::create(MapOptions options) {
  if (!options.style) return fail("map", "has no style", "choose one with --style light");
  auto fonts = text::Fonts::open();
  if (!fonts) return fail(fonts.error());
  auto painter = Painter::create();
  if (!painter) return fail(painter.error());
  auto symbols = SymbolPass::create(*fonts);
  if (!symbols) return fail(symbols.error());
  return std::make_unique<TiledMap>(std::move(options), *fonts, std::move(*painter), std::move(*symbols));
}

}  // namespace atlas::render
