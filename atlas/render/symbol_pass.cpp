#include <algorithm>
#include <set>
#include <cmath>
#include <cstddef>

#include "embedded/shaders.h"
#include "gpu/buffer.h"
#include "gpu/program.h"
#include "gpu/state.h"
#include "mesh/symbol_text.h"
#include "render/glyph_atlas.h"
#include "render/icon_atlas.h"
#include "render/label_fade.h"
#include "render/label_placement.h"
#include "render/symbol_vertices.h"
#include "render/symbols.h"

namespace atlas::render {
namespace {

constexpr float dimmed = 0.45f;   // what is not selected, while something is

bool is_subject(const style::Layer& layer) {
  const auto found = std::find_if(layer.metadata.begin(), layer.metadata.end(),
                                  [](const auto& entry) { return entry.first == "atlas:subject"; });
  return found != layer.metadata.end() && found->second.boolean() && *found->second.boolean();
}

gpu::VertexArray upload(const SymbolGeometry& geometry) {
  using V = SymbolVertex;
  return {gpu::Buffer(gpu::bytes_of(geometry.vertices)), gpu::Buffer(gpu::bytes_of(geometry.indices)), sizeof(V),
          {{0, 2, gpu::FieldType::floats, offsetof(V, x)},
           {1, 2, gpu::FieldType::floats, offsetof(V, u)},
           {2, 4, gpu::FieldType::unit_bytes, offsetof(V, color)},
           {3, 4, gpu::FieldType::floats, offsetof(V, shape)}}};
}

class GlSymbolPass final : public SymbolPass {
 public:
  GlSymbolPass(std::shared_ptr<text::Fonts> fonts, gpu::Program program, IconAtlas icons)
      : fonts_(std::move(fonts)), program_(std::move(program)), icons_(std::move(icons)), glyphs_(fonts_) {}

  SymbolStats place(const SymbolFrame& frame) override {
    std::vector<ScreenBox> keep_out;
    for (const ScreenRect& rect : frame.view.keep_clear)
      keep_out.push_back({static_cast<float>(rect.x), static_cast<float>(rect.y),
                          static_cast<float>(rect.x + rect.width), static_cast<float>(rect.y + rect.height)});
    const PlacementRoom room{.keep_out = std::move(keep_out),
                             .icon_exists = [](const std::string& name) { return IconAtlas::exists(name); }};
    labels_ = placement_.place(frame, room);
    SymbolStats stats{.labels = labels_.size()};
    if (frame.history) stats.fading = fade_.update(labels_, PlaneToScreen(frame.view), frame.now_s);
    std::vector<bool> subjects;
    for (const style::Layer& layer : frame.style.layers) subjects.push_back(is_subject(layer));
    make_geometry([&](const PlacedLabel& label) {
      const auto& chosen = frame.highlight.selected;
      if (chosen.empty() || !subjects[label.style_layer] || label.tile->source != "atlas") return 1.0f;
      const std::uint32_t id = label.symbol->feature->id;
      return chosen.contains(id) || frame.highlight.hovered.contains(id) ? 1.0f : dimmed;
    }, frame.history ? 0 : frame.view.pixel_ratio);
    return stats;
  }

  void place_swatch(const View& view, const style::Style& style, std::span<const std::size_t> style_layers,
                    const source::MapFeature& sample, const source::Object& state) override {
    labels_.clear();
    LabelLooks looks(style, state, view.camera.zoom);
    auto tile = std::make_shared<mesh::TileMesh>();
    tile->symbols.reserve(style_layers.size());   // labels point at them
    for (const std::size_t index : style_layers) {
      const style::Layer& layer = style.layers[index];
      PlacedLabel label{
          .style_layer = index, .look = looks.of(index, sample), .anchor = {view.width / 2, view.height / 2}};
      mesh::SymbolCandidate symbol{.style_layer = index, .feature = &sample};
      if (layer.type == style::LayerType::circle) {
        label.circle = true;
      } else if (layer.type == style::LayerType::symbol) {
        set_sample(view, layer, sample, state, symbol, label);
      } else {
        continue;
      }
      tile->symbols.push_back(std::move(symbol));
      label.symbol = &tile->symbols.back();
      label.tile = tile;
      labels_.push_back(std::move(label));
    }
    make_geometry([](const PlacedLabel&) { return 1.0f; }, view.pixel_ratio);
    labels_.clear();   // nothing of a legend is to be picked
  }

  void draw(const Piece& piece, double pixel_ratio) override {
    if (index_count_ == 0) return;
    gpu::set_blend(gpu::Blend::over);
    program_.use();
    program_.set("piece", static_cast<float>(piece.left), static_cast<float>(piece.top),
                 static_cast<float>(piece.width), static_cast<float>(piece.height));
    program_.set("ratio", static_cast<float>(pixel_ratio));
    program_.set("spread", spread_);
    program_.set("glyphs", 0);
    program_.set("icons", 1);
    glyphs_.texture().bind(0);
    icons_.texture().bind(1);
    vertices_.draw(0, index_count_);
  }

  std::vector<SymbolHit> pick(ScreenPoint at, double tolerance_px) const override {
    std::vector<SymbolHit> hits;
    for (auto label = labels_.rbegin(); label != labels_.rend(); ++label) {
      double nearest = tolerance_px + 1;
      for (const ScreenBox& box : label->boxes) {
        const ScreenBox b = box.moved(label->anchor.x, label->anchor.y);
        const double dx = std::max({b.min_x - at.x, 0.0, at.x - b.max_x}),
                     dy = std::max({b.min_y - at.y, 0.0, at.y - b.max_y});
        nearest = std::min(nearest, std::hypot(dx, dy));
      }
      if (nearest <= tolerance_px)
        hits.push_back({label->tile->source, label->symbol->feature, label->style_layer, nearest});
    }
    return hits;
  }

  void forget() override {
    placement_.forget();
    fade_.forget();
  }

 private:
  // The icon, or else two letters in the text's own type.
  void set_sample(const View& view, const style::Layer& layer, const source::MapFeature& sample,
                  const source::Object& state, mesh::SymbolCandidate& symbol, PlacedLabel& label) const {
    const style::Evaluation at{.zoom = view.camera.zoom,
                               .properties = &sample.properties,
                               .geometry = sample.geometry.type,
                               .id = source::Value(static_cast<double>(sample.id)),
                               .state = &state};
    symbol.icon = mesh::icon_name(layer, at);
    if (!symbol.icon.empty()) {
      label.look.icon_offset_x = label.look.icon_offset_y = 0;
      label.look.icon_anchor = {};
      label.icons.push_back(set_icon(symbol, label.look, nullptr));
      return;
    }
    const mesh::LabelText text = mesh::label_text(layer, at);
    const bool chinese =
        std::any_of(text.first.begin(), text.first.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
    symbol.shaped = fonts_->shape(chinese ? "文字" : "Aa", text.first_font);
    label.look.offset_x = label.look.offset_y = label.look.radial_offset = 0;
    label.glyphs = set_at_point(symbol, label.look, {}, false).glyphs;
  }

  void make_geometry(const LabelShare& share, double snap) {
    // In the labels' order, not the keys': faces are numbered as workers happen to open them, and where a glyph lies in
    // the atlas shows in the last bit of its edge.
    std::vector<text::GlyphKey> needed;
    std::set<text::GlyphKey> known;
    for (const PlacedLabel& label : labels_)
      for (const LabelGlyph& glyph : label.glyphs)
        if (known.insert(glyph.key).second) needed.push_back(glyph.key);
    glyphs_.require(needed);
    for (const text::GlyphKey key : needed)
      if (const AtlasGlyph* glyph = glyphs_.find(key)) spread_ = glyph->spread;
    const SymbolGeometry geometry = symbol_geometry(labels_, glyphs_, icons_, share, snap);
    index_count_ = static_cast<std::uint32_t>(geometry.indices.size());
    if (index_count_ > 0) vertices_ = upload(geometry);
  }

  std::shared_ptr<text::Fonts> fonts_;
  gpu::Program program_;
  IconAtlas icons_;
  GlyphAtlas glyphs_;
  LabelPlacement placement_;
  LabelFade fade_;
  std::vector<PlacedLabel> labels_;   // of the last placement, in drawing order
  gpu::VertexArray vertices_;
  std::uint32_t index_count_ = 0;
  float spread_ = 1;                  // the same for every glyph
};

}  // namespace

Result<std::unique_ptr<SymbolPass>> SymbolPass::create(std::shared_ptr<text::Fonts> fonts) {
  auto program =
      gpu::Program::create("symbol", embedded::shaders_file("symbol.vert"), embedded::shaders_file("symbol.frag"));
  if (!program) return fail(program.error());
  auto icons = IconAtlas::create();
  if (!icons) return fail(icons.error());
  return std::make_unique<GlSymbolPass>(std::move(fonts), std::move(*program), std::move(*icons));
}

}  // namespace atlas::render
