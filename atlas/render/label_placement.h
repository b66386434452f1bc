#pragma once
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "render/label.h"
#include "render/symbols.h"

namespace atlas::render {

struct PlacementRoom {
  std::vector<ScreenBox> keep_out;   // logical pixels: where no label may stand
  double margin = 2;                 // a label keeps this far from the view's edge
  std::function<bool(const std::string& icon)> icon_exists;   // empty: all do
};

// Gives labels and icons their places. No box overlaps another (padding counts once), a text is whole inside the view,
// and the later a style layer the sooner it is served; within a layer by symbol-sort-key. A text stands only once
// within a screen's width along lines. The same request gives the same answer.
//
// Over frames: at an unchanged zoom, what stood the frame before is served first within its style layer and keeps its
// stand, so that panning makes no label jump or blink; only a label of a later style layer takes its room. What fell
// short then (an icon whose text had no room) is made up for last. Thread: one at a time; uses no GL.
class LabelPlacement {
 public:
  // In drawing order: style layers from below, within one the first served on top.
  std::vector<PlacedLabel> place(const SymbolFrame& frame, const PlacementRoom& room);
  void forget();

 private:
  std::unordered_map<std::uint64_t, LabelStand> before_;   // by PlacedLabel::key
  double zoom_before_ = -1;
};

}  // namespace atlas::render
