#pragma once
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/result.h"
#include "render/view.h"

namespace atlas::app {

// What survives a restart. Texts are codes, as in a ViewLink; what is empty was not saved.
struct SavedState {
  std::optional<render::Camera> camera;
  std::string selection, language, interface_language, style, tab;
  bool left_open = true, right_open = true;
  int width = 0, height = 0;                // of the window, screen coordinates; 0: not saved
  std::set<std::string> hidden_layers;      // of the catalogue
  friend bool operator==(const SavedState&, const SavedState&) = default;
};

std::string to_json(const SavedState& state);
// Fails on what is no state at all; a field of the wrong kind is as if it were not there.
Result<SavedState> parse_saved_state(std::string_view json, const std::string& where);

// `state_folder()/window.json`. No file yet is an empty state, not an error.
std::filesystem::path saved_state_file();
Result<SavedState> load_saved_state(const std::filesystem::path& file);
Result<void> save_state(const std::filesystem::path& file, const SavedState& state);

}  // namespace atlas::app
