#pragma once
#include "style/node.h"
#include "style/ramp.h"

namespace atlas::style {

// step and interpolate: outputs by where an input number lies among stops. Also what legacy functions become.
struct Ramp final : Node {
  bool steps = false;
  Easing easing;
  ColorSpace space = ColorSpace::rgb;
  NodePtr input;
  std::vector<double> stops;
  Nodes outputs;

  explicit Ramp(Type t) : Node(std::move(t)) {}
  Datum evaluate(const Evaluation& at) const override;
  Nodes children() const override;
};

}  // namespace atlas::style
