#pragma once
#include <filesystem>

#include "base/result.h"
#include "render/map.h"

namespace atlas::layout {

// Straight alpha, sRGB, row by row; no time or program name inside, so the same picture gives the same bytes.
Result<void> write_png(const std::filesystem::path& file, const render::Image& image);

}  // namespace atlas::layout
