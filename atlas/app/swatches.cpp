#include "app/swatches.h"

namespace atlas::app {
namespace {

// ImGui blends colours that are not multiplied by their alpha.
void unmultiply(std::vector<std::uint8_t>& rgba) {
  for (std::size_t i = 0; i + 3 < rgba.size(); i += 4) {
    const unsigned alpha = rgba[i + 3];
    if (alpha == 0 || alpha == 255) continue;
    for (std::size_t k = i; k < i + 3; ++k) rgba[k] = static_cast<std::uint8_t>(std::min(255u, (rgba[k] * 255u + alpha / 2) / alpha));
  }
}

gpu::Texture picture_of(render::Map& map, const source::MapLayer& layer, float pixel_ratio) {
  const auto& style_layers = map.options().style->layers;
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < style_layers.size(); ++i)
    if (style_layers[i].source == "atlas" && style_layers[i].source_layer == layer.name) chosen.push_back(i);
  if (chosen.empty() || layer.features.empty()) return {};
  render::Image image = map.swatch(chosen, layer.features.front(), Swatches::width, Swatches::height, pixel_ratio);
  if (image.rgba.empty()) return {};
  unmultiply(image.rgba);
  return gpu::Texture(image.width, image.height, gpu::PixelFormat::rgba8, gpu::Filter::linear, image.rgba.data());
}

}  // namespace

const gpu::Texture* Swatches::of(render::Map& map, const std::vector<source::MapLayerPtr>& layers, const std::string& layer,
                                 float pixel_ratio) {
  auto found = pictures_.find(layer);
  if (found == pictures_.end()) {
    gpu::Texture picture;
    for (const auto& one : layers)
      if (one->name == layer) picture = picture_of(map, *one, pixel_ratio);
    found = pictures_.emplace(layer, std::move(picture)).first;
  }
  return found->second ? &found->second : nullptr;
}

}  // namespace atlas::app
