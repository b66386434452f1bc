#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "render/layer_pass.h"
#include "render/programs.h"
#include "render/relief_pass.h"

namespace atlas::render {

// What is drawn, below the symbols.
struct Scene {
  const style::Style& style;
  const source::Object& state;
  const std::map<std::string, std::vector<DrawnTile>>& tiles;                  // by source
  const Highlight& highlight;
  std::function<bool(const std::string& source, const style::Layer&)> shown;   // layers that are switched on
};

// Draws the layers of a style in their order, everything but symbols, into the framebuffer that is bound. Where
// features are selected, the rest of the subject layers is dimmed as one group, and they stand on top with a halo.
// Thread: the one whose context is current; owns the GL objects of its passes.
class Painter {
 public:
  static Result<std::unique_ptr<Painter>> create();

  std::size_t draw(const Frame& frame, const Scene& scene);   // vertices drawn
  void forget() { relief_.forget(); }                         // another style or projection

 private:
  explicit Painter(Programs programs);

  bool drawable(const Frame& frame, const Scene& scene, std::size_t index) const;
  bool subject_line_or_fill(const Frame& frame, const Scene& scene, std::size_t index) const;
  void draw_background(const Frame& frame, const Scene& scene, const style::Layer& layer);
  std::size_t draw_relief(const Frame& frame, const Scene& scene, std::size_t first);
  std::size_t draw_layer(const Frame& frame, const Scene& scene, std::size_t index, StateFilter filter, const Halo* halo);
  std::size_t draw_subjects(const Frame& frame, const Scene& scene, std::size_t first);
  void draw_emphasised(const Frame& frame, const Scene& scene, StateFilter filter, const Halo& halo);

  std::unique_ptr<Programs> programs_;   // passes keep a reference to it
  GridCache grids_;
  AreaClip clip_;
  GroupStack groups_;
  LayerPass layers_;
  ReliefPass relief_;
  FeatureStates states_;
  gpu::ScreenTriangle triangle_;
  std::size_t vertices_ = 0;
};

}  // namespace atlas::render
