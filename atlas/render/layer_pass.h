#pragma once
#include <span>

#include "render/area_clip.h"
#include "render/feature_states.h"
#include "render/group.h"
#include "render/paint.h"

namespace atlas::render {

// A halo drawn in place of a line's own paint: around what is selected or under the pointer.
struct Halo {
  style::Color color;          // opaque
  float opacity = 1;
  float least_width = 6;       // logical pixels
  float beyond = 3;            // at least so much wider than the line
};

// What one style layer is drawn from and how.
struct LayerDraw {
  std::size_t index = 0;
  const style::Layer* layer = nullptr;
  std::span<const DrawnTile> drawn;
  const source::Object* state = nullptr;
  StateFilter filter;
  const Halo* halo = nullptr;
};

// Draws fill and line layers, tile by tile in the order of ids.
class LayerPass {
 public:
  LayerPass(const Programs& programs, GroupStack& groups) : programs_(programs), groups_(groups) {}

  // Vertices drawn.
  std::size_t draw(const Frame& frame, AreaClip& clip, const FeatureStates& states, const LayerDraw& draw);

 private:
  enum class Target { picture, group, reduced_group };
  // A batch of a tile with its paint.
  struct Item {
    std::size_t tile;
    const GpuLayer* layer;
    const mesh::Batch* batch;
    LinePaint paint;
  };

  std::size_t draw_fills(const Frame& frame, AreaClip& clip, const FeatureStates& states, const LayerDraw& draw);
  std::size_t draw_lines(const Frame& frame, AreaClip& clip, const FeatureStates& states, const LayerDraw& draw);
  std::vector<Item> line_items(const Frame& frame, const LayerDraw& draw) const;
  std::vector<gpu::PixelBox> boxes_of(const Frame& frame, const AreaClip& clip, const LayerDraw& draw,
                                      std::span<const Item> items) const;
  void draw_items(const Frame& frame, AreaClip& clip, const FeatureStates& states, const LayerDraw& draw,
                  std::span<const Item> items, Target target);
  static bool all_thin(const Frame& frame, std::span<const Item> items);
  void set_line(const Frame& frame, const LinePaint& paint, float opacity) const;
  void set_hair(const Frame& frame, const LinePaint& paint, float opacity, geo::PlanePoint origin, double unit) const;

  const Programs& programs_;
  GroupStack& groups_;
};

}  // namespace atlas::render
