#pragma once
#include <span>
#include <unordered_map>
#include <vector>

#include "render/label_geometry.h"
#include "render/symbols.h"

namespace atlas::render {

// One candidate in the order of placement.
struct Contender {
  const mesh::SymbolCandidate* symbol = nullptr;
  const std::shared_ptr<const mesh::TileMesh>* tile = nullptr;
  std::uint64_t key = 0;
  std::uint64_t rank = 0, rank_after_key = 0;   // lower is served first
  bool selected = false, stood = false;   // stood: had its place the frame before
  double from_centre = 0;                 // of lines: the name goes where the line is looked at
};

// The same symbol in every frame, tile and run.
std::uint64_t symbol_key(const std::string& source, const mesh::SymbolCandidate& symbol);

// Candidates of layers that are shown, near the view, in the order in which they are served: what is selected, then
// later style layers first, then by symbol-sort-key, then what stood before, then by feature and text.
std::vector<Contender> contenders(const SymbolFrame& frame, const PlaneToScreen& to_screen,
                                  const std::unordered_map<std::uint64_t, LabelStand>& before);

// How many of them, from the first on, are of one style layer (and alike selected).
std::size_t first_group(std::span<const Contender> contenders);

}  // namespace atlas::render
