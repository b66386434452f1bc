#pragma once
#include <string_view>

#include "text/face_set.h"
#include "text/fonts.h"

namespace atlas::text {

struct ShapingOptions {
  FontStyle style;
  float letter_spacing = 0, max_width = 0, line_height = 1.2f;   // em
};

// See Fonts::shape.
ShapedText shape(FaceSet& faces, std::string_view utf8, const ShapingOptions& options);

}  // namespace atlas::text
