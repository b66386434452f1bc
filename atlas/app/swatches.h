#pragma once
#include <imgui.h>

#include <map>
#include <string>
#include <vector>

#include "gpu/texture.h"
#include "render/map.h"

namespace atlas::app {

// The legend pictures of the atlas's layers, drawn by the map itself when they are first asked for.
// Thread: the window's, with its GL context.
class Swatches {
 public:
  static constexpr int width = 32, height = 18;   // logical pixels

  // After the style has changed.
  void forget() { pictures_.clear(); }
  // Null where the style draws nothing of the layer.
  const gpu::Texture* of(render::Map& map, const std::vector<source::MapLayerPtr>& layers, const std::string& layer, float pixel_ratio);

 private:
  std::map<std::string, gpu::Texture> pictures_;
};

// For ImGui's draw lists.
inline ImTextureID texture_id(const gpu::Texture& texture) {
  return (ImTextureID)(static_cast<std::intptr_t>(texture.id()));   // a pointer in 1.86, a number from 1.91.4 on
}

}  // namespace atlas::app
