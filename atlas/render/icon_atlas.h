#pragma once
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "gpu/texture.h"

namespace atlas::render {

// A rectangle of texels.
struct AtlasIcon {
  float x = 0, y = 0, side = 0;
};

// Icons of assets/icons, drawn at build time, in one texture with mip-maps, premultiplied. NAME-dark is the same icon
// in the colours of the dark style. Thread: the one whose GL context is current.
class IconAtlas {
 public:
  static Result<IconAtlas> create();
  static bool exists(std::string_view name);   // needs no GL

  const AtlasIcon* find(std::string_view name) const;
  const gpu::Texture& texture() const { return texture_; }

 private:
  gpu::Texture texture_;
  std::map<std::string, AtlasIcon, std::less<>> icons_;
};

}  // namespace atlas::render
