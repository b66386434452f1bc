#include "app/saved_state.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/paths.h"

namespace atlas::app {
namespace {

using nlohmann::json;

constexpr std::uint64_t largest_file = 1 << 20;

std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flag_of(const json& object, const char* key, bool otherwise) {
  const auto found = object.find(key);
  return found != object.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

int length_of(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number()) return 0;
  const double value = found->get<double>();
  return value >= 1 && value <= 32768 ? static_cast<int>(value) : 0;
}

std::optional<render::Camera> camera_of(const json& object) {
  const auto found = object.find("camera");
  if (found == object.end() || !found->is_array() || found->size() != 3) return std::nullopt;
  for (const json& number : *found)
    if (!number.is_number()) return std::nullopt;
  const render::Camera camera{{(*found)[0], (*found)[1]}, (*found)[2]};
  const bool sane = std::abs(camera.centre.lon) <= 180 && std::abs(camera.centre.lat) <= 90 && camera.zoom >= 0 && camera.zoom <= 24;
  return sane ? std::optional(camera) : std::nullopt;
}

}  // namespace

std::string to_json(const SavedState& state) {
  json object = {{"selection", state.selection}, {"language", state.language}, {"interface", state.interface_language},
                 {"style", state.style},         {"tab", state.tab},           {"left_open", state.left_open},
                 {"right_open", state.right_open}, {"width", state.width},     {"height", state.height},
                 {"hidden_layers", state.hidden_layers}};
  if (state.camera) object["camera"] = {state.camera->centre.lon, state.camera->centre.lat, state.camera->zoom};
  return object.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

Result<SavedState> parse_saved_state(std::string_view text, const std::string& where) {
  const json object = json::parse(text, nullptr, false);
  if (!object.is_object()) return fail(where, "is not a saved view", "the window opens with the overview instead");
  SavedState state;
  state.camera = camera_of(object);
  state.selection = text_of(object, "selection");
  state.language = text_of(object, "language");
  state.interface_language = text_of(object, "interface");
  state.style = text_of(object, "style");
  state.tab = text_of(object, "tab");
  state.left_open = flag_of(object, "left_open", true);
  state.right_open = flag_of(object, "right_open", true);
  state.width = length_of(object, "width");
  state.height = length_of(object, "height");
  if (const auto hidden = object.find("hidden_layers"); hidden != object.end() && hidden->is_array())
    for (const json& layer : *hidden)
      if (layer.is_string()) state.hidden_layers.insert(layer.get<std::string>());
  return state;
}

std::filesystem::path saved_state_file() { return state_folder() / "window.json"; }

Result<SavedState> load_saved_state(const std::filesystem::path& file) {
  std::error_code code;
  if (!std::filesystem::exists(file, code)) return SavedState{};
  const auto text = read_file(file, largest_file);
  if (!text) return fail(text.error());
  return parse_saved_state(*text, file.string());
}

Result<void> save_state(const std::filesystem::path& file, const SavedState& state) {
  std::error_code code;
  std::filesystem::create_directories(file.parent_path(), code);
  if (code) return fail(file.parent_path().string(), "cannot be made (" + code.message() + ")", "set XDG_STATE_HOME to a folder you may write");
  return write_file(file, to_json(state));
}

}  // namespace atlas::app
