#pragma once
#include <functional>
#include <string>

#include "app/ui.h"
#include "gpu/texture.h"

namespace atlas::app {

// The legend picture of a catalogue layer; null when there is none.
using SwatchOf = std::function<const gpu::Texture*(const std::string& layer)>;

// Layers on and off with their legend pictures, the user's files, the map's style and language.
void draw_layers_panel(const Ui& ui, const SwatchOf& swatch_of);

}  // namespace atlas::app
