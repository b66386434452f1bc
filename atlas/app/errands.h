#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/session.h"
#include "base/completion_queue.h"
#include "base/worker_pool.h"
#include "exchange/geojson.h"
#include "layout/page.h"

namespace atlas::app {

// What comes back from an errand.
struct Delivery {
  std::vector<std::shared_ptr<const source::TileSource>> sources;   // for the map
  std::vector<UserLayer> layers;                                    // of files, drawn from those sources
  std::vector<Error> problems;
  std::filesystem::path opened, picture, exported;                  // what was done, for a note
  // Of a file that takes long: how much of it has been read, 0 to 1. More deliveries follow till the last one, which
  // has none.
  std::optional<double> progress;
};

// A briefing picture as it was asked for: the page, and what the map is made of. It is drawn by a map of its own
// with a context of its own, so that the window goes on.
struct PictureOrder {
  std::filesystem::path file;
  render::MapOptions map;
  std::vector<std::pair<std::string, std::string>> hidden;   // source, source layer
  layout::Page page;
};

// Work that would make the window wait: reading the base map and users' files, drawing pictures, writing layers.
// Thread: the window's; the work is on others, and what comes back is taken with take().
class Errands {
 public:
  explicit Errands(std::function<void()> on_delivery);

  void read_base_map(std::filesystem::path project);
  void open_file(std::filesystem::path file, std::string source);
  void draw_picture(PictureOrder order);
  void export_layers(std::filesystem::path file, Session::CatalogPtr catalog, exchange::Choice choice);

  std::vector<Delivery> take();
  std::size_t under_way() const { return under_way_; }
  std::optional<double> progress() const { return progress_; }   // of the file being read that told it last

 private:
  using Queue = CompletionQueue<Delivery>;
  void run(std::function<Delivery()> errand);

  std::size_t under_way_ = 0;
  std::optional<double> progress_;
  std::shared_ptr<Queue> queue_;
  WorkerPool pool_;   // last: it ends before the queue goes
};

// "atlas-2026-03-01-2.png": the first of the day that is not there yet, nor in `taken`, to which it is added.
std::filesystem::path next_free_file(const std::filesystem::path& folder, const std::string& date, const std::string& extension,
                                     std::vector<std::filesystem::path>& taken);
std::string today();   // ISO 8601, local time

}  // namespace atlas::app
