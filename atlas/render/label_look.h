#pragma once
#include <boost/container/static_vector.hpp>
#include <string>
#include <vector>

#include "source/map_layer.h"
#include "style/style.h"

namespace atlas::render {

// Which part of the text stands at the anchor, as in text-anchor: `x` -1 its left edge, 0 its middle, 1 its right
// edge; `y` likewise from the top.
struct TextAnchor {
  int x = 0, y = 0;
  friend bool operator==(const TextAnchor&, const TextAnchor&) = default;
};
TextAnchor text_anchor(std::string_view name);

// The layout and paint of one symbol or circle at one zoom. Logical pixels unless said otherwise; colours
// premultiplied.
struct LabelLook {
  float text_size = 16, text_padding = 2, icon_size = 1, icon_padding = 2;
  float offset_x = 0, offset_y = 0, radial_offset = 0;   // em
  float icon_offset_x = 0, icon_offset_y = 0;
  // In order of preference; nine exist. No allocation: a look is copied for each candidate.
  boost::container::static_vector<TextAnchor, 9> anchors = {TextAnchor{}};
  bool variable = false;                                 // anchors come from text-variable-anchor
  TextAnchor icon_anchor;
  bool text_overlap = false, icon_overlap = false, text_ignored = false, icon_ignored = false;
  bool text_optional = false, icon_optional = false, keep_upright = true, icon_turns = false;
  float max_angle = 45, icon_rotate = 0, text_rotate = 0;   // degrees
  float spacing = 250;
  style::Color text, halo, circle, stroke;
  float halo_width = 0, halo_blur = 0, text_opacity = 1, icon_opacity = 1;
  float radius = 5, circle_blur = 0, circle_opacity = 1, stroke_width = 0, stroke_opacity = 1;
};

// Evaluates looks: what does not depend on the feature is evaluated once a layer.
class LabelLooks {
 public:
  LabelLooks(const style::Style& style, const source::Object& state, double zoom);
  LabelLook of(std::size_t style_layer, const source::MapFeature& feature);
  // The look of every feature of the layer; null where it depends on the feature.
  const LabelLook* common(std::size_t style_layer, const source::MapFeature& any);

 private:
  struct Prepared {
    bool ready = false;
    LabelLook base;
    std::vector<std::size_t> varying;   // rows of the table of properties that read the feature
  };
  Prepared& prepare(std::size_t style_layer, const source::MapFeature& any);
  style::Evaluation at(const source::MapFeature* feature) const;

  const style::Style& style_;
  const source::Object& state_;
  double zoom_;
  std::vector<Prepared> prepared_;
};

}  // namespace atlas::render
