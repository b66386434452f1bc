#include "render/painter.h"

#include <algorithm>

namespace atlas::render {
namespace {

using style::LayerType;

constexpr float dimmed = 0.45f;
constexpr style::Color amber = {1.0f, 0.788f, 0.235f, 1.0f};   // #FFC93C
constexpr Halo selected_halo{amber, 1.0f, 6, 4};
constexpr Halo hovered_halo{amber, 0.6f, 6, 6};
const std::string atlas_source = "atlas";

bool relief(const style::Layer& layer) {
  return layer.type == LayerType::color_relief || layer.type == LayerType::hillshade;
}

const std::vector<DrawnTile>& tiles_of(const Scene& scene, const style::Layer& layer) {
  static const std::vector<DrawnTile> none;
  const auto found = scene.tiles.find(layer.source);
  return found == scene.tiles.end() ? none : found->second;
}

}  // namespace

Result<std::unique_ptr<Painter>> Painter::create() {
  auto programs = Programs::create();
  if (!programs) return fail(programs.error());
  return std::unique_ptr<Painter>(new Painter(std::move(*programs)));
}

Painter::Painter(Programs programs)
    : programs_(std::make_unique<Programs>(std::move(programs))),
      clip_(*programs_, grids_),
      groups_(*programs_),
      layers_(*programs_, groups_),
      relief_(*programs_, grids_) {}

std::size_t Painter::draw(const Frame& frame, const Scene& scene) {
  gpu::reset_state();
  gpu::set_viewport(frame.pixels());
  groups_.start_frame(frame);
  clip_.start_frame(frame);
  states_.set(scene.highlight);
  gpu::clear_color(0, 0, 0, 0);
  vertices_ = 0;
  const auto& layers = scene.style.layers;
  const bool selection = !scene.highlight.selected.empty();
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (!drawable(frame, scene, i)) continue;
    if (layers[i].type == LayerType::background) draw_background(frame, scene, layers[i]);
    else if (relief(layers[i])) i = draw_relief(frame, scene, i);
    else if (selection && is_subject(layers[i])) i = draw_subjects(frame, scene, i);
    else draw_layer(frame, scene, i, all_features, nullptr);
  }
  if (!scene.highlight.hovered.empty()) draw_emphasised(frame, scene, only_hovered, hovered_halo);
  if (selection) draw_emphasised(frame, scene, only_selected, selected_halo);
  gpu::reset_state();
  return vertices_;
}

bool Painter::drawable(const Frame& frame, const Scene& scene, std::size_t index) const {
  const style::Layer& layer = scene.style.layers[index];
  return layer.shown_at(frame.zoom()) && (!scene.shown || scene.shown(layer.source, layer));
}

bool Painter::subject_line_or_fill(const Frame& frame, const Scene& scene, std::size_t index) const {
  const style::Layer& layer = scene.style.layers[index];
  return is_subject(layer) && layer.source == atlas_source && drawable(frame, scene, index) &&
         (layer.type == LayerType::line || layer.type == LayerType::fill);
}

void Painter::draw_background(const Frame& frame, const Scene& scene, const style::Layer& layer) {
  style::Evaluation at;
  at.zoom = frame.zoom();
  at.state = &scene.state;
  const style::Color color = layer.color("background-color", at);
  const auto opacity = static_cast<float>(layer.number("background-opacity", at));
  gpu::clear_scissor();
  if (color.a * opacity >= 1) return gpu::clear_color(color.r, color.g, color.b, 1);   // hides what is below it
  gpu::set_blend(gpu::Blend::over);
  programs_->color.use();
  programs_->color.set("color", color.r * opacity, color.g * opacity, color.b * opacity, color.a * opacity);
  triangle_.draw();
}

// Neighbouring relief layers of one source are shaded together. Returns the last of them.
std::size_t Painter::draw_relief(const Frame& frame, const Scene& scene, std::size_t first) {
  const auto& layers = scene.style.layers;
  std::vector<const style::Layer*> together;
  std::size_t last = first;
  for (std::size_t i = first; i < layers.size() && relief(layers[i]) && layers[i].source == layers[first].source; ++i) {
    if (drawable(frame, scene, i)) together.push_back(&layers[i]);
    last = i;
  }
  relief_.draw(frame, clip_, first, together, scene.state, tiles_of(scene, layers[first]));
  return last;
}

std::size_t Painter::draw_layer(const Frame& frame, const Scene& scene, std::size_t index, StateFilter filter,
                                const Halo* halo) {
  const style::Layer& layer = scene.style.layers[index];
  const std::size_t drawn =
      layers_.draw(frame, clip_, states_, {index, &layer, tiles_of(scene, layer), &scene.state, filter, halo});
  vertices_ += drawn;
  return drawn;
}

// A run of subject layers, what is not selected in it, dimmed as one. Returns the last of them.
std::size_t Painter::draw_subjects(const Frame& frame, const Scene& scene, std::size_t first) {
  const auto& layers = scene.style.layers;
  std::size_t last = first;
  groups_.begin({frame.pixels()});
  for (std::size_t i = first; i < layers.size(); ++i) {
    const bool drawn_here = subject_line_or_fill(frame, scene, i);
    const bool passed_over = !drawable(frame, scene, i) || layers[i].type == LayerType::symbol || layers[i].type == LayerType::circle;
    if (!drawn_here && !passed_over) break;
    if (drawn_here) draw_layer(frame, scene, i, not_selected, nullptr);
    last = i;
  }
  groups_.end(dimmed);
  return last;
}

// Corridors first, then the halo, then the lines and fills as they are.
void Painter::draw_emphasised(const Frame& frame, const Scene& scene, StateFilter filter, const Halo& halo) {
  const auto& layers = scene.style.layers;
  const auto each = [&](const auto& wanted, const Halo* around) {
    for (std::size_t i = 0; i < layers.size(); ++i)
      if (subject_line_or_fill(frame, scene, i) && wanted(layers[i])) draw_layer(frame, scene, i, filter, around);
  };
  const auto below = [](const style::Layer& layer) { return layer.type == LayerType::fill || is_corridor(layer); };
  const auto line = [](const style::Layer& layer) { return layer.type == LayerType::line && !is_corridor(layer); };
  const bool drawn_already = filter.value == state_hovered && scene.highlight.selected.empty();
  if (!drawn_already) each(below, nullptr);
  each(line, &halo);
  each(line, nullptr);
}

}  // namespace atlas::render
