#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "app/desk.h"
#include "app/errands.h"
#include "app/map_area.h"
#include "app/toasts.h"

namespace atlas::app {

// What leaves the window: the view as text, briefing pictures, GeoJSON; and the view as text coming in.
class Outputs {
 public:
  Outputs(Desk& desk, Errands& errands, Toasts& toasts) : desk_(desk), errands_(errands), toasts_(toasts) {}

  void copy_view(const Session& session, const render::Camera& camera);
  void paste_view(Session& session);
  // What the window shows, on a briefing page, in the light style.
  void write_picture(const Session& session, MapArea& area);
  // What is selected, or everything.
  void export_layers(const Session& session);

 private:
  void note(const Session& session, Word what, const std::string& detail = {});
  void warn(const Session& session, Word what);

  Desk& desk_;
  Errands& errands_;
  Toasts& toasts_;
  std::vector<std::filesystem::path> taken_;   // file names that are given away but perhaps not written yet
};

}  // namespace atlas::app
