#include "render/label_order.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace atlas::render {
namespace {

// Eight bytes at a time, as FNV does with one: the same in every run and build, as std::hash need not be.
class Fingerprint {
 public:
  void add(std::string_view bytes) {
    add(bytes.size());
    for (; !bytes.empty(); bytes.remove_prefix(std::min<std::size_t>(8, bytes.size()))) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes.data(), std::min<std::size_t>(8, bytes.size()));
      add(word);
    }
  }
  void add(std::uint64_t word) {
    value_ = (value_ ^ word) * 0x9E3779B97F4A7C15ull;
    value_ ^= value_ >> 32;
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325ull;
};

constexpr double far_px = 700;   // a path reaches no farther from its anchor

bool near_view(const SymbolFrame& frame, const mesh::SymbolCandidate& symbol, ScreenPoint at) {
  const double rim = symbol.path.empty() ? 100 : far_px;
  return at.x >= -rim && at.y >= -rim && at.x <= frame.view.width + rim && at.y <= frame.view.height + rim;
}

// What is selected, then later style layers, then symbol-sort-key as far as a float tells.
std::uint64_t rank_by_key(const Contender& c) {
  const auto key = std::bit_cast<std::uint32_t>(static_cast<float>(c.symbol->sort_key));
  const std::uint32_t rising = key & 0x80000000u ? ~key : key | 0x80000000u;   // in the order of the floats
  const std::uint64_t layer = 0xFFFFFu - std::min<std::size_t>(c.symbol->style_layer, 0xFFFFFu);
  return (c.selected ? 0 : std::uint64_t{1} << 63) | layer << 32 | rising;
}

// What decides among those of one sort key: what stood, of lines what is near the middle, the better place, the feature.
std::uint64_t rank_after_key(const Contender& c) {
  const auto ring = static_cast<std::uint64_t>(std::min(c.from_centre / 64, 32767.0));
  return (c.stood ? 0 : std::uint64_t{1} << 63) | ring << 48 | std::uint64_t{std::min(c.symbol->place, 0xFFFFu)} << 32 |
         c.symbol->feature->id;
}

bool goes_before(const Contender& a, const Contender& b) {
  if (a.rank != b.rank) return a.rank < b.rank;
  if (a.symbol->sort_key != b.symbol->sort_key) return a.symbol->sort_key < b.symbol->sort_key;
  if (a.rank_after_key != b.rank_after_key) return a.rank_after_key < b.rank_after_key;
  return a.symbol->text != b.symbol->text ? a.symbol->text < b.symbol->text : a.key < b.key;
}

}  // namespace

std::uint64_t symbol_key(const std::string& source, const mesh::SymbolCandidate& symbol) {
  Fingerprint print;
  print.add(source), print.add(symbol.text), print.add(symbol.icon);
  print.add(symbol.style_layer), print.add(symbol.feature->id);
  print.add(std::bit_cast<std::uint64_t>(symbol.anchor.x)), print.add(std::bit_cast<std::uint64_t>(symbol.anchor.y));
  return print.value();
}

std::vector<Contender> contenders(const SymbolFrame& frame, const PlaneToScreen& to_screen,
                                  const std::unordered_map<std::uint64_t, LabelStand>& before) {
  std::vector<Contender> out;
  for (const auto& tile : frame.tiles) {
    if (!tile) continue;
    std::vector<signed char> shown(frame.style.layers.size(), -1);   // not yet asked
    for (const mesh::SymbolCandidate& symbol : tile->symbols) {
      if (symbol.style_layer >= shown.size()) continue;
      const style::Layer& layer = frame.style.layers[symbol.style_layer];
      signed char& answer = shown[symbol.style_layer];
      if (answer < 0)
        answer = layer.shown_at(frame.view.camera.zoom) && (!frame.shown || frame.shown(tile->source, layer));
      if (!answer) continue;
      const ScreenPoint at = to_screen(symbol.anchor);
      if (!near_view(frame, symbol, at)) continue;
      Contender one{.symbol = &symbol, .tile = &tile, .key = symbol_key(tile->source, symbol)};
      one.selected = tile->source == "atlas" && frame.highlight.selected.contains(symbol.feature->id);
      one.stood = before.contains(one.key);
      one.rank = rank_by_key(one);
      if (!symbol.path.empty()) one.from_centre = std::hypot(at.x - frame.view.width / 2, at.y - frame.view.height / 2);
      one.rank_after_key = rank_after_key(one);
      out.push_back(one);
    }
  }
  std::sort(out.begin(), out.end(), goes_before);
  return out;
}

std::size_t first_group(std::span<const Contender> contenders) {
  const auto alike = [&](const Contender& c) {
    return c.selected == contenders.front().selected && c.symbol->style_layer == contenders.front().symbol->style_layer;
  };
  return static_cast<std::size_t>(std::find_if_not(contenders.begin(), contenders.end(), alike) - contenders.begin());
}

}  // namespace atlas::render
