#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/worker_pool.h"
#include "mesh/build.h"
#include "source/tile_source.h"
#include "tiles/select.h"

namespace atlas::tiles {

struct StoreOptions {
  std::size_t byte_budget = 96u << 20;   // of meshes kept; least recently drawn go first
  std::function<void()> on_ready;        // called on a worker whenever a tile has arrived
};

// Meshes of one source's tiles: missing, waiting, ready or failed. Loading runs on the pool, what is most urgent when a
// worker comes free first; a tile that left the view is dropped before its work starts, and its late result after.
// Thread: the render thread only.
class Store {
 public:
  using Read = std::function<Result<std::shared_ptr<mesh::TileMesh>>(geo::TileId, std::stop_token)>;

  Store(Read read, WorkerPool& pool, StoreOptions options);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // Takes what workers finished; the tiles that came, for the caller to upload.
  std::vector<geo::TileId> receive();
  // select(), asks for what is missing, drops what is not wanted. `is_drawable`: whether a ready tile can be drawn already
  // (is uploaded); empty: every one.
  Selected update(const Sight& sight, const std::function<bool(geo::TileId)>& is_drawable = {});
  // The same without asking for anything.
  Selected look(const Sight& sight, const std::function<bool(geo::TileId)>& is_drawable = {});
  // While paused no worker begins another tile: results wait already that nobody could take.
  void pause(bool paused);
  std::shared_ptr<const mesh::TileMesh> find(geo::TileId tile) const;   // null unless ready
  // They are on the GPU. What is given back is large, and may be let go anywhere.
  mesh::TileVertices take_vertices(geo::TileId tile);
  void drop(geo::TileId tile);            // they no longer are: the tile will be read again
  bool idle() const;                                // nothing waits for the last sight
  void clear();                                     // another style, language or projection
  std::vector<Error> take_errors();
  std::size_t dropped_late() const;                 // results that came after their tile had left the view

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace atlas::tiles
