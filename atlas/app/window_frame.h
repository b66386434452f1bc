#pragma once
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desk.h"
#include "app/errands.h"
#include "app/fonts.h"
#include "app/map_area.h"
#include "app/map_settings.h"
#include "app/outputs.h"
#include "app/panel_documents.h"
#include "app/panel_search.h"
#include "app/panel_selection.h"
#include "app/report.h"
#include "app/toasts.h"
#include "app/window.h"

namespace atlas::app {

// Everything that is in the window, and one frame of it: take what has come, draw, do what was asked for.
class WindowFrame {
 public:
  static Result<std::unique_ptr<WindowFrame>> create(const WindowOrder& order, const SavedState& saved, Desk& desk, PanelFonts& fonts);

  void frame();
  double seconds_to_sleep() const;   // until the next frame is due; infinite when nothing moves
  void tell(const Error& error) { toasts_.add(error, desk_.now_s()); }
  Result<void> save() const;

 private:
  WindowFrame(const WindowOrder& order, const SavedState& saved, Desk& desk, PanelFonts& fonts);
  Result<void> make_map(const WindowOrder& order, const SavedState& saved);

  // What has come.
  void read_keyboard();
  void follow_scale();
  void take_deliveries();
  void take(Delivery&& delivery);
  void open_files(const std::vector<std::filesystem::path>& files);
  void follow_session();

  // What is on the screen.
  void draw();
  void draw_left(const Ui& ui);
  void draw_right(const Ui& ui);
  void draw_tabs(const Ui& ui);

  // What was asked for.
  void carry_out(Command command);
  void move_camera(Command command);
  void clear_one_thing();
  void show(const geo::GeoBox& box);

  bool settled() const;
  void report();

  Desk& desk_;
  PanelFonts& fonts_;
  std::chrono::steady_clock::time_point started_;
  Session session_;
  Theme theme_;
  float built_raster_ = 0, built_unit_ = 0;
  std::vector<source::MapLayerPtr> atlas_layers_;
  // Shared with the map's workers, which may end after this object.
  std::shared_ptr<std::atomic<bool>> map_ready_ = std::make_shared<std::atomic<bool>>(false);
  std::unique_ptr<MapArea> area_;
  MapSettings settings_;
  Swatches swatches_;
  Toasts toasts_;
  Errands errands_;
  Outputs outputs_;
  Report report_;
  Commands commands_;
  TextSelection text_selection_;
  DocumentsPanel documents_;
  SearchPanel search_;
  SelectionPanel selection_;
  std::size_t opened_files_ = 0, failed_tiles_ = 0;
  int lively_frames_ = 5;            // ImGui needs a few frames after an event to come to rest
  bool keys_open_ = false;
  std::optional<std::u32string> typed_ahead_;   // for the search field, which has been asked for
  double first_complete_ms_ = 0;
};

}  // namespace atlas::app
