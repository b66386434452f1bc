#pragma once
#include <imgui.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "catalog/catalog.h"

namespace atlas::app {

enum class Role { body, bold, title, small };

// The panels' fonts: Noto Sans with Noto Sans CJK SC in the gaps, in four roles. ImGui 1.86 draws glyphs once, when a
// font is built; so only the characters in use are built, and a text with new ones asks for another build.
class PanelFonts {
 public:
  // Finds and maps the files; a missing one is an error that names its package.
  static Result<std::unique_ptr<PanelFonts>> open();
  ~PanelFonts();

  // Notes the characters of a text that will be drawn.
  void use(Role role, std::string_view text);
  // The texts of a catalogue: those that panels in `language` show all the time, or all of them.
  void use(const catalog::Catalog& catalog, catalog::Language language);
  void use_all(const catalog::Catalog& catalog);
  bool stale() const { return stale_; }        // characters came that the last build has not

  // Builds ImGui's font atlas. `raster_scale`: device pixels for one logical pixel; `unit`: device pixels for one of
  // ImGui's units. The caller makes the texture anew.
  void build(float raster_scale, float unit);

  ImFont* font(Role role) const { return fonts_[static_cast<std::size_t>(role)]; }
  float size(Role role) const;                 // height of a line, in ImGui's units
  double build_ms() const { return build_ms_; }

 private:
  struct File;
  PanelFonts() = default;
  void use_names(const catalog::Catalog& catalog);

  std::array<std::unique_ptr<File>, 4> files_;   // Latin regular and bold, Chinese regular and bold
  std::array<ImFont*, 4> fonts_{};
  std::array<ImFontGlyphRangesBuilder, 4> used_;
  std::array<ImVector<ImWchar>, 4> ranges_;      // ImGui reads them while it builds
  bool stale_ = true;
  float unit_ = 1;
  double build_ms_ = 0;
};

}  // namespace atlas::app
