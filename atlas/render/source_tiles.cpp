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

constexpr int coarse_levels = 3;                       // one such tile covers a whole picture
constexpr std::size_t most_waiting_bytes = 32u << 20;  // of meshes that wait for their upload
constexpr double unwanted = 1e6, at_once = -1e6;       // priorities

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

tiles::Sight SourceTiles::sight_of(const View& view, bool ahead) const {
  const auto& info = source_->info();
  const double deeper = info.heights ? heights_zoom_ahead : 0;
  tiles::Sight sight{view.geo_box(), view.camera.centre, view.camera.zoom + deeper, info.min_zoom, info.max_zoom, info.box};
  if (!ahead) return sight;
  sight.coarse_levels = coarse_levels;
  if (!view.goal || *view.goal == view.camera) return sight;
  View there = view;
  there.camera = *view.goal;
  sight.next = tiles::Outlook{there.geo_box(), there.camera.centre, there.camera.zoom + deeper};
  return sight;
}

// What is wanted soonest is uploaded first; what nobody wants any more, last.
void SourceTiles::take_arrived() {
  for (const geo::TileId tile : store_->receive()) arrived_.push_back(tile);
  const auto priority = [this](geo::TileId tile) {
    const auto found = priorities_.find(tile);
    return found == priorities_.end() ? unwanted : found->second;
  };
  std::stable_sort(arrived_.begin(), arrived_.end(),
                   [&](geo::TileId a, geo::TileId b) { return priority(a) < priority(b); });
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
  // Megabytes go back to the system on a worker: this thread has a frame to draw.
  auto vertices = std::make_shared<mesh::TileVertices>(store_->take_vertices(tile));
  pool_.submit(at_once, [vertices = std::move(vertices)](std::stop_token) mutable { vertices.reset(); });
}

void SourceTiles::update(const View& view, double budget_ms, bool ahead) {
  take_arrived();
  upload_arrived(budget_ms);
  std::size_t waiting_bytes = 0;
  for (const geo::TileId tile : arrived_)
    if (const auto mesh = store_->find(tile)) waiting_bytes += mesh->bytes();
  store_->pause(waiting_bytes > most_waiting_bytes);
  const auto selected = store_->update(sight_of(view, ahead), [&](geo::TileId tile) { return on_gpu_.contains(tile); });
  priorities_.clear();
  for (const tiles::Wanted& wanted : selected.load) priorities_[wanted.tile] = wanted.priority;
  choose(selected);
}

void SourceTiles::look(const View& view) {
  upload_ms_ = 0;
  choose(store_->look(sight_of(view, false), [&](geo::TileId tile) { return on_gpu_.contains(tile); }));
}

void SourceTiles::choose(const tiles::Selected& selected) {
  ++updates_;
  drawn_.clear();
  std::set<geo::TileId> covered;
  for (const geo::TileId tile : selected.keep)
    if (const auto kept = on_gpu_.find(tile); kept != on_gpu_.end()) kept->second.last_used = updates_;
  for (const tiles::Drawn& drawn : selected.draw) {
    Kept& kept = on_gpu_.at(drawn.tile);
    kept.last_used = updates_;
    drawn_.push_back({&kept.tile, drawn.area});
    covered.insert(drawn.area);
  }
  blank_ = uncovered_ = 0;
  for (const geo::TileId tile : selected.ideal) {
    if (std::any_of(covered.begin(), covered.end(),
                    [&](geo::TileId area) { return area.is_below(tile) || tile.is_below(area); }))
      continue;
    ++uncovered_;
    geo::TileId ancestor = tile;
    while (ancestor.z > 0 && !(ancestor.z < tile.z && store_->find(ancestor))) ancestor = ancestor.parent();
    if (ancestor.z < tile.z && store_->find(ancestor)) ++blank_;
  }
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
