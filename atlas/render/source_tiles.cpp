#include "render/source_tiles.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>

namespace atlas::render {
namespace {

constexpr std::size_t gpu_byte_budget = 40u << 20;   // of one source; what the view shows stays, whatever it weighs
constexpr std::size_t store_byte_budget = 16u << 20;   // of symbols: the rest is on the GPU
// Height tiles have few cells: one zoom deeper, a cell is between two and four pixels.
constexpr double heights_zoom_ahead = 1;

using Clock = std::chrono::steady_clock;
double ms_since(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

}  // namespace

SourceTiles::SourceTiles(std::shared_ptr<const source::TileSource> source, WorkerPool& pool, std::function<void()> on_ready)
    : source_(std::move(source)), pool_(pool), on_ready_(std::move(on_ready)) {}

void SourceTiles::set_recipe(std::shared_ptr<const mesh::Recipe> recipe) {
  drawn_.clear(), arrived_.clear(), uploading_.clear(), on_gpu_.clear();
  bytes_ = 0;
  auto read = [source = source_, recipe](geo::TileId tile,
                                         std::stop_token stop) -> Result<std::shared_ptr<mesh::TileMesh>> {
    auto data = source->read(tile, stop);
    if (!data) return fail(data.error());
    return mesh::build(*recipe, source->info().id, tile, *data, stop, tile.z >= source->info().max_zoom);
  };
  store_ = std::make_unique<tiles::Store>(std::move(read), pool_, tiles::StoreOptions{store_byte_budget, on_ready_});
}

tiles::Sight SourceTiles::sight_of(const View& view) const {
  const auto& info = source_->info();
  const double zoom = view.camera.zoom + (info.heights ? heights_zoom_ahead : 0);
  return {view.geo_box(), view.camera.centre, zoom, info.min_zoom, info.max_zoom, info.box};
}

void SourceTiles::upload_arrived(double budget_ms) {
  upload_ms_ = 0;
  if (arrived_.empty()) return;
  const auto start = Clock::now();
  const auto until = start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double, std::milli>(budget_ms));
  std::size_t done = 0;
  for (; done < arrived_.size() && (done == 0 || Clock::now() < until); ++done) {
    const geo::TileId tile = arrived_[done];
    const auto mesh = store_->find(tile);
    if (!mesh) {
      uploading_.erase(tile);
      continue;
    }
    const auto upload = uploading_.try_emplace(tile, mesh).first;
    if (!upload->second.advance(until)) break;
    keep(tile, upload->second.take());
    uploading_.erase(upload);
  }
  arrived_.erase(arrived_.begin(), arrived_.begin() + static_cast<std::ptrdiff_t>(done));
  upload_ms_ = ms_since(start);
}

void SourceTiles::keep(geo::TileId tile, GpuTile uploaded) {
  Kept& kept = on_gpu_[tile];
  bytes_ += uploaded.bytes - kept.tile.bytes;
  kept = {std::move(uploaded), updates_};
  store_->drop_vertices(tile);
}

void SourceTiles::update(const View& view, double budget_ms) {
  ++updates_;
  for (const geo::TileId tile : store_->receive()) arrived_.push_back(tile);
  upload_arrived(budget_ms);
  const auto selected = store_->update(sight_of(view), [&](geo::TileId tile) { return on_gpu_.contains(tile); });
  drawn_.clear();
  std::set<geo::TileId> covered;
  for (const tiles::Drawn& drawn : selected.draw) {
    Kept& kept = on_gpu_.at(drawn.tile);
    kept.last_used = updates_;
    drawn_.push_back({&kept.tile, drawn.area});
    covered.insert(drawn.area);
  }
  blank_ = static_cast<std::size_t>(std::count_if(selected.ideal.begin(), selected.ideal.end(), [&](geo::TileId tile) {
    return std::none_of(covered.begin(), covered.end(),
                        [&](geo::TileId area) { return area.is_below(tile) || tile.is_below(area); });
  }));
  evict();
}

void SourceTiles::evict() {
  if (bytes_ <= gpu_byte_budget) return;
  std::vector<std::pair<std::uint64_t, geo::TileId>> unused;
  for (const auto& [tile, kept] : on_gpu_)
    if (kept.last_used != updates_) unused.push_back({kept.last_used, tile});
  std::sort(unused.begin(), unused.end());
  for (const auto& [used, tile] : unused) {
    if (bytes_ <= gpu_byte_budget) return;
    bytes_ -= on_gpu_[tile].tile.bytes;
    on_gpu_.erase(tile);
    store_->drop(tile);
  }
}

bool SourceTiles::complete() const { return store_ && store_->idle() && arrived_.empty(); }

}  // namespace atlas::render
