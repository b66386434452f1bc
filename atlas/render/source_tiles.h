#pragma once
#include <map>
#include <memory>
#include <vector>

#include "render/gpu_tile.h"
#include "render/view.h"
#include "tiles/store.h"

namespace atlas::render {

// A tile on the GPU and the square for which it is drawn.
struct DrawnTile {
  const GpuTile* tile = nullptr;
  geo::TileId area;
};

// One source of a map: its store, and its tiles on the GPU.
// Thread: the render thread.
class SourceTiles {
 public:
  SourceTiles(std::shared_ptr<const source::TileSource> source, WorkerPool& pool, std::function<void()> on_ready);

  const std::shared_ptr<const source::TileSource>& source() const { return source_; }
  // Another recipe: everything that was made by the old one goes.
  void set_recipe(std::shared_ptr<const mesh::Recipe> recipe);

  // Takes what came, uploads for at most `budget_ms`, a slice at least where something has come, and chooses what to
  // draw for the view. Meanwhile what is there stands in. `ahead`: for a camera that moves: coarse tiles are kept, and
  // where view.goal says it is bound for is loaded too.
  void update(const View& view, double budget_ms, bool ahead);
  // Chooses among what is there, loads and uploads nothing: for tiles that will soon be replaced.
  void look(const View& view);
  bool complete() const;                                          // nothing is missing or coming
  const std::vector<DrawnTile>& drawn() const { return drawn_; }  // in the order of areas
  // Squares of the view with nothing to show, and those of them of which an ancestor has been loaded.
  std::size_t uncovered() const { return uncovered_; }
  std::size_t blank() const { return blank_; }
  bool uploading() const { return !arrived_.empty(); }
  std::size_t dropped_late() const { return store_ ? store_->dropped_late() : 0; }
  double upload_ms() const { return upload_ms_; }                 // of the last update
  std::vector<Error> take_errors() { return store_ ? store_->take_errors() : std::vector<Error>{}; }

 private:
  tiles::Sight sight_of(const View& view, bool ahead) const;
  void take_arrived();
  void choose(const tiles::Selected& selected);
  void upload_arrived(double budget_ms);
  void keep(geo::TileId tile, GpuTile uploaded);
  void evict();

  std::shared_ptr<const source::TileSource> source_;
  WorkerPool& pool_;
  std::function<void()> on_ready_;
  std::unique_ptr<tiles::Store> store_;
  struct Kept {
    GpuTile tile;
    std::uint64_t last_used = 0;
  };
  std::map<geo::TileId, Kept> on_gpu_;
  std::vector<geo::TileId> arrived_;                // not yet on the GPU, soonest wanted first
  std::map<geo::TileId, TileUpload> uploading_;     // those of them that have been begun
  std::vector<DrawnTile> drawn_;
  std::uint64_t updates_ = 0;
  std::map<geo::TileId, double> priorities_;        // of what was missing last
  std::size_t blank_ = 0, uncovered_ = 0, bytes_ = 0;
  double upload_ms_ = 0;
};

}  // namespace atlas::render
