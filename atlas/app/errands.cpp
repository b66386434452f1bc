#include "app/errands.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "gpu/context.h"
#include "pyramid/data_file.h"
#include "source/base_map.h"
#include "source/layer_source.h"
#include "source/relief_source.h"

namespace atlas::app {
namespace {

constexpr unsigned threads = 2;

Result<void> draw(const PictureOrder& order) {
  const auto context = gpu::HeadlessContext::create();
  if (!context) return fail(context.error());
  const auto map = render::Map::create(order.map);
  if (!map) return fail(map.error());
  for (const auto& [source, layer] : order.hidden) (*map)->set_layer_visible(source, layer, false);
  return layout::write_page(order.file, **map, order.page);
}

// Tells the window how far the reading has come, no oftener than it can be seen to move.
class ProgressTeller {
 public:
  explicit ProgressTeller(std::shared_ptr<CompletionQueue<Delivery>> queue) : queue_(std::move(queue)) {}

  void tell(double share) {
    share_ = share;
    const auto now = std::chrono::steady_clock::now();
    if (now < due_) return;
    due_ = now + std::chrono::milliseconds(100);
    queue_->push({.progress = share_});
  }
  void show(std::shared_ptr<const source::TileSource> preview) {
    Delivery delivery{.progress = share_};
    const source::TileSourceInfo& info = preview->info();
    for (const std::string& name : info.layers) {
      auto layer = std::make_shared<source::MapLayer>();
      layer->name = name, layer->box = info.box;
      delivery.layers.push_back({info.id, std::move(layer)});
    }
    delivery.sources = {std::move(preview)};
    queue_->push(std::move(delivery));
  }

 private:
  std::shared_ptr<CompletionQueue<Delivery>> queue_;
  double share_ = 0;
  std::chrono::steady_clock::time_point due_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(100);
};

Delivery delivery_of(pyramid::DataFile&& opened, const pyramid::DataRequest& request) {
  Delivery delivery{.sources = {std::move(opened.source)}, .problems = std::move(opened.problems), .opened = request.file};
  for (const auto& layer : opened.layers) delivery.layers.push_back({request.id, layer});
  return delivery;
}

}  // namespace

Errands::Errands(std::function<void()> on_delivery)
    : queue_(std::make_shared<CompletionQueue<Delivery>>(std::move(on_delivery))), pool_(threads) {}

void Errands::run(std::function<Delivery()> errand) {
  ++under_way_;
  pool_.submit(0, [queue = queue_, errand = std::move(errand)](std::stop_token) { queue->push(errand()); });
}

std::vector<Delivery> Errands::take() {
  auto deliveries = queue_->take();
  for (const Delivery& delivery : deliveries) {
    progress_ = delivery.progress;
    if (!delivery.progress) --under_way_;
  }
  return deliveries;
}

void Errands::read_base_map(std::filesystem::path project) {
  run([project] {
    Delivery delivery;
    auto layers = source::read_base_map(project, delivery.problems);
    if (!layers.empty()) delivery.sources.push_back(source::make_layer_source("base", std::move(layers)));
    return delivery;
  });
  run([project] {
    Delivery delivery;
    const auto files = source::relief_files(project);
    if (files.empty()) return delivery;
    auto relief = source::open_relief("relief", files);
    if (relief)
      delivery.sources.push_back(std::move(*relief));
    else
      delivery.problems.push_back(relief.error());
    return delivery;
  });
}

void Errands::open_file(std::filesystem::path file, std::string source) {
  ++under_way_;
  pool_.submit(0, [queue = queue_, file, source](std::stop_token stop) {
    ProgressTeller teller(queue);
    pyramid::DataRequest request{.id = source, .file = file, .stop = stop};
    request.on_progress = [&](double share) { teller.tell(share); };
    request.on_preview = [&](std::shared_ptr<const source::TileSource> preview) { teller.show(std::move(preview)); };
    auto opened = pyramid::open_data_file(request);
    queue->push(opened ? delivery_of(std::move(*opened), request) : Delivery{.problems = {opened.error()}});
  });
}

void Errands::draw_picture(PictureOrder order) {
  run([order = std::move(order)] {
    Delivery delivery;
    if (const auto drawn = draw(order))
      delivery.picture = order.file;
    else
      delivery.problems.push_back(drawn.error());
    return delivery;
  });
}

void Errands::export_layers(std::filesystem::path file, Session::CatalogPtr catalog, exchange::Choice choice) {
  run([file, catalog, choice] {
    Delivery delivery;
    if (const auto written = exchange::export_features(file, "GeoJSON", *catalog, choice))
      delivery.exported = file;
    else
      delivery.problems.push_back(written.error());
    return delivery;
  });
}

std::filesystem::path next_free_file(const std::filesystem::path& folder, const std::string& date, const std::string& extension,
                                     std::vector<std::filesystem::path>& taken) {
  for (int n = 1;; ++n) {
    const auto file = folder / fmt::format("atlas-{}-{}{}", date, n, extension);
    std::error_code code;
    if (std::filesystem::exists(file, code) || std::find(taken.begin(), taken.end(), file) != taken.end()) continue;
    taken.push_back(file);
    return file;
  }
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return fmt::format("{:04}-{:02}-{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

}  // namespace atlas::app
