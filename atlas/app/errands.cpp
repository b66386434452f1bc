#include "app/errands.h"

#include <fmt/core.h>

#include <algorithm>
#include <ctime>

#include "gpu/context.h"
#include "source/base_map.h"
#include "source/layer_source.h"
#include "source/ogr_reader.h"
#include "source/relief_source.h"
#include "source/tile_archive_source.h"

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

// Tiles tell their layers' names before any of them is read.
Delivery opened_tiles(const std::filesystem::path& file, const std::string& id) {
  Delivery delivery;
  auto tiles = source::open_tile_archive_source(id, file);
  if (!tiles) {
    delivery.problems.push_back(tiles.error());
    return delivery;
  }
  const source::TileSourceInfo& info = (*tiles)->info();
  for (const std::string& name : info.layers) {
    auto layer = std::make_shared<source::MapLayer>();
    layer->name = name, layer->box = info.box, layer->attribution = info.attribution;
    delivery.layers.push_back({id, std::move(layer)});
  }
  delivery.sources.push_back(std::move(*tiles));
  delivery.opened = file;
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
  under_way_ -= deliveries.size();
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
  run([file, source] {
    if (source::is_tile_archive(file)) return opened_tiles(file, source);
    Delivery delivery;
    auto layers = source::read_ogr(file, delivery.problems);
    if (!layers) {
      delivery.problems.push_back(layers.error());
      return delivery;
    }
    for (const auto& layer : *layers) delivery.layers.push_back({source, layer});
    delivery.sources.push_back(source::make_layer_source(source, std::move(*layers)));
    delivery.opened = file;
    return delivery;
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
