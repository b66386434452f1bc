#pragma once
#include <string>
#include <vector>

#include "app/words.h"

namespace atlas::app {

// What a user can ask for by a key, a menu or a button.
enum class Command {
  zoom_in, zoom_out, pan_left, pan_right, pan_up, pan_down,   // what a held key goes on doing
  show_overview, show_selection,
  search, clear, next_language, toggle_dark, toggle_interface, fold_left, fold_right,
  write_picture, export_layers, copy_view, paste_view, show_keys, quit
};

// What was asked for in this frame, in order; carried out when the frame has been drawn.
using Commands = std::vector<Command>;

// A row of the table of keys: what the menus and the list of keys (F1) show.
struct KeyRow {
  Command command;
  const char* keys;   // as printed on the keyboard: "Ctrl+V"
  Word does;
};
const std::vector<KeyRow>& key_table();
const char* keys_of(Command command);  // "" where it has none

// A key or a character as the window system reports it (GLFW's codes) becomes a command. Letters go by the key's
// place, so that they work on a Cyrillic keyboard; signs go by the character, wherever a layout has them.
struct Pressed {
  int key = 0, modifiers = 0;     // of a key
  char32_t character = 0;         // of a character; then `key` is 0
  bool repeated = false;          // the key is held down: only moving and zooming go on then
};
// `typing`: a text field has the keyboard, and only Escape and Ctrl keys are ours.
void read_keys(const std::vector<Pressed>& pressed, bool typing, Commands& commands);

}  // namespace atlas::app
