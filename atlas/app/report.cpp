#include "app/report.h"

#include <nlohmann/json.hpp>

#include "app/session.h"
#include "base/file.h"

namespace atlas::app {
namespace {

using nlohmann::ordered_json;

ordered_json array_of(const Rectangle& r) { return {r.x, r.y, r.width, r.height}; }

ordered_json results_of(const Session& session) {
  ordered_json ids = ordered_json::array();
  for (const catalog::Hit& hit : session.hits()) ids.push_back(hit.feature ? hit.feature->id : hit.clause->id);
  return ids;
}

ordered_json user_layers_of(const Session& session) {
  ordered_json layers = ordered_json::array();
  for (const UserLayer& one : session.user_layers)
    layers.push_back({{"source", one.source}, {"layer", one.layer->name}, {"features", one.layer->features.size()}, {"visible", one.visible}});
  return layers;
}

}  // namespace

void Report::write(const Session& session, const WindowState& window) {
  if (!wanted()) return;
  ordered_json selected = ordered_json::array();
  for (const catalog::Feature* feature : session.selected_features()) selected.push_back(feature->id);
  ordered_json items = ordered_json::object();
  for (const auto& [what, where] : places_) items[what] = array_of(where);
  const ordered_json state = {
      {"complete", window.complete},
      {"camera", {window.camera.centre.lon, window.camera.centre.lat, window.camera.zoom}},
      {"map", array_of(window.map)},
      {"selection", session.selection()},
      {"selected_features", selected},
      {"hovered", session.hovered() ? session.hovered()->id : ""},
      {"language", language_code(session.language)},
      {"interface", language_code(session.interface_language)},
      {"style", session.dark ? "dark" : "light"},
      {"tab", tab_code(session.tab)},
      {"left_open", session.left_open},
      {"right_open", session.right_open},
      {"hidden_layers", session.hidden_layers()},
      {"user_layers", user_layers_of(session)},
      {"query", session.query()},
      {"results", results_of(session)},
      {"typing", window.typing},
      {"keys_open", window.keys_open},
      {"toasts", window.toasts},
      {"first_complete_ms", window.first_complete_ms},
      {"font_ms", window.font_ms},
      {"items", items},
  };
  std::string text = state.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
  if (text == written_) return;
  // A report that cannot be written is no reason to disturb the window; whoever asked for it sees that it is missing.
  if (write_file(file_, text)) written_ = std::move(text);
}

}  // namespace atlas::app
