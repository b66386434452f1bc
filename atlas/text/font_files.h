#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "text/fonts.h"

namespace atlas::text {

// A font in a file; `family` picks the face of a collection (.ttc), empty for the first.
struct FontFile {
  std::filesystem::path path;
  std::string family;
  float embolden = 0;      // em, by how much strokes are to be widened where the weight itself is not installed
};

// By file name in $ATLAS_FONTS (folders with ':' between them), then in the usual folders of Linux distributions.
std::optional<std::filesystem::path> find_font(const std::string& file_name);

// The nearest installed face of Noto Sans; an error names the package to install.
Result<FontFile> latin_font(FontStyle style);
// The nearest installed face of Noto Sans CJK SC. Chinese has no italics: upright stands for them.
Result<FontFile> han_font(FontStyle style);
// Which face of the file it is, counted from 0: for those who draw text by other means (the window's panels).
Result<unsigned> face_index(const FontFile& file);

}  // namespace atlas::text
