#pragma once
#include <optional>

#include "render/label_room.h"

namespace atlas::render {

// Looks for a place for a label's text and notes in `stand` how it stands there. `path`: null at points; `last`: how it
// stood the frame before, or null.

// Just as it stood.
std::optional<TextSetting> text_as_before(const LabelRoom& room, const PlacedLabel& label, const ScreenPath* path,
                                          const LabelStand& last, LabelStand& stand);

// As it stood, else at the first anchor with room for both texts, else for one; over a town's dot only where nothing
// else is free. Along a line: the straightest place; a little bend is not worth leaving the middle for.
std::optional<TextSetting> text_anywhere(const LabelRoom& room, const PlacedLabel& label, const ScreenPath* path,
                                         const LabelStand* last, LabelStand& stand);

// Whether a text at a point has no room at any of its anchors, as far as can be told without setting it.
bool hopeless(const LabelRoom& room, const mesh::SymbolCandidate& symbol, const LabelLook& look, ScreenPoint at, bool stood);

}  // namespace atlas::render
