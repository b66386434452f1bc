#include "render/label_order.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <tuple>

namespace atlas::render {
namespace {

// FNV-1a: the same in every run and build, as std::hash need not be.
class Fingerprint {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) add_byte(static_cast<unsigned char>(c));
    add_byte(0xFF);
  }
  void add(std::uint64_t number) {
    for (int i = 0; i < 8; ++i) add_byte(static_cast<unsigned char>(number >> (8 * i)));
  }
  std::uint64_t value() const { return value_; }

 private:
  void add_byte(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001B3ull; }
  std::uint64_t value_ = 0xCBF29CE484222325ull;
};

constexpr double far_px = 700;   // a path reaches no farther from its anchor

bool near_view(const SymbolFrame& frame, const mesh::SymbolCandidate& symbol, ScreenPoint at) {
  const double rim = symbol.path.empty() ? 100 : far_px;
  return at.x >= -rim && at.y >= -rim && at.x <= frame.view.width + rim && at.y <= frame.view.height + rim;
}

bool goes_before(const Contender& a, const Contender& b) {
  const auto rank = [](const Contender& c) {
    return std::tuple(!c.selected, -static_cast<long>(c.symbol->style_layer), c.symbol->sort_key, !c.stood,
                      std::floor(c.from_centre / 64), c.symbol->place, c.symbol->feature->id);
  };
  const auto ra = rank(a), rb = rank(b);
  if (ra != rb) return ra < rb;
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
      if (!symbol.path.empty()) one.from_centre = std::hypot(at.x - frame.view.width / 2, at.y - frame.view.height / 2);
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
