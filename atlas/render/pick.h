#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "render/map.h"
#include "render/symbols.h"

namespace atlas::render {

// The data of a map, for questions that need no picture. Thread: any; uses no GL.
struct DataScene {
  const std::vector<std::shared_ptr<const source::TileSource>>& sources;
  const style::Style& style;
  const source::Object& state;
  std::function<bool(const std::string& source, const style::Layer&)> shown;   // empty: every layer is
};

// Features of subject layers and of the user's files near a point, on their own geometry (and where a line is drawn
// beside it, there too). `symbols`: what labels and icons say. See Map::pick.
std::vector<Picked> pick_features(const DataScene& scene, const View& view, ScreenPoint at, double tolerance_px,
                                  std::span<const SymbolHit> symbols = {});

// See Map::shown.
Shown shown_features(const DataScene& scene, const View& view);

}  // namespace atlas::render
