#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "mesh/tile_mesh.h"
#include "render/map.h"
#include "render/view.h"
#include "style/style.h"
#include "text/fonts.h"

namespace atlas::render {

// What labels, icons and circles are placed from, for one frame. All of it must outlive the call.
struct SymbolFrame {
  const View& view;                                               // of the whole picture
  std::span<const std::shared_ptr<const mesh::TileMesh>> tiles;   // what is drawn, of all sources
  const style::Style& style;
  const source::Object& state;                                    // of the style: {"language": "zh"} ...
  const Highlight& highlight;
  double now_s = 0;          // moves the fading on
  bool history = true;       // false: the placement depends on the view alone (pictures), nothing fades
  std::function<bool(const std::string& source, const style::Layer&)> shown;   // empty: every layer is
};

// A part of the placed picture, in logical pixels of the whole.
struct Piece {
  double left = 0, top = 0, width = 0, height = 0;
};

struct SymbolStats {
  std::size_t labels = 0;    // labels and icons that stand in the picture
  bool fading = false;       // the next frame will look different even if nothing moves
};

struct SymbolHit {
  std::string source;
  const source::MapFeature* feature = nullptr;
  std::size_t style_layer = 0;
  double distance_px = 0;    // 0 inside the label's boxes
};

// Text, icons and circles: placed once for a view, then drawn whole or piece by piece.
// Thread: the one whose GL context is current.
class SymbolPass {
 public:
  static Result<std::unique_ptr<SymbolPass>> create(std::shared_ptr<text::Fonts> fonts);
  virtual ~SymbolPass() = default;

  virtual SymbolStats place(const SymbolFrame& frame) = 0;
  // The symbol of one style layer for `sample`, alone in the middle of the view: for legends.
  virtual void place_swatch(const View& view, const style::Style& style, std::span<const std::size_t> style_layers,
                            const source::MapFeature& sample, const source::Object& state) = 0;
  // Draws what was placed last into the framebuffer and viewport that are bound, premultiplied, over what is there.
  virtual void draw(const Piece& piece, double pixel_ratio) = 0;
  // What of the last placement is at a point: topmost first.
  virtual std::vector<SymbolHit> pick(ScreenPoint at, double tolerance_px) const = 0;
  virtual void forget() = 0;   // the history: another style or language
};

}  // namespace atlas::render
