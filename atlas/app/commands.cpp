#include "app/commands.h"

#include <GLFW/glfw3.h>

#include <optional>

namespace atlas::app {
namespace {

std::optional<Command> command_of_key(int key, bool control) {
  if (control) return key == GLFW_KEY_V ? std::optional(Command::paste_view)
                      : key == GLFW_KEY_Q ? std::optional(Command::quit) : std::nullopt;
  switch (key) {
    case GLFW_KEY_LEFT: return Command::pan_left;
    case GLFW_KEY_RIGHT: return Command::pan_right;
    case GLFW_KEY_UP: return Command::pan_up;
    case GLFW_KEY_DOWN: return Command::pan_down;
    case GLFW_KEY_KP_ADD: return Command::zoom_in;
    case GLFW_KEY_KP_SUBTRACT: return Command::zoom_out;
    case GLFW_KEY_HOME: return Command::show_overview;
    case GLFW_KEY_S: return Command::show_selection;
    case GLFW_KEY_L: return Command::next_language;
    case GLFW_KEY_T: return Command::toggle_dark;
    case GLFW_KEY_I: return Command::toggle_interface;
    case GLFW_KEY_P: return Command::write_picture;
    case GLFW_KEY_E: return Command::export_layers;
    case GLFW_KEY_C: return Command::copy_view;
    case GLFW_KEY_F1: return Command::show_keys;
    case GLFW_KEY_F2: return Command::fold_left;
    case GLFW_KEY_F3: return Command::fold_right;
    default: return std::nullopt;
  }
}

std::optional<Command> command_of_character(char32_t character) {
  if (character == U'/') return Command::search;
  if (character == U'+' || character == U'=') return Command::zoom_in;
  if (character == U'-') return Command::zoom_out;
  return std::nullopt;
}

}  // namespace

const std::vector<KeyRow>& key_table() {
  static const std::vector<KeyRow> rows = {
      {Command::search, "/", Word::search_hint},
      {Command::clear, "Esc", Word::clear},
      {Command::zoom_in, "+", Word::zoom_in},
      {Command::zoom_out, "-", Word::zoom_out},
      {Command::pan_left, "← ↑ → ↓", Word::move_map},
      {Command::show_overview, "Home", Word::overview},
      {Command::show_selection, "S", Word::show_selection},
      {Command::next_language, "L", Word::map_language},
      {Command::toggle_interface, "I", Word::interface_language},
      {Command::toggle_dark, "T", Word::light_dark},
      {Command::fold_left, "F2", Word::fold_left},
      {Command::fold_right, "F3", Word::fold_right},
      {Command::write_picture, "P", Word::briefing_picture},
      {Command::export_layers, "E", Word::export_geojson},
      {Command::copy_view, "C", Word::copy_view},
      {Command::paste_view, "Ctrl+V", Word::paste_view},
      {Command::show_keys, "F1", Word::keys},
      {Command::quit, "Ctrl+Q", Word::quit},
  };
  return rows;
}

const char* keys_of(Command command) {
  for (const KeyRow& row : key_table())
    if (row.command == command) return row.keys;
  return "";
}

void read_keys(const std::vector<Pressed>& pressed, bool typing, Commands& commands) {
  for (const Pressed& one : pressed) {
    std::optional<Command> command;
    const bool control = one.modifiers & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER);
    if (one.key == GLFW_KEY_ESCAPE)
      command = Command::clear;
    else if (typing)
      command = one.key == GLFW_KEY_F1 ? std::optional(Command::show_keys) : std::nullopt;
    else if (one.key)
      command = one.modifiers & GLFW_MOD_ALT ? std::nullopt : command_of_key(one.key, control);
    else
      command = command_of_character(one.character);
    if (command && (!one.repeated || *command <= Command::pan_down)) commands.push_back(*command);
  }
}

}  // namespace atlas::app
